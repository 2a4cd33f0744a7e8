import type { EventBook } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signals } from '#domain/signals.ts';
import type { BookLines, EventLine } from '#domain/snapshot/event-line.ts';
import { storedPlaceOf } from '#domain/snapshot/stored-events.ts';
import type { Held } from '#domain/stored-list.ts';

/** What is written of the events of a book, by places in the order of signals. */
export function linesOf<K extends IndicatorId>(book: EventBook<K>, signals: Signals): BookLines {
  const placesOf = (records: readonly { id: string }[]) =>
    records.map(({ id }) => signals.placeOf(id));
  const lineOf = (event: Held<EventRecord<K>>): EventLine => {
    // As it was read: a changed event is another one.
    const stored = storedPlaceOf(event);
    if (stored !== null && book.stored !== null) return book.stored.lineAt(stored);
    if (typeof event === 'number') throw new Error('No event is stored.');
    const { id, at, region, weight, origins } = event;
    const reports = placesOf(event.reports);
    const [first = -1] = reports;
    // Most events have one report, which gave them its id.
    const idPlace = event.reports[0]?.id === id ? first : signals.placeOf(id);
    const all = book.reportsOf(id);
    const told = all === event.reports ? null : other(placesOf(all), reports);
    return { id, idPlace, at, region, weight, origins, reports, told };
  };
  const undated = [...book.undated()].map(({ id, reports }) => ({
    id,
    reports: placesOf(reports),
  }));
  return {
    lines: book.held.map(lineOf),
    undated: undated.sort((a, b) => (a.id < b.id ? -1 : 1)),
    believed: book.believed,
  };
}

function other(told: readonly number[], reports: readonly number[]): readonly number[] | null {
  const isSame = told.length === reports.length && told.every((place, i) => place === reports[i]);
  return isSame ? null : told;
}
