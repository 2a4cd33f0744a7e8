import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { BookLines } from '#domain/snapshot/event-line.ts';
import type { RecordLine } from '#domain/snapshot/record-columns.ts';
import type { SignalHistory, WatchState } from '#domain/watch-state.ts';

type AllLines = Record<IndicatorId, BookLines>;

/** The place of the event that each signal reports, among those of its book; −1 for none. */
export function eventsOfSignals(books: AllLines, signals: number): Int32Array {
  const events = new Int32Array(signals).fill(-1);
  for (const indicator of indicatorIds) {
    for (const [place, { reports, told }] of books[indicator].lines.entries()) {
      for (const signal of told ?? reports) events[signal] = place;
    }
  }
  return events;
}

/** Every signal as it is written, in order; those that nobody has fetched as they were read. */
export function* signalLines({ signals }: WatchState, events: Int32Array): Generator<RecordLine> {
  for (let place = 0; place < signals.size; place += 1) {
    const event = events[place] ?? -1;
    const history = signals.known(place);
    const stored = history === undefined ? signals.storedLine(place) : null;
    if (history !== undefined) yield lineOf(history, event);
    else if (stored !== null) yield { ...stored, event };
  }
}

function lineOf({ current, versions, retracted }: SignalHistory, event: number): RecordLine {
  const { id, indicator, at, region, origin, weight, revision, recordedAt, author } = current;
  return {
    id,
    indicator,
    at,
    region,
    origin,
    weight,
    revision,
    recordedAt,
    author,
    event,
    versions: versions?.map((version) => version.revision) ?? null,
    retracted: retracted?.revision ?? null,
  };
}
