import { DAY, type Instant } from '#domain/instant.ts';
import type { KnowledgeDay } from '#domain/knowledge.ts';

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
