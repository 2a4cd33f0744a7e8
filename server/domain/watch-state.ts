import { Entries } from '#domain/entries.ts';
import type { Entry, EntryOf } from '#domain/entry.ts';
import { EventBook, type StoredEvents } from '#domain/event-book.ts';
import { EventLinks } from '#domain/event-links.ts';
import { IdSet } from '#domain/id-set.ts';
import { IncidentBook } from '#domain/incident-book.ts';
import { applyToIncidents, lookedBy } from '#domain/incident-entries.ts';
import { completenessTouches } from '#domain/indicators/attack-delays.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { InstantMemo } from '#domain/instant-memo.ts';
import { Looked } from '#domain/looked.ts';
import { Overrides } from '#domain/overrides.ts';
import type { Place } from '#domain/place.ts';
import type { Reading } from '#domain/reading.ts';
import { retract } from '#domain/retraction.ts';
import { ScalePath } from '#domain/scale-path.ts';
import { type AnySignalRecord, gazetteerOf, type SignalVersion } from '#domain/signal-record.ts';
import { addSignal, correctSignal, joined, link, type Touch } from '#domain/signal-shelf.ts';
import { Signals } from '#domain/signals.ts';
import { InstantList } from '#domain/sorted-instants.ts';
import type { Watch } from '#domain/watch.ts';

type Books = { [K in IndicatorId]: EventBook<K> };

/** A signal with everything the log ever said about it. */
export interface SignalHistory {
  /** As it stands now; kept, out of all readings, after a retraction. */
  current: AnySignalRecord;
  /** Every statement of it, oldest first; null while it was never corrected: see `versionsOf`. */
  versions: SignalVersion[] | null;
  retracted: { revision: number; recordedAt: Instant; author: string; reason: string } | null;
}

/** Instants of recording by kind of change, ascending. */
interface Activity {
  recorded: InstantList;
  corrected: InstantList;
  retracted: InstantList;
  heartbeats: InstantList;
}

/** Days that an analyst froze as normal, and who said so. */
export interface FrozenBaseline {
  from: Instant;
  to: Instant;
  by: Pick<EntryOf<'setting-changed'>, 'author' | 'recordedAt' | 'revision' | 'reason'>;
}

/** All that the log of a watch adds up to: what every reading is computed from. */
export interface WatchState {
  watch: Watch;
  run: number;
  places: ReadonlyMap<string, Place>;
  revision: number;
  recordedAt: Instant | null;
  signals: Signals;
  books: Books;
  links: EventLinks;
  looked: Record<IndicatorId, Looked>;
  incidents: IncidentBook;
  /** Entries other than signals that a later entry may take back or refer to, by id. */
  entries: Entries;
  retracted: IdSet;
  tripwires: Map<string, EntryOf<'tripwire-opened'>>;
  tripwireEnds: Map<string, EntryOf<'tripwire-fired' | 'tripwire-lapsed' | 'tripwire-voided'>>;
  forecasts: EntryOf<'forecast'>[];
  annotations: EntryOf<'annotation'>[];
  /** Levels set by hand. */
  overrides: Overrides;
  /** Frozen days against which attacks are called abnormal; null when nobody froze any. */
  attackBaseline: FrozenBaseline | null;
  activity: Activity;
  paths: Record<IndicatorId, ScalePath>;
  /** Scales as of instants that are on no path. */
  scales: Record<IndicatorId, InstantMemo<number | null>>;
  /** How often the evidence of each indicator itself was touched. */
  touched: Record<IndicatorId, number>;
  /** Newest reading of each indicator; null once an entry has touched it. */
  lastReadings: Record<IndicatorId, Reading | null>;
}

/** State of a watch before its first entry. */
export function emptyState(watch: Watch, run: number): WatchState {
  return {
    watch,
    run,
    places: gazetteerOf(watch),
    revision: 0,
    recordedAt: null,
    signals: new Signals(),
    books: booksOf(() => null),
    links: new EventLinks(),
    looked: perIndicator(() => new Looked()),
    incidents: new IncidentBook(),
    entries: new Entries(),
    retracted: new IdSet(),
    tripwires: new Map(),
    tripwireEnds: new Map(),
    forecasts: [],
    annotations: [],
    overrides: new Overrides(),
    attackBaseline: null,
    activity: {
      recorded: new InstantList(),
      corrected: new InstantList(),
      retracted: new InstantList(),
      heartbeats: new InstantList(),
    },
    paths: perIndicator(() => new ScalePath()),
    scales: perIndicator(() => new InstantMemo<number | null>()),
    touched: perIndicator(() => 0),
    lastReadings: perIndicator<Reading | null>(() => null),
  };
}

/** A book for each indicator, with the events that are stored for it. */
export function booksOf(
  stored: <K extends IndicatorId>(indicator: K) => StoredEvents<K> | null,
): Books {
  const always = () => true;
  return {
    'response-speed': new EventBook(always, stored('response-speed')),
    'attack-frequency': new EventBook(
      (record) => record.signal.details.counted,
      stored('attack-frequency'),
    ),
    'military-posture': new EventBook(always, stored('military-posture')),
    'public-messaging': new EventBook(always, stored('public-messaging')),
    'civilian-impact': new EventBook(always, stored('civilian-impact')),
  };
}

function perIndicator<T>(make: () => T): Record<IndicatorId, T> {
  return {
    'response-speed': make(),
    'attack-frequency': make(),
    'military-posture': make(),
    'public-messaging': make(),
    'civilian-impact': make(),
  };
}

/**
 * Takes one entry into the state, in place, and says which readings it touched. Entries come in
 * order of revision and have been checked by the ledger; the same entries always give the same
 * state.
 */
export function fold(state: WatchState, entry: Entry): readonly Touch[] {
  const touches = apply(state, entry);
  forget(state, touches);
  state.revision = entry.revision;
  state.recordedAt = entry.recordedAt;
  const late = completenessTouches(state);
  forget(state, late);
  return joined(touches, late);
}

/** Lets the readings forget what an entry has touched. */
export function forget(state: WatchState, touches: readonly Touch[]): void {
  for (const { indicator, from } of touches) {
    state.touched[indicator] += 1;
    forgetOne(state, indicator, from);
    if (indicator !== 'attack-frequency') continue;
    // The dead of attacks are civilians too.
    forgetOne(state, 'civilian-impact', from);
    // They grow around commands that were thinned, which moves a number but no level.
    forgetOne(state, 'military-posture', null);
  }
}

/** Lets the readings forget everything: the log has gone back. */
export function forgetAll(state: WatchState): void {
  state.paths = perIndicator(() => new ScalePath());
  state.scales = perIndicator(() => new InstantMemo<number | null>());
  for (const indicator of indicatorIds) state.touched[indicator] += 1;
  state.lastReadings = perIndicator<Reading | null>(() => null);
  // What has been learned of late reports is of this day from now on.
  completenessTouches(state);
}

function forgetOne(state: WatchState, indicator: IndicatorId, from: Instant | null): void {
  state.lastReadings[indicator] = null;
  if (from === null) return;
  state.paths[indicator].forget(from);
  state.scales[indicator].forget(from);
}

function apply(state: WatchState, entry: Entry): readonly Touch[] {
  switch (entry.kind) {
    case 'signal-recorded':
      state.activity.recorded.push(entry.recordedAt);
      return addSignal(state, entry);
    case 'signal-corrected':
      state.activity.corrected.push(entry.recordedAt);
      return correctSignal(state, entry);
    case 'entry-retracted':
      state.activity.retracted.push(entry.recordedAt);
      return retract(state, entry);
    case 'report-attached':
    case 'events-merged':
    case 'event-split':
      state.entries.set(entry.id, entry);
      return link(state, entry);
    case 'heartbeat':
      state.entries.set(entry.id, entry);
      state.activity.heartbeats.push(entry.recordedAt);
      return lookedBy(state, entry, 'heartbeat');
    case 'level-overridden':
      state.entries.set(entry.id, entry);
      state.overrides.set(entry);
      return [{ indicator: entry.indicator, from: null }];
    case 'setting-changed':
      state.entries.set(entry.id, entry);
      state.attackBaseline = frozenBy(entry);
      return [{ indicator: 'attack-frequency', from: 0 }];
    default:
      state.entries.set(entry.id, entry);
      return applyToIncidents(state, entry) ?? applyToRest(state, entry);
  }
}

/** The days that a setting freezes; null where it lets them go. */
export function frozenBy(entry: EntryOf<'setting-changed'>): FrozenBaseline | null {
  const { author, recordedAt, revision, reason } = entry;
  const { period } = entry.setting;
  const by = { author, recordedAt, revision, reason };
  return period && { from: period.fromAt, to: period.toAt, by };
}

function applyToRest(state: WatchState, entry: Entry): readonly Touch[] {
  switch (entry.kind) {
    case 'tripwire-opened':
      state.tripwires.set(entry.id, entry);
      return [];
    case 'tripwire-fired':
    case 'tripwire-lapsed':
    case 'tripwire-voided':
      state.tripwireEnds.set(entry.tripwire, entry);
      return [];
    case 'forecast':
      state.forecasts.push(entry);
      return [];
    case 'annotation':
      state.annotations.push(entry);
      return [];
    default:
      return [];
  }
}
