import { type Instant, isoOf, minuteOf } from '#domain/instant.ts';
import { knowledgeOf } from '#domain/knowledge.ts';
import { Refusal } from '#domain/refusal.ts';
import type { Stand } from '#domain/unfold.ts';
import { toWire } from '#domain/wire.ts';
import type {
  ExerciseAnswer,
  IncidentAnswer,
  KnowledgeAnswer,
  LogAnswer,
  PreviewAnswer,
  ReadingAnswer,
  SignalAnswer,
  SignalsAnswer,
  TrendsAnswer,
  WatchAnswer,
  WireView,
} from '#server/contract.ts';
import type { ExerciseRunner } from '#server/exercise.ts';
import type { Extent } from '#server/history/ask.ts';
import type { History } from '#server/history/history.ts';
import type { Ledger } from '#server/ledger.ts';
import type { LiveWatch } from '#server/live-watches.ts';
import type {
  IncidentQuery,
  LogQuery,
  SignalQuery,
  SignalsQuery,
  TimeQuery,
  TrendsQuery,
  ViewQuery,
} from '#server/queries.ts';
import { parseDraft } from '#server/recording.ts';
import type { Views } from '#server/views.ts';

/** JSON text that holds a T. Made in the worker and passed on unparsed. */
export type Json<T> = string & { readonly holds?: T };

/** Every question that can be asked of the watches. REST and the pages ask the same ones. */
export interface Reads {
  watches(): WatchAnswer[];
  /** The same as of an instant, and on limited knowledge. */
  watchesThen(query: TimeQuery): Promise<WatchAnswer[]>;
  watch(watch: string): WatchAnswer;
  knowledge(watch: string): KnowledgeAnswer;
  /** The same two as of an instant, and on limited knowledge. */
  watchThen(watch: string, query: TimeQuery): Promise<WatchAnswer>;
  knowledgeThen(watch: string, query: TimeQuery): Promise<Json<KnowledgeAnswer>>;
  view(watch: string, query: ViewQuery): Promise<Json<WireView>>;
  reading(watch: string, indicator: string, query: ViewQuery): Promise<Json<ReadingAnswer>>;
  log(watch: string, query: LogQuery): Promise<Json<LogAnswer>>;
  signals(watch: string, query: SignalsQuery): Promise<Json<SignalsAnswer>>;
  signal(watch: string, id: string, query: SignalQuery): Promise<Json<SignalAnswer>>;
  incident(watch: string, id: string, query: IncidentQuery): Promise<Json<IncidentAnswer>>;
  trends(watch: string, query: TrendsQuery): Promise<Json<TrendsAnswer>>;
  preview(watch: string, input: unknown): Promise<Json<PreviewAnswer>>;
  /** Null for a watch that no script is told in. */
  exercise(watch: string, query: TimeQuery): Promise<ExerciseAnswer | null>;
  /** The server's time and build. */
  server(): { now: string; build: string };
}

interface Sources {
  ledger: Ledger;
  views: Views;
  history: History;
  exercises: ExerciseRunner;
  build: string;
}

export function createReads({ ledger, views, history, exercises, build }: Sources): Reads {
  const extent = (watch: string): Extent => {
    const { state } = ledger.watch(watch);
    return { watch: state.watch.id, run: state.run, revision: state.revision };
  };
  const answerOf = (live: LiveWatch, now: Instant, readable = true): WatchAnswer => {
    const { watch, run, revision, recordedAt } = live.state;
    const clock = { now: isoOf(now), timeZone: watch.timeZone };
    const { startedAt } = live;
    return toWire({ ...watch, run, revision, startedAt, recordedAt, readable, clock });
  };
  const watchThen = async (watch: string, query: TimeQuery): Promise<WatchAnswer> => {
    const answer = answerOf(ledger.watch(watch), query.asOf ?? ledger.now);
    if (query.knownAt === undefined) return answer;
    const stand: Stand = JSON.parse(
      await history.ask({ read: 'stand', log: extent(watch), query }),
    );
    return { ...answer, ...toWire(stand) };
  };
  /** One that cannot be read now is named as such: it must not take the others with it. */
  const listed = async (live: LiveWatch, query: TimeQuery): Promise<WatchAnswer> => {
    try {
      return await watchThen(live.state.watch.id, query);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'stopping') throw error;
      return answerOf(live, query.asOf ?? ledger.now, false);
    }
  };
  return {
    watches: () =>
      [...ledger.watches.values()].map((live) =>
        answerOf(live, ledger.now, ledger.isWhole(live.state.watch.id)),
      ),
    watchesThen: (query) =>
      Promise.all([...ledger.watches.values()].map((live) => listed(live, query))),
    watch: (watch) => answerOf(ledger.watch(watch), ledger.now),
    watchThen,
    knowledgeThen: async (watch, query) =>
      history.ask({ read: 'knowledge', log: extent(watch), query }),
    knowledge: (watch) => toWire(knowledgeOf(ledger.watch(watch).state)),
    view: async (watch, query) => {
      const log = extent(watch);
      const isNow = Object.values(query).every((value) => value === undefined);
      if (isNow) return views.text(watch);
      return history.ask({ read: 'view', log, query, now: minuteOf(ledger.now) });
    },
    reading: async (watch, indicator, query) => {
      const log = extent(watch);
      return history.ask({ read: 'reading', log, indicator, query, now: minuteOf(ledger.now) });
    },
    log: async (watch, query) => history.ask({ read: 'log', log: extent(watch), query }),
    signals: async (watch, query) =>
      history.ask({ read: 'signals', log: extent(watch), query, now: ledger.now }),
    signal: async (watch, id, query) =>
      history.ask({ read: 'signal', log: extent(watch), id: id.toLowerCase(), query }),
    incident: async (watch, id, query) =>
      history.ask({ read: 'incident', log: extent(watch), id: id.toLowerCase(), query }),
    trends: async (watch, query) =>
      history.ask({ read: 'trends', log: extent(watch), query, now: ledger.now }),
    preview: async (watch, input) => {
      const log = extent(watch);
      // Parsed on this side: what nests deeper than any entry cannot be handed to the worker.
      const draft = parseDraft(input);
      return history.ask({ read: 'preview', log, draft, now: ledger.now });
    },
    exercise: async (watch, query) => toWire(await exercises.about(watch, query)),
    server: () => ({ now: isoOf(ledger.now), build }),
  };
}
