import type { Instant } from '#domain/instant.ts';
import { Refusal } from '#domain/refusal.ts';
import { versionsOf } from '#domain/signal-record.ts';
import { eventIdOf } from '#domain/signal-shelf.ts';
import type { SignalHistory, WatchState } from '#domain/watch-state.ts';
import { lineOf } from '#domain/watch-view.ts';
import { toWire } from '#domain/wire.ts';
import type { SignalAnswer, SignalVersionAnswer } from '#server/contract.ts';
import type { Ask } from '#server/history/ask.ts';
import type { Library } from '#server/history/library.ts';
import { spokenBy } from '#server/history/signals.ts';

/** One signal with all that the log ever said about it. @throws Refusal `not-found` */
export async function readSignal(
  library: Library,
  { log, id, query }: Extract<Ask, { read: 'signal' }>,
): Promise<SignalAnswer> {
  const state = await library.stateAt(log, await library.revisionWithin(log, query));
  const history = state.signals.get(id);
  if (history === undefined || !spokenBy(history, query.asOf)) {
    throw new Refusal('not-found', 'There is no such signal.');
  }
  const { current } = history;
  return {
    line: toWire(lineOf(state, history)),
    signal: toWire(current.signal),
    author: current.author,
    history: toldOf(history),
    event: eventOf(state, history, query.asOf),
    incident: incidentOf(state, current.signal.incident),
    named: namedBy(state, history),
  };
}

/** What a reader calls the things that the versions of a signal name by their ids. */
function namedBy(state: WatchState, history: SignalHistory): Record<string, string> {
  const ids = versionsOf(history).flatMap(({ signal }) => [
    signal.event,
    signal.incident,
    ...(signal.indicator === 'public-messaging'
      ? signal.details.contradicts.map((claim) => claim.signal)
      : []),
  ]);
  const names = [...new Set(ids)].flatMap((id) => {
    const name = id === null ? null : nameOf(state, id);
    return id === null || name === null ? [] : [[id, name] as const];
  });
  return Object.fromEntries(names);
}

function nameOf(state: WatchState, id: string): string | null {
  const told = state.signals.get(id)?.current.signal.headline;
  return told ?? state.incidents.incidents.get(id)?.content.title ?? null;
}

function toldOf(history: SignalHistory): SignalVersionAnswer[] {
  const { retracted } = history;
  const told = versionsOf(history).map(({ revision, recordedAt, author, reason, signal }, i) =>
    toWire({
      revision,
      recordedAt,
      author,
      kind: i === 0 ? ('signal-recorded' as const) : ('signal-corrected' as const),
      reason,
      signal,
    }),
  );
  if (retracted === null) return told;
  return [...told, toWire({ ...retracted, kind: 'entry-retracted' as const, signal: null })];
}

function eventOf(
  state: WatchState,
  { current, retracted }: SignalHistory,
  asOf: Instant | undefined,
): SignalAnswer['event'] {
  const id = eventIdOf(state, current);
  const book = state.books[current.indicator];
  const reports = retracted === null ? book.reportsOf(id) : [];
  return {
    id,
    weight: book.event(id)?.weight ?? null,
    reports: reports.flatMap((report) => {
      const history = state.signals.get(report.id);
      return history === undefined || !spokenBy(history, asOf)
        ? []
        : [toWire(lineOf(state, history))];
    }),
  };
}

function incidentOf(state: WatchState, id: string | null): SignalAnswer['incident'] {
  const incident = id === null ? undefined : state.incidents.incidents.get(id);
  if (incident === undefined) return null;
  const { title, startAt } = incident.content;
  return toWire({ id: incident.id, title, startAt });
}
