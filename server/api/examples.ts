import { v7 } from 'uuid';
import type { DraftInput } from '#domain/entry.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { HOUR, type Instant, isoOf, MINUTE } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { toWire } from '#domain/wire.ts';
import type { Examples } from '#server/api/operation.ts';
import { exampleSignals } from '#server/api/signal-examples.ts';
import type { Ledger } from '#server/ledger.ts';

type WithoutEnvelope<T> = T extends unknown ? Omit<T, 'id' | 'author'> : never;

const author = 'A. Analyst';

/** Half an hour ago on the full minute: news, and never in the future. */
function lately(now: Instant): string {
  return isoOf(Math.floor((now - HOUR / 2) / MINUTE) * MINUTE);
}

function stamped<T extends object>(content: T): T & { id: string; author: string } {
  return { id: v7(), author, ...content };
}

export const signal: Examples = ({ now }) =>
  Object.fromEntries(
    exampleSignals(lately(now)).map((content) => [content.indicator, stamped({ signal: content })]),
  );

export const heartbeat: Examples = ({ now }) => ({
  everywhere: stamped({ indicator: 'attack-frequency', lookedAt: lately(now), regions: [] }),
});

export const incident: Examples = ({ now }) => ({
  incident: stamped({
    incident: {
      title: 'Convoy ambushed on the northern road',
      startAt: lately(now),
      precision: 'minute',
      where: null,
      clocks: [
        { kind: 'first-statement' },
        { kind: 'after-action-communique', window: { earliest: 24, latest: 72 } },
      ],
    },
  }),
});

export const retraction: Examples = (ledger) =>
  aboutSignals(ledger, 'oldest', ({ id }) =>
    stamped({ target: id, reason: 'The outlet has withdrawn the report' }),
  );

export const correction: Examples = (ledger) =>
  aboutSignals(ledger, 'newest', ({ id, signal: told }) =>
    stamped({
      target: id,
      reason: 'The place was misheard',
      signal: { ...told, where: null, incident: null, event: null, note: 'The place is not known' },
    }),
  );

interface Target {
  id: string;
  signal: SignalInput;
}

/**
 * One example for each watch, about a signal of that watch that still stands. Exercises come
 * first: whoever tries an example out should not try it on what is real.
 */
function aboutSignals(
  { watches }: Ledger,
  which: 'oldest' | 'newest',
  make: (target: Target) => object,
): Record<string, object> {
  const examples: Record<string, object> = {};
  const all = [...watches].sort(
    ([, a], [, b]) => Number(b.state.watch.simulated) - Number(a.state.watch.simulated),
  );
  for (const [id, { state }] of all) {
    const target = standing(state, which);
    if (target !== null) examples[id] = make(target);
  }
  return examples;
}

function standing({ signals }: WatchState, which: 'oldest' | 'newest'): Target | null {
  for (let i = 0; i < signals.size; i += 1) {
    const history = signals.at(which === 'oldest' ? i : signals.size - 1 - i);
    if (history === undefined || history.retracted !== null) continue;
    return { id: history.current.id, signal: toWire(history.current.signal) };
  }
  return null;
}

export const anyEntry: Examples = ({ now }) => {
  const at = lately(now);
  const entries: WithoutEnvelope<DraftInput>[] = [
    { kind: 'annotation', text: 'The rains began early this year', fromAt: at },
    { kind: 'heartbeat', indicator: 'civilian-impact', lookedAt: at, regions: [] },
    {
      kind: 'tripwire-opened',
      title: 'The main airport closes to civil flights',
      condition: { type: 'observed', earliestAt: null, latestAt: null },
    },
    {
      kind: 'forecast',
      set: 'outlook',
      scenarios: [
        { id: 'holds', title: 'It holds', turnsOn: 'the main roads stay open', probability: 0.7 },
        { id: 'spreads', title: 'It spreads', turnsOn: 'a new region is hit', probability: 0.3 },
      ],
      madeAt: at,
    },
    {
      kind: 'setting-changed',
      setting: { name: 'attack-baseline', period: null },
      reason: 'The frozen weeks no longer speak for ordinary times',
    },
  ];
  return Object.fromEntries(entries.map((entry) => [entry.kind, stamped(entry)]));
};

/** Signals as they are logged, one entry of each other kind, and a signal that is taken back. */
export const supposed: Examples = (ledger) => {
  const taken = aboutSignals(ledger, 'newest', ({ id }) =>
    stamped({ kind: 'entry-retracted', target: id, reason: 'The outlet has withdrawn the report' }),
  );
  return { ...signal(ledger), ...anyEntry(ledger), ...taken };
};

export const restart: Examples = () => ({ restart: { action: 'restart' } });
