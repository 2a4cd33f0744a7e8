import type { DraftOf } from '#domain/entry.ts';
import { isCredible } from '#domain/event-record.ts';
import type { ClockKind } from '#domain/indicators/response-fields.ts';
import { type Instant, minuteOf } from '#domain/instant.ts';

/** One statement that a clock was answered or became moot. */
export interface ClockAct {
  entry: string;
  incident: string;
  clock: string;
  at: Instant;
  /** Origin and weight of the report that says so; null where an analyst says so. */
  report: { origin: string; weight: number } | null;
  /** The signal that it is about. */
  signal: string | null;
  type: 'closed' | 'mooted';
}

/** One name for a clock of an incident. */
export function clockKey(kind: ClockKind, name: string | null): string {
  return name === null ? kind : `${kind}:${name}`;
}

/** The act of a clock-closed or clock-mooted entry. */
export function actOf(entry: DraftOf<'clock-closed'> | DraftOf<'clock-mooted'>): ClockAct {
  const closed = entry.kind === 'clock-closed';
  return {
    entry: entry.id,
    incident: entry.incident,
    clock: clockKey(entry.clock, entry.clockName),
    at: minuteOf(closed ? entry.closedAt : entry.mootedAt),
    report: null,
    signal: closed ? entry.signal : null,
    type: closed ? 'closed' : 'mooted',
  };
}

/**
 * The first closing that is believed: an analyst's own, or a report after which there is more for
 * it than against it, by the best report of each origin (indicators.md §1).
 */
export function firstBelieved(acts: readonly ClockAct[]): ClockAct | null {
  const best = new Map<string, number>();
  for (const act of inOrder(acts, 'closed')) {
    if (act.report === null) return act;
    const { origin, weight } = act.report;
    best.set(origin, Math.max(best.get(origin) ?? 0, weight));
    // Sorted, so that the order of arrival cannot change even the last digit.
    const against = [...best.values()].sort().reduce((doubt, one) => doubt * (1 - one), 1);
    if (isCredible({ weight: 1 - against })) return act;
  }
  return null;
}

/** Of one type, the earliest first. */
export function inOrder(acts: readonly ClockAct[], type: ClockAct['type']): ClockAct[] {
  return acts
    .filter((act) => act.type === type)
    .sort((a, b) => a.at - b.at || (a.entry < b.entry ? -1 : 1));
}
