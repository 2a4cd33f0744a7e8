import { clockKey } from '#domain/clock-acts.ts';
import type { EntryOf } from '#domain/entry.ts';
import type { Link } from '#domain/event-links.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Instant } from '#domain/instant.ts';
import {
  type AnySignalRecord,
  recordOf,
  type SignalRecord,
  type SignalVersion,
  versionsOf,
} from '#domain/signal-record.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** An indicator whose readings may differ from an instant on; null changes no reading. */
export interface Touch {
  indicator: IndicatorId;
  from: Instant | null;
}

type Recording = Omit<SignalVersion, 'signal' | 'reason'> & { id: string };

/** The record of what a signal says. */
export function restate(
  { places }: Pick<WatchState, 'places'>,
  signal: Signal,
  by: Recording,
): AnySignalRecord {
  switch (signal.indicator) {
    case 'response-speed':
      return recordOf({ indicator: 'response-speed', signal }, by, places);
    case 'attack-frequency':
      return recordOf({ indicator: 'attack-frequency', signal }, by, places);
    case 'military-posture':
      return recordOf({ indicator: 'military-posture', signal }, by, places);
    case 'public-messaging':
      return recordOf({ indicator: 'public-messaging', signal }, by, places);
    case 'civilian-impact':
      return recordOf({ indicator: 'civilian-impact', signal }, by, places);
  }
}

/** Both, in one list: mostly there is nothing to join. */
export function joined(first: readonly Touch[], rest: readonly Touch[]): readonly Touch[] {
  return rest.length === 0 ? first : [...first, ...rest];
}

/** Takes a new signal in. */
export function addSignal(state: WatchState, entry: EntryOf<'signal-recorded'>): readonly Touch[] {
  const { id, revision, recordedAt, author, signal } = entry;
  const current = restate(state, signal, { id, revision, recordedAt, author });
  state.signals.add({ current, versions: null, retracted: null });
  return shelve(state, current);
}

/** Puts a corrected signal in the place of what it said before. */
export function correctSignal(
  state: WatchState,
  entry: EntryOf<'signal-corrected'>,
): readonly Touch[] {
  const history = state.signals.get(entry.target);
  if (history === undefined) return [];
  const { revision, recordedAt, author, reason, signal } = entry;
  const touched = history.retracted === null ? dropSignal(state, history.current) : [];
  history.versions = [...versionsOf(history), { revision, recordedAt, author, reason, signal }];
  history.current = restate(state, signal, history.current);
  return history.retracted === null ? [...touched, ...shelve(state, history.current)] : [];
}

/** Shelves a signal that the readings count. */
export function shelve(state: WatchState, record: AnySignalRecord): readonly Touch[] {
  const { at, region } = record;
  if (at !== null) state.looked[record.indicator].signal(at, region);
  return joined(intoBook(state, record, 'add'), answers(state, record, 'add'));
}

/** Takes a signal out of all readings, as if it had never been there. */
export function dropSignal(state: WatchState, record: AnySignalRecord): readonly Touch[] {
  const { at, region } = record;
  if (at !== null) state.looked[record.indicator].unsignal(at, region);
  return joined(intoBook(state, record, 'remove'), answers(state, record, 'remove'));
}

/** Takes a link between signals and events in, and moves the signals that it concerns. */
export function link(state: WatchState, entry: Link): readonly Touch[] {
  return move(state, signalsOf(state, entry), () => state.links.add(entry));
}

/** Changes the links by one that is not the last, and moves the signals that it concerns. */
export function relink(state: WatchState, entry: Link, change: () => void): readonly Touch[] {
  const into = entry.kind === 'events-merged' ? reportsOf(state, entry.into) : [];
  return move(state, [...signalsOf(state, entry), ...into], change);
}

/** Takes a link back. What it hid comes out again, and that was all in one event. */
export function unlink(state: WatchState, entry: Link): readonly Touch[] {
  return move(state, signalsOf(state, entry), () => state.links.remove(entry.id));
}

/**
 * Signals that a link may move by coming or going: the one it names, or all of the event that
 * another takes in. Once it is taken in that is all of the other, whatever else was merged since.
 */
function signalsOf(state: WatchState, entry: Link): string[] {
  return entry.kind === 'events-merged' ? reportsOf(state, entry.from) : [entry.signal];
}

/** The signals that report an event, or the one that it was merged into. */
export function reportsOf(state: WatchState, event: string): string[] {
  const from = state.links.resolve(event);
  return indicatorIds.flatMap((indicator) =>
    state.books[indicator].reportsOf(from).map(({ id }) => id),
  );
}

function move(state: WatchState, ids: Iterable<string>, change: () => void): readonly Touch[] {
  const before = new Map<string, string>();
  for (const id of ids) {
    const history = state.signals.get(id);
    if (history === undefined || history.retracted !== null) continue;
    before.set(id, eventIdOf(state, history.current));
  }
  change();
  const touches: Touch[] = [];
  for (const [id, event] of before) {
    const history = state.signals.get(id);
    if (history === undefined || event === eventIdOf(state, history.current)) continue;
    touches.push(...takeFrom(state, history.current, event));
    touches.push(...intoBook(state, history.current, 'add'));
  }
  return touches;
}

/** The event that a signal reports. */
export function eventIdOf(state: WatchState, record: AnySignalRecord): string {
  return state.links.eventOf(record.id, record.signal.event);
}

function intoBook(
  state: WatchState,
  record: AnySignalRecord,
  how: 'add' | 'remove',
): readonly Touch[] {
  const event = eventIdOf(state, record);
  if (how === 'remove') return takeFrom(state, record, event);
  return touchesOf(state, { record, event, changedFrom: putInto(state, record, event) });
}

function putInto(state: WatchState, record: AnySignalRecord, event: string): Instant | null {
  switch (record.indicator) {
    case 'response-speed':
      return state.books[record.indicator].add(event, record);
    case 'attack-frequency':
      return state.books[record.indicator].add(event, record);
    case 'military-posture':
      return state.books[record.indicator].add(event, record);
    case 'public-messaging':
      return state.books[record.indicator].add(event, record);
    case 'civilian-impact':
      return state.books[record.indicator].add(event, record);
  }
}

function takeFrom(state: WatchState, record: AnySignalRecord, event: string): readonly Touch[] {
  const from = state.books[record.indicator].remove(event, record.id);
  return touchesOf(state, { record, event, changedFrom: from });
}

interface Shelved {
  record: AnySignalRecord;
  event: string;
  changedFrom: Instant | null;
}

/** Public messaging also reads the dead of an incident: it holds them against the official toll. */
function touchesOf(state: WatchState, { record, event, changedFrom }: Shelved): readonly Touch[] {
  const { indicator, at } = record;
  // A report may be older than the event it joins: somebody looked already then.
  const from =
    at === null || changedFrom === null ? (changedFrom ?? at) : Math.min(at, changedFrom);
  if (indicator !== 'attack-frequency') return [{ indicator, from }];
  // One report may name the incident, and another one the dead.
  const others = state.books[indicator].reportsOf(event);
  const isOfIncident = isOfOne(record) || others.some(isOfOne);
  if (!isOfIncident) return [{ indicator, from }];
  return [
    { indicator, from },
    { indicator: 'public-messaging', from },
  ];
}

function isOfOne({ signal }: AnySignalRecord): boolean {
  return signal.incident !== null;
}

/** A response signal with an incident answers that incident's clock, once it is believed. */
function answers(
  state: WatchState,
  record: AnySignalRecord,
  how: 'add' | 'remove',
): readonly Touch[] {
  if (record.indicator !== 'response-speed') return [];
  const { incident } = record.signal;
  if (incident === null || record.at === null) return [];
  if (how === 'remove') state.incidents.retract(record.id);
  else state.incidents.act(closing(record, incident, record.at));
  return [{ indicator: 'response-speed', from: record.at }];
}

function closing(record: SignalRecord<'response-speed'>, incident: string, at: Instant) {
  const { clock, clockName } = record.signal.details;
  return {
    entry: record.id,
    incident,
    clock: clockKey(clock, clockName),
    at,
    report: { origin: record.origin, weight: record.weight },
    signal: record.id,
    type: 'closed' as const,
  };
}
