import type { Draft } from '#domain/entry.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { type Instant, MINUTE } from '#domain/instant.ts';
import { problem } from '#domain/problems.ts';
import type { FieldProblem } from '#domain/refusal.ts';

/** How far a client's clock may run ahead of the server's. */
const CLOCK_SKEW = 5 * MINUTE;

/**
 * What an entry tells of has come to pass: nothing can have happened, been published or been
 * looked at after it was recorded. Clocks that run a little ahead are forgiven. What lies ahead
 * by its nature (the window of a tripwire, the horizon of a scenario, a note) may lie ahead.
 */
export function aheadOf(now: Instant, draft: Told): FieldProblem[] {
  return Object.entries(pastOf(draft)).flatMap(([field, at]) =>
    at !== null && at > now + CLOCK_SKEW ? [problem(field, 'time.future')] : [],
  );
}

/** An entry, or as much of one as a form of signals knows. */
type Told = Draft | { kind: 'signal-recorded'; signal: Signal };

/** The instants of an entry that must have come, by their fields. */
function pastOf(draft: Told): Readonly<Record<string, Instant | null>> {
  switch (draft.kind) {
    case 'signal-recorded':
    case 'signal-corrected': {
      const { eventAt, source } = draft.signal;
      return { 'signal.eventAt': eventAt, 'signal.source.publishedAt': source.publishedAt };
    }
    case 'incident-opened':
    case 'incident-corrected': {
      const { startAt, source } = draft.incident;
      const published = source?.publishedAt ?? null;
      return { 'incident.startAt': startAt, 'incident.source.publishedAt': published };
    }
    case 'heartbeat':
      return { lookedAt: draft.lookedAt };
    case 'incident-closed':
    case 'clock-closed':
      return { closedAt: draft.closedAt };
    case 'clock-mooted':
      return { mootedAt: draft.mootedAt };
    case 'tripwire-fired':
      return { firedAt: draft.firedAt };
    case 'tripwire-lapsed':
      return { lapsedAt: draft.lapsedAt };
    case 'forecast':
      return { madeAt: draft.madeAt };
    case 'setting-changed':
      return { 'setting.period.toAt': draft.setting.period?.toAt ?? null };
    default:
      return {};
  }
}
