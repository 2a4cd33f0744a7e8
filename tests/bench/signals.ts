import { v7 } from 'uuid';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import type { DraftInput } from '#domain/entry.ts';
import { isoOf, MINUTE } from '#domain/instant.ts';
import { toWire } from '#domain/wire.ts';

type SignalDraft = Extract<DraftInput, { kind: 'signal-recorded' }>;

/**
 * Signals as a desk would log them now: those of an existing log, seen anew a minute ago. Goes
 * round for ever.
 */
export function* signalsLike(history: readonly HistoricDraft[]): Generator<SignalDraft> {
  const signals = history.flatMap(({ draft }) =>
    draft.kind === 'signal-recorded' ? [toWire(draft)] : [],
  );
  const recent = signals.slice(-300);
  for (let i = 0; ; i = (i + 1) % recent.length) {
    const like = recent[i];
    if (like === undefined) throw new Error('There is no signal to take after.');
    yield anew(like);
  }
}

function anew(like: SignalDraft): SignalDraft {
  const { signal } = like;
  const seen = {
    eventAt: isoOf(Date.now() - MINUTE),
    precision: 'minute' as const,
    incident: null,
    event: null,
  };
  // What it answers to is in another log.
  const alone =
    signal.indicator === 'public-messaging'
      ? { ...signal, details: { ...signal.details, contradicts: [] } }
      : signal;
  return { ...like, id: v7(), signal: { ...alone, ...seen } };
}
