import { configuration } from '#domain/configuration.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import type { Reading } from '#domain/reading.ts';
import type { AnySignalRecord } from '#domain/signal-record.ts';
import { eventIdOf } from '#domain/signal-shelf.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** What one signal adds to a reading. */
export interface Contribution {
  /** Id of the signal. */
  signal: string;
  /** Id of the event it reports. */
  event: string;
  /** Weight 0–1 of its grade. */
  weight: number;
  /** Weight 0–1 of the event by all its reports; null where it is not counted. */
  eventWeight: number | null;
  /** Whether the event is believed: weight over ½. */
  credible: boolean;
  /** Whether it is the best report of its origin: a copy adds nothing. */
  adds: boolean;
  /** Share 0–1 of its event in the decayed weight of all events listed; copies have none. */
  share: number;
}

/** The newest signals of a reading in their order, each with what it adds. */
export function contributionsOf(state: WatchState, reading: Reading): Contribution[] {
  const { halfLife } = indicatorOf(reading.indicator);
  const told = new Set<string>();
  const found = reading.evidence.ids.flatMap((id) => {
    const record = state.signals.get(id)?.current;
    if (record === undefined) return [];
    const event = eventIdOf(state, record);
    const whole = state.books[record.indicator].event(event);
    const isFirst = !told.has(event);
    told.add(event);
    const age = whole === null ? 0 : Math.max(0, reading.accountAt - whole.at);
    const decayed = whole === null ? 0 : whole.weight * halfLifeWeight(age, halfLife);
    return [{ record, event, whole, value: isFirst ? decayed : 0 }];
  });
  const total = found.reduce((sum, { value }) => sum + value, 0);
  return found.map(({ record, event, whole, value }) => ({
    signal: record.id,
    event,
    weight: record.weight,
    eventWeight: whole?.weight ?? null,
    credible: (whole?.weight ?? 0) > configuration.credibleWeight,
    adds: whole === null || isBestOfOrigin(whole, record),
    share: total === 0 ? 0 : value / total,
  }));
}

function isBestOfOrigin(
  { reports }: { reports: readonly Pick<AnySignalRecord, 'id' | 'origin'>[] },
  { id, origin }: AnySignalRecord,
): boolean {
  return reports.find((report) => report.origin === origin)?.id === id;
}
