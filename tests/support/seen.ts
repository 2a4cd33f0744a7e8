import { contributionsOf } from '#domain/contributions.ts';
import type { Draft } from '#domain/entry.ts';
import { rulesBroken } from '#domain/entry-rules.ts';
import { explain } from '#domain/explanation.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import { knowledgeOf } from '#domain/knowledge.ts';
import { duplicatesOf, eventsNear } from '#domain/likeness.ts';
import { read } from '#domain/readings.ts';
import { type AnySignalRecord, versionsOf } from '#domain/signal-record.ts';
import { eventIdOf } from '#domain/signal-shelf.ts';
import { baselineBefore, bucketsIn, trendOf } from '#domain/trend.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { lineOf, viewOf } from '#domain/watch-view.ts';

/** What a wall shows, and what a reader of each reading is told. */
export function shownBy(state: WatchState, asOf: Instant): unknown {
  return {
    view: viewOf(state, asOf, null),
    why: indicators.map((indicator) => {
      const reading = read(state, indicator, asOf);
      return {
        ...explain(state, indicator, { asOf, knownAt: null }),
        accounted: indicator.account(state, reading.accountAt),
        contributed: contributionsOf(state, reading),
        detail: indicator.detail(state, asOf),
      };
    }),
    knowledge: knowledgeOf(state, asOf),
  };
}

/** Each measure of each indicator in some buckets, and where it mostly lay before. */
export function trendsOf(state: WatchState, until: Instant): unknown {
  return indicators.flatMap((indicator) =>
    indicator.measures.map((measure) => {
      const line = { indicator, measure, bucket: 'week' as const };
      const starts = bucketsIn(until - 60 * DAY, until, line.bucket);
      return {
        points: trendOf(state, line, { starts, until }),
        baseline: baselineBefore(state, line, until - 60 * DAY),
      };
    }),
  );
}

/** The scale of each indicator at one instant after another, as a level that looks back asks. */
export function sweptBy(state: WatchState, until: Instant): unknown {
  const instants = Array.from({ length: 60 }, (_, i) => until - (60 - i) * 11 * HOUR);
  return indicators.map((indicator) => instants.map(indicator.evaluations(state)));
}

/** What an analyst is told who is about to log some drafts. */
export function answeredBy(state: WatchState, drafts: readonly Draft[], now: Instant): unknown {
  return drafts.map((draft) => ({
    broken: rulesBroken({ state, now }, draft),
    ...(draft.kind === 'signal-recorded' ? likenessOf(state, draft.signal) : {}),
  }));
}

function likenessOf(state: WatchState, signal: Signal): object {
  return {
    duplicates: duplicatesOf(state, signal).map(({ id }) => id),
    near: eventsNear(state, signal).map(({ event, ...how }) => ({ ...how, event: event.id })),
  };
}

/** Everything that the log added up to, down to each report. Fetches every text there is. */
export function holdingsOf(state: WatchState): unknown {
  const { incidents, tripwires, tripwireEnds, forecasts, annotations, activity } = state;
  return {
    stand: [state.watch.id, state.run, state.revision, state.recordedAt],
    signals: [...state.signals.values()].map((history) => ({
      current: toldOf(history.current),
      versions: versionsOf(history),
      retracted: history.retracted,
      event: eventIdOf(state, history.current),
      line: lineOf(state, history),
      isKnown: state.signals.get(history.current.id) === history,
    })),
    entries: [...state.entries.values()],
    retracted: [...state.retracted].sort(),
    books: indicatorIds.map((indicator) => bookOf(state, indicator)),
    looked: indicatorIds.map((indicator) => lookedOf(state, indicator)),
    incidents: incidents.opened(),
    clocks: incidents.clocks(),
    closedAt: [...incidents.closedAt].sort(),
    starts: [incidents.starts.items, [...incidents.shocks.sorted], [...incidents.turns.sorted]],
    tripwires: [...tripwires.values()],
    tripwireEnds: [...tripwireEnds.values()].sort((a, b) => a.revision - b.revision),
    said: [forecasts, annotations, state.attackBaseline],
    activity: Object.entries(activity).map(([kind, instants]) => [kind, [...instants]]),
  };
}

function bookOf({ books }: WatchState, indicator: IndicatorId): unknown {
  const book = books[indicator];
  const byRegion = [...book.credibleByRegion].flatMap(([region, instants]) =>
    instants.length === 0 ? [] : [[region, [...instants]]],
  );
  return {
    instants: [[...book.instants], [...book.credible], [...book.firm], byRegion.sort()],
    events: book.events.map((event) => {
      const { id, at, region, weight, origins, reports, lead } = event;
      const told = { id, at, region, weight, origins, isKnown: book.event(id) === event };
      return {
        ...told,
        reports: reports.map(toldOf),
        lead: lead.id,
        all: book.reportsOf(id).map(toldOf),
      };
    }),
  };
}

/** All of a record, whether it is at hand or is fetched when it is asked for. */
export function toldOf(record: Omit<AnySignalRecord, 'signal'> & { signal: Signal }): unknown {
  const { id, indicator, signal, at, region, origin, weight } = record;
  const { revision, recordedAt, author } = record;
  return { id, indicator, signal, at, region, origin, weight, revision, recordedAt, author };
}

function lookedOf({ looked, watch, recordedAt }: WatchState, indicator: IndicatorId): unknown {
  const { any, everywhere, byRegion } = looked[indicator];
  const asked = [0, 7, 30].map((days) => (recordedAt ?? 0) - days * DAY);
  return {
    instants: [[...any.sorted], [...everywhere.sorted]],
    byRegion: [...byRegion]
      .flatMap(([id, { sorted }]) => (sorted.length === 0 ? [] : [[id, [...sorted]]]))
      .sort(),
    quiet: watch.regions.map(({ id }) =>
      asked.map((at) => [
        looked[indicator].heartbeatAt(id, at),
        looked[indicator].nextHeartbeat(id, at),
      ]),
    ),
  };
}
