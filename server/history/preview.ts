import type { Connection } from '#db/client.ts';
import type { Draft } from '#domain/entry.ts';
import { minuteOf } from '#domain/instant.ts';
import { duplicatesOf, eventsNear, type NearEvent } from '#domain/likeness.ts';
import { type Around, changesIn, indicatorNamed, readingsAround } from '#domain/preview.ts';
import { readAll } from '#domain/readings.ts';
import type { AnySignalRecord } from '#domain/signal-record.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { lineOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import { explained } from '#server/astray.ts';
import type { Preview, PreviewAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';
import { check, lineOf as lineInLog } from '#server/recording.ts';
import { storedAs } from '#server/repeated.ts';

/**
 * What an entry would do if it were logged now. Nothing is written. One that is there already
 * would do nothing.
 * @throws Refusal as the ledger would
 */
export async function readPreview(
  library: Library,
  connection: Connection,
  { log, draft, now }: Extract<Ask, { read: 'preview' }>,
): Promise<PreviewAnswer> {
  const isThere = (await storedAs(connection, log, draft)) !== null;
  const state = await library.stateAt(log, log.revision);
  try {
    if (!isThere) check(state, draft, now);
  } catch (error) {
    throw await explained(connection, log, { draft, error });
  }
  const asOf = minuteOf(now);
  const around = isThere
    ? unchanged(state, asOf)
    : readingsAround(state, lineInLog(state, draft, { now }).entry, asOf);
  const preview: Preview = {
    ...about(draft, around),
    changes: changesIn(around),
    ...(isThere ? alone : likenesses(state, draft)),
  };
  return toWire(preview);
}

function unchanged(state: WatchState, asOf: number): Around {
  const readings = readAll(state, asOf);
  return { before: readings, after: readings };
}

/** The reading of the indicator that the entry names. */
function about(draft: Draft, { before, after }: Around): Pick<Preview, 'before' | 'after'> {
  const named = indicatorNamed(draft);
  const among = (readings: Around['before']) =>
    readings.find(({ indicator }) => indicator === named) ?? null;
  return { before: among(before), after: among(after) };
}

type Likenesses = Pick<Preview, 'duplicates' | 'events'>;

const alone: Likenesses = { duplicates: [], events: [] };

/** What a new signal may say once more. */
function likenesses(state: WatchState, draft: Draft): Likenesses {
  if (draft.kind !== 'signal-recorded') return alone;
  return {
    duplicates: duplicatesOf(state, draft.signal).flatMap((record) => linesOf(state, record)),
    events: eventsNear(state, draft.signal).flatMap((near) => eventLines(state, near)),
  };
}

function linesOf(state: WatchState, record: Pick<AnySignalRecord, 'id'>): Preview['duplicates'] {
  const history = state.signals.get(record.id);
  return history === undefined ? [] : [lineOf(state, history)];
}

function eventLines(state: WatchState, near: NearEvent): Preview['events'] {
  const { event, distanceKm, apartHours, independent } = near;
  return linesOf(state, event.lead).map((line) => ({
    id: event.id,
    line,
    distanceKm,
    apartHours,
    independent,
  }));
}
