import { type Grade, gradeWeight } from '#domain/grade.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { binnedAt, type Instant } from '#domain/instant.ts';
import type { Place, Where } from '#domain/place.ts';
import type { Watch } from '#domain/watch.ts';

export type SignalOf<K extends IndicatorId> = Extract<Signal, { indicator: K }>;

/** One statement of a signal: as first recorded, or as a correction put it. */
export interface SignalVersion {
  revision: number;
  recordedAt: Instant;
  author: string;
  /** Why it was corrected; null for the first. */
  reason: string | null;
  signal: Signal;
}

/** A signal as the log has it now. */
export interface SignalRecord<K extends IndicatorId = IndicatorId> {
  id: string;
  indicator: K;
  signal: SignalOf<K>;
  /** Instant that readings bin by; null when unknown. */
  at: Instant | null;
  /** Region of the watch; null when unknown or outside it. */
  region: string | null;
  /** Who first said it: the relayed origin, else the publisher family, else the source. */
  origin: string;
  weight: number;
  /** Revision and instant at which the signal was first recorded. */
  revision: number;
  recordedAt: Instant;
  author: string;
}

/** A record of any indicator, told apart by `indicator`. */
export type AnySignalRecord = { [K in IndicatorId]: SignalRecord<K> }[IndicatorId];

/** Spellings already reduced: a few hundred sources sign nearly all signals. */
const reduced = new Map<string, string>();
const reducedKept = 2_000;

/** Name of an origin without case, accents and outer space, so that spellings count once. */
export function originOf(signal: Pick<Signal, 'relayOf' | 'source'>): string {
  const name = signal.relayOf ?? signal.source.family ?? signal.source.name;
  const known = reduced.get(name);
  if (known !== undefined) return known;
  const origin = name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .trim()
    .toLowerCase();
  if (reduced.size >= reducedKept) reduced.clear();
  reduced.set(name, origin);
  return origin;
}

/** Region in which something happened, by the watch's gazetteer; null when it has none. */
export function regionOf(where: Where | null, places: ReadonlyMap<string, Place>): string | null {
  if (where === null) return null;
  if (where.type === 'place') return places.get(where.place)?.region ?? null;
  return where.region;
}

/** The places of a watch by id. */
export function gazetteerOf(watch: Watch): ReadonlyMap<string, Place> {
  return new Map(watch.places.map((place) => [place.id, place]));
}

interface Recording {
  id: string;
  revision: number;
  recordedAt: Instant;
  author: string;
}

/** A signal, and what it is about: the same text for all, as one out of the log is another. */
interface Stated<K extends IndicatorId> {
  indicator: K;
  signal: SignalOf<K>;
}

/** The record of a signal: what readings need of it, worked out once. */
export function recordOf<K extends IndicatorId>(
  { indicator, signal }: Stated<K> & { signal: Signal },
  recording: Recording,
  places: ReadonlyMap<string, Place>,
): SignalRecord<K> {
  const grade: Grade = signal.grade;
  return {
    id: recording.id,
    indicator,
    signal,
    at: binnedAt(signal.eventAt, signal.precision),
    region: regionOf(signal.where, places),
    origin: originOf(signal),
    weight: gradeWeight(grade),
    revision: recording.revision,
    recordedAt: recording.recordedAt,
    author: recording.author,
  };
}

/**
 * Every statement of a signal, oldest first. Most are never corrected: those are what was first
 * recorded, and nothing more is kept of them.
 */
export function versionsOf({
  current,
  versions,
}: {
  current: AnySignalRecord;
  versions: SignalVersion[] | null;
}): SignalVersion[] {
  if (versions !== null) return versions;
  const { revision, recordedAt, author, signal } = current;
  return [{ revision, recordedAt, author, reason: null, signal }];
}
