import { configuration } from '#domain/configuration.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { SignalRecord } from '#domain/signal-record.ts';

/** What happened in the world, told by one or more signals. The counting unit of every reading. */
export interface EventRecord<K extends IndicatorId = IndicatorId> {
  id: string;
  /** Of its best report; events without an instant are kept aside. */
  at: Instant;
  region: string | null;
  /** Noisy-or over distinct origins, best report each (indicators.md §1). */
  weight: number;
  origins: number;
  /** Best report first: heaviest, then earliest event, then smallest id. */
  reports: readonly SignalRecord<K>[];
  lead: SignalRecord<K>;
}

const WEIGHT_CAP = 0.99;

/** An event counts when more is for it than against it (strict). */
export function isCredible(event: Pick<EventRecord, 'weight'>): boolean {
  return event.weight > configuration.credibleWeight;
}

/** Heavy enough to carry a severe level by itself. */
export function isFirm(event: Pick<EventRecord, 'weight'>): boolean {
  return event.weight >= configuration.corroboratedWeight;
}

/** The event that some reports make; null where none of them gives it an instant. */
export function eventOf<K extends IndicatorId>(
  id: string,
  reports: readonly SignalRecord<K>[],
): EventRecord<K> | null {
  const [only] = reports;
  if (reports.length === 1 && only !== undefined) return eventOfOne(id, only, reports);
  const sorted = [...reports].sort(byMerit);
  const lead = sorted.find((record) => record.at !== null);
  if (lead === undefined || lead.at === null) return null;
  const { against, origins } = doubtOf(sorted);
  return {
    id,
    at: lead.at,
    region: lead.region ?? sorted.find((record) => record.region !== null)?.region ?? null,
    weight: Math.min(WEIGHT_CAP, 1 - against),
    origins,
    reports: sorted,
    lead,
  };
}

/** As most events are. */
function eventOfOne<K extends IndicatorId>(
  id: string,
  lead: SignalRecord<K>,
  reports: readonly SignalRecord<K>[],
): EventRecord<K> | null {
  const { at, region } = lead;
  if (at === null) return null;
  // As for several, to the last digit.
  const weight = Math.min(WEIGHT_CAP, 1 - (1 - lead.weight));
  return { id, at, region, weight, origins: 1, reports, lead };
}

/** What is left of doubt after the best report of each origin, and how many origins there are. */
function doubtOf(reports: readonly { origin: string; weight: number }[]) {
  const best = new Map<string, number>();
  for (const { origin, weight } of reports) {
    if (weight > (best.get(origin) ?? 0)) best.set(origin, weight);
  }
  let against = 1;
  for (const weight of best.values()) against *= 1 - weight;
  return { against, origins: best.size };
}

type Merit = Pick<SignalRecord, 'weight' | 'at' | 'id'>;

function byMerit(a: Merit, b: Merit): number {
  if (a.weight !== b.weight) return b.weight - a.weight;
  const [aAt, bAt] = [a.at ?? Number.POSITIVE_INFINITY, b.at ?? Number.POSITIVE_INFINITY];
  if (aAt !== bAt) return aAt < bAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
