import { DAY, type Instant } from '#domain/instant.ts';
import type { Instants } from '#domain/sorted-instants.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** What was recorded on one day, UTC. */
export interface KnowledgeDay {
  /** When the last entry of the day was recorded: to know it is to know the whole day. */
  lastAt: Instant;
  recorded: number;
  corrected: number;
  retracted: number;
}

/** How the knowledge of a watch grew, and the moments that readers go back to. */
export interface Knowledge {
  /** Days on which signals were recorded, corrected or retracted, oldest first. */
  days: KnowledgeDay[];
  incidents: { id: string; title: string; startAt: Instant | null }[];
  /** The earliest event that a signal speaks of; null without any. */
  firstAt: Instant | null;
}

/** Incidents and events are those up to an instant; knowledge is all that the state has. */
export function knowledgeOf(
  state: WatchState,
  asOf: Instant = Number.POSITIVE_INFINITY,
): Knowledge {
  const firsts = Object.values(state.books)
    .flatMap(({ instants }) => instants.at(0) ?? [])
    .filter((at) => at <= asOf);
  const incidents = state.incidents
    .opened()
    .filter(({ startAt, recordedAt }) => (startAt ?? recordedAt) <= asOf);
  return {
    days: knowledgeDays(state.activity),
    incidents: incidents.map(({ id, content }) => ({
      id,
      title: content.title,
      startAt: content.startAt,
    })),
    firstAt: firsts.length === 0 ? null : Math.min(...firsts),
  };
}

/**
 * Instants of recording by kind of change, each ascending, as the days on which there were any.
 * Hops from day to day, however much was recorded on each.
 */
export function knowledgeDays(activity: {
  recorded: Instants;
  corrected: Instants;
  retracted: Instants;
}): KnowledgeDay[] {
  const days = new Map<number, KnowledgeDay>();
  for (const kind of ['recorded', 'corrected', 'retracted'] as const) {
    const list = activity[kind];
    for (let first = 0; first < list.length; ) {
      const day = Math.floor((list.at(first) ?? 0) / DAY);
      const end = list.countBelow((day + 1) * DAY);
      const lastAt = list.at(end - 1) ?? 0;
      const known = days.get(day) ?? { lastAt, recorded: 0, corrected: 0, retracted: 0 };
      known[kind] = end - first;
      known.lastAt = Math.max(known.lastAt, lastAt);
      days.set(day, known);
      first = end;
    }
  }
  return [...days.values()].sort((a, b) => a.lastAt - b.lastAt);
}
