import { distanceKm, pointOf } from '#domain/distance.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { binnedAt, DAY, HOUR, type Instant } from '#domain/instant.ts';
import { reportsWithin, type Said, undatedReports } from '#domain/reports-apart.ts';
import { type AnySignalRecord, originOf, regionOf } from '#domain/signal-record.ts';
import type { WatchState } from '#domain/watch-state.ts';

const SHOWN = 5;
const DUPLICATES_WITHIN = 2 * DAY;
const EVENTS_WITHIN = 3 * DAY;
const EVENTS_NEAR = 60;
/** Share of headline words in common from which two signals seem to say the same. */
const ALIKE = 0.5;
/** Signals looked through for duplicates of a signal without an instant. */
const RECENT = 500;

/** What is compared of an event, whatever its indicator. */
type Told = Pick<EventRecord, 'id' | 'at' | 'region'> & {
  reports: readonly Pick<AnySignalRecord, 'origin'>[];
  lead: { id: string; signal: Pick<Signal, 'where'> };
};

/** An event that a signal may be one more report of. */
export interface NearEvent {
  event: Told;
  distanceKm: number | null;
  apartHours: number | null;
  independent: boolean;
}

/**
 * Signals that seem to say what this one says, likeliest first: the same address, or about the
 * same time and region in much the same words.
 */
export function duplicatesOf(state: WatchState, signal: Signal): Pick<AnySignalRecord, 'id'>[] {
  const words = wordsOf(signal.headline);
  const region = regionOf(signal.where, state.places);
  const scored: { record: Said; score: number }[] = [];
  for (const record of candidates(state, signal)) {
    if (region !== null && record.region !== null && record.region !== region) continue;
    const sameAddress =
      signal.source.url !== null && record.signal.source.url === signal.source.url;
    const score = sameAddress ? 1 : common(words, wordsOf(record.signal.headline));
    if (score >= ALIKE) scored.push({ record, score });
  }
  return scored
    .sort((a, b) => b.score - a.score || b.record.revision - a.record.revision)
    .slice(0, SHOWN)
    .map(({ record }) => record);
}

/** Signals of the indicator about the same time; of an unknown time, those recorded last. */
function* candidates(state: WatchState, signal: Signal): Generator<Said> {
  const at = binnedAt(signal.eventAt, signal.precision);
  if (at !== null) {
    const about = { from: at - DUPLICATES_WITHIN - 1, to: at + DUPLICATES_WITHIN };
    yield* undatedReports(state, signal.indicator);
    yield* reportsWithin(state, signal.indicator, about);
    return;
  }
  let seen = 0;
  for (let i = state.signals.size - 1; i >= 0 && seen < RECENT; i -= 1) {
    const history = state.signals.at(i);
    if (history === undefined || history.retracted !== null) continue;
    seen += 1;
    if (history.current.indicator === signal.indicator) yield history.current;
  }
}

function wordsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
  return new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2));
}

/** Words in common as a share of all words of both. */
function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Events of the same indicator close in time and place, nearest first. */
export function eventsNear(state: WatchState, signal: Signal): NearEvent[] {
  const at = binnedAt(signal.eventAt, signal.precision);
  if (at === null) return [];
  const origin = originOf(signal);
  const about: readonly Told[] = state.books[signal.indicator].within(
    at - EVENTS_WITHIN,
    at + EVENTS_WITHIN,
  );
  const near: NearEvent[] = [];
  for (const event of byTime(about, at)) {
    const apartHours = Math.abs(event.at - at) / HOUR;
    const last = near[SHOWN - 1];
    // Where it happened must be looked up, and those that follow are as remote by time alone.
    if (last !== undefined && remoteness(last) < apartHours / 24) break;
    const apart = distanceBetween(state, signal, event);
    if (apart === 'elsewhere') continue;
    const independent = event.reports.every((report) => report.origin !== origin);
    near.push({ event, distanceKm: apart, apartHours, independent });
    near.sort((a, b) => remoteness(a) - remoteness(b) || inTime(a.event, b.event));
    near.length = Math.min(near.length, SHOWN);
  }
  return near;
}

/** Events in order of time, those nearest to an instant first. */
function* byTime(events: readonly Told[], at: Instant): Generator<Told> {
  let after = events.findIndex((event) => event.at > at);
  if (after < 0) after = events.length;
  let before = after - 1;
  for (;;) {
    const [earlier, later] = [events[before], events[after]];
    if (earlier === undefined && later === undefined) return;
    const isEarlier =
      later === undefined || (earlier !== undefined && at - earlier.at <= later.at - at);
    const next = isEarlier ? earlier : later;
    if (isEarlier) before -= 1;
    else after += 1;
    if (next !== undefined) yield next;
  }
}

function inTime(a: Told, b: Told): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Kilometres where both have a point, null where only the region can agree. */
function distanceBetween(
  state: WatchState,
  signal: Signal,
  event: Told,
): number | null | 'elsewhere' {
  const here = pointOf(signal.where, state.places);
  const there = pointOf(event.lead.signal.where, state.places);
  if (here !== null && there !== null) {
    const km = distanceKm(here, there);
    return km <= EVENTS_NEAR ? km : 'elsewhere';
  }
  const region = regionOf(signal.where, state.places);
  return region !== null && region === event.region ? null : 'elsewhere';
}

/** A day apart counts like thirty kilometres; an unknown distance like forty. */
function remoteness({ distanceKm: km, apartHours }: NearEvent): number {
  return (km ?? 40) / 30 + (apartHours ?? 0) / 24;
}
