import { DAY, type Instant, startOfDay } from '#domain/instant.ts';

/** What was recorded on one day: a stop of the known-at ruler. */
export interface KnowledgeDay {
  /** When the last entry of the day was recorded: to know it is to know the whole day. */
  lastAt: Instant;
  recorded: number;
  corrected: number;
  retracted: number;
}

/** Instants of recording by kind of change, ascending, as days on which anything was recorded. */
export function knowledgeDays(activity: {
  recorded: readonly Instant[];
  corrected: readonly Instant[];
  retracted: readonly Instant[];
}): KnowledgeDay[] {
  const days = new Map<Instant, KnowledgeDay>();
  for (const kind of ['recorded', 'corrected', 'retracted'] as const) {
    for (const at of activity[kind]) {
      const day = startOfDay(at);
      const known = days.get(day) ?? { lastAt: at, recorded: 0, corrected: 0, retracted: 0 };
      known[kind] += 1;
      known.lastAt = Math.max(known.lastAt, at);
      days.set(day, known);
    }
  }
  return [...days.values()].sort((a, b) => a.lastAt - b.lastAt);
}

/** What a reader at `knownAt` does not know yet. */
export function hiddenAfter(
  days: readonly KnowledgeDay[],
  knownAt: Instant,
): Pick<KnowledgeDay, 'recorded' | 'corrected' | 'retracted'> {
  const later = days.filter(({ lastAt }) => lastAt > knownAt);
  const sum = (kind: 'recorded' | 'corrected' | 'retracted') =>
    later.reduce((total, day) => total + day[kind], 0);
  return { recorded: sum('recorded'), corrected: sum('corrected'), retracted: sum('retracted') };
}

/**
 * The stop that knows as much as `knownAt`: the last day that ended by then, −1 before the first.
 * Null (now) is the last stop.
 */
export function stopOf(days: readonly KnowledgeDay[], knownAt: Instant | null): number {
  if (knownAt === null) return days.length - 1;
  return days.findLastIndex(({ lastAt }) => lastAt <= knownAt);
}

/** The stop nearest to an instant; −1 without any. */
export function nearestStop(days: readonly KnowledgeDay[], at: Instant): number {
  let nearest = -1;
  let distance = Number.POSITIVE_INFINITY;
  days.forEach(({ lastAt }, stop) => {
    if (Math.abs(lastAt - at) < distance) {
      nearest = stop;
      distance = Math.abs(lastAt - at);
    }
  });
  return nearest;
}

/** The evening after an incident: the preset of a reader who asks what was known a day later. */
export function dayAfter(startAt: Instant): Instant {
  return startAt + DAY;
}
