import * as z from 'zod';
import { eventsBehind } from '#domain/events-behind.ts';
import { grades } from '#domain/grade.ts';
import { type CountedEvent, isMove, unnamedPlace } from '#domain/indicators/behind.ts';
import { type Instant, minuteOf } from '#domain/instant.ts';
import { problem } from '#domain/problems.ts';
import { placeNamed, regionNamed } from '#domain/references.ts';
import { Refusal } from '#domain/refusal.ts';
import { versionsOf } from '#domain/signal-record.ts';
import type { SignalHistory, WatchState } from '#domain/watch-state.ts';
import { lineOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { SignalsAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';
import type { SignalsQuery } from '#server/queries.ts';

/** The signals that the filters leave, one page of them. */
export async function readSignals(
  library: Library,
  { log, query, now }: Extract<Ask, { read: 'signals' }>,
): Promise<SignalsAnswer> {
  const state = await library.stateAt(log, await library.revisionWithin(log, query));
  checkFilters(state, query);
  const behind = eventsAsked(state, query, now);
  const asked = behind === null ? query : amongReports(query, behind);
  const among = behind === null ? state.signals.values() : reportsOf(state, behind);
  const found = [...among].filter((history) => matches(state, history, asked));
  const sorted = found.map((history) => ({ history, key: keyOf(history, query.sort) }));
  const sign = query.order === 'asc' ? 1 : -1;
  sorted.sort((a, b) => sign * inOrder(positionOf(a), positionOf(b)));
  const after = query.cursor === undefined ? null : positionIn(query.cursor, query.sort);
  const start =
    after === null ? 0 : sorted.findIndex((item) => sign * inOrder(positionOf(item), after) > 0);
  const page = start < 0 ? [] : sorted.slice(start, start + query.limit);
  const last = page.at(-1);
  const more = last !== undefined && start + page.length < sorted.length;
  return {
    signals: page.map(({ history }) => toWire(lineOf(state, history))),
    next: more ? cursorOf(query.sort, positionOf(last)) : null,
    total: sorted.length,
    events: behind === null ? null : countEvents(found, behind),
  };
}

const anywhere = {
  region: undefined,
  from: undefined,
  to: undefined,
  movedFrom: undefined,
  movedTo: undefined,
};

/**
 * Of the events it was asked already when and where. A number that rests on later knowledge counts
 * events after its own instant: their reports speak of no earlier one.
 */
function amongReports(query: SignalsQuery, behind: readonly CountedEvent[]): SignalsQuery {
  const { asOf = Number.POSITIVE_INFINITY } = query;
  const isAhead = behind.some(({ at }) => at > asOf);
  return { ...query, ...anywhere, ...(isAhead ? { asOf: undefined } : {}) };
}

function movedIn({ movedFrom, movedTo }: SignalsQuery) {
  return { from: movedFrom, to: movedTo };
}

/** The events behind a number, as far as they were when and where it is asked; null for no number. */
function eventsAsked(state: WatchState, query: SignalsQuery, now: Instant): CountedEvent[] | null {
  const { behind, asOf, region } = query;
  if (behind === undefined) return null;
  return eventsBehind(state, behind, asOf ?? minuteOf(now)).filter(
    (event) =>
      (region === undefined || event.region === region) &&
      within(event.at, query) &&
      isMove(event.lead.signal, movedIn(query)),
  );
}

function* reportsOf(state: WatchState, events: readonly CountedEvent[]): Generator<SignalHistory> {
  for (const { reports } of events) {
    for (const { id } of reports) {
      const history = state.signals.get(id);
      if (history !== undefined) yield history;
    }
  }
}

function countEvents(found: readonly SignalHistory[], events: readonly CountedEvent[]): number {
  const left = new Set(found.map(({ current }) => current.id));
  return events.filter(({ reports }) => reports.some(({ id }) => left.has(id))).length;
}

/** Nothing can ever lie in a region or a place that the watch does not have: the name is a slip. */
function checkFilters(state: WatchState, { region, movedFrom, movedTo }: SignalsQuery): void {
  const place = (field: string, id: string | undefined) =>
    placeNamed(state, field, id === undefined || id === unnamedPlace ? null : id);
  const problems = [
    ...regionNamed(state, 'region', region ?? null),
    ...place('movedFrom', movedFrom),
    ...place('movedTo', movedTo),
  ];
  if (problems.length === 0) return;
  throw new Refusal('invalid', 'The address asks for something that cannot be.', problems);
}

function matches(state: WatchState, history: SignalHistory, query: SignalsQuery): boolean {
  const { current, retracted } = history;
  const { signal } = current;
  return (
    (query.ids === undefined || query.ids.includes(current.id)) &&
    (query.indicator === undefined || current.indicator === query.indicator) &&
    (query.grade === undefined || signal.grade === query.grade) &&
    (query.claim === undefined || signal.claim === query.claim) &&
    (query.region === undefined || current.region === query.region) &&
    (query.incident === undefined || signal.incident === query.incident) &&
    (query.status === 'all' || (query.status === 'retracted') === (retracted !== null)) &&
    hasChanged(history, query) &&
    within(signal.eventAt, query) &&
    isMove(signal, movedIn(query)) &&
    spokenBy(history, query.asOf) &&
    (query.source === undefined || contains(signal.source.name, query.source)) &&
    (query.q === undefined || contains(textOf(state, history), query.q))
  );
}

/**
 * Whether what is asked about happened to it since then: logged, corrected or taken back, or any
 * of these where none is named.
 */
function hasChanged(history: SignalHistory, { change, since }: SignalsQuery): boolean {
  if (change === undefined && since === undefined) return true;
  const { retracted } = history;
  const [first, ...corrections] = versionsOf(history);
  const happened = {
    recorded: first === undefined ? [] : [first],
    corrected: corrections,
    retracted: retracted === null ? [] : [retracted],
  };
  const asked = change === undefined ? Object.values(happened).flat() : happened[change];
  return asked.some(({ recordedAt }) => since === undefined || recordedAt >= since);
}

/** Whether a signal speaks of no later than an instant; without one it does. */
export function spokenBy({ current }: SignalHistory, asOf: Instant | undefined): boolean {
  return asOf === undefined || (current.at ?? current.recordedAt) <= asOf;
}

function within(eventAt: Instant | null, { from, to }: Pick<SignalsQuery, 'from' | 'to'>): boolean {
  if (from === undefined && to === undefined) return true;
  if (eventAt === null) return false;
  return (from === undefined || eventAt >= from) && (to === undefined || eventAt < to);
}

/** All that words are looked for in. */
function textOf(state: WatchState, { current }: SignalHistory): string {
  const { signal, author } = current;
  const { where } = signal;
  const place = where?.type === 'place' ? state.places.get(where.place) : undefined;
  const names = place === undefined ? [] : [place.name, ...place.otherNames];
  const label = where?.type === 'point' ? [where.label] : [];
  return [signal.headline, signal.note ?? '', signal.source.name, author, ...names, ...label].join(
    ' ',
  );
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** Every word is somewhere in the text, whatever its case and accents. */
function contains(text: string, words: string): boolean {
  const inside = plain(text);
  return plain(words)
    .split(/\s+/)
    .every((word) => inside.includes(word));
}

/** Where a signal stands in a sorted list: by its key, then by its revision. */
type Position = readonly [key: string | number, revision: number];

function keyOf({ current }: SignalHistory, sort: SignalsQuery['sort']): string | number {
  if (sort === 'grade') return current.signal.grade;
  // A signal without an instant comes before all that have one.
  return sort === 'eventAt'
    ? (current.signal.eventAt ?? Number.MIN_SAFE_INTEGER)
    : current.revision;
}

function positionOf({ history, key }: { history: SignalHistory; key: string | number }): Position {
  return [key, history.current.revision];
}

function inOrder(a: Position, b: Position): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] - b[1];
}

type Sort = SignalsQuery['sort'];

function cursorOf(sort: Sort, position: Position): string {
  return Buffer.from(JSON.stringify([sort, ...position])).toString('base64url');
}

const byNumber = z.tuple([z.int(), z.int().positive()]);

/** What a position in each list looks like. */
const positionSchemas = {
  eventAt: byNumber,
  recordedAt: byNumber,
  grade: z.tuple([z.enum(grades), z.int().positive()]),
} satisfies Record<Sort, z.ZodType<Position>>;

/** Where a page ended. In a list that is sorted otherwise that is nowhere. */
function positionIn(cursor: string, sort: Sort): Position {
  try {
    const [, ...told]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const position = positionSchemas[sort].parse(told);
    // Letter for letter what the page before said.
    if (cursorOf(sort, position) === cursor) return position;
  } catch {
    // Refused like any other that leads nowhere.
  }
  throw new Refusal('invalid', 'The cursor is not one of this list.', [problem('cursor', 'form')]);
}
