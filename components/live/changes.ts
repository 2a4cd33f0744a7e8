import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Level } from '#domain/level.ts';
import type { Reading, ReadingStatus } from '#domain/reading.ts';

/** How long a change stays outlined. */
export const OUTLINED_FOR = 60_000;

/** What moved in one reading, since it last stood still for a minute. */
export interface Change {
  indicator: IndicatorId;
  from: { level: Level | null; status: ReadingStatus };
  to: { level: Level | null; status: ReadingStatus };
  /** Signals that count now and did not before. */
  signals: number;
  /** Server time of the newest part of the change. */
  changedAt: number;
}

/** A reading as far as a change can be told from it. */
export type Compared = Pick<Reading, 'indicator' | 'level' | 'status'> & {
  evidence: { ids: readonly string[] };
};

/** What moved between two views of the same run, seen at `now`. */
export function changesBetween(
  before: readonly Compared[],
  after: readonly Compared[],
  now: number,
): Change[] {
  return after.flatMap((next) => {
    const last = before.find(({ indicator }) => indicator === next.indicator);
    if (last === undefined) return [];
    const known = new Set(last.evidence.ids);
    const signals = next.evidence.ids.filter((id) => !known.has(id)).length;
    if (signals === 0 && last.level === next.level && last.status === next.status) return [];
    return [
      {
        indicator: next.indicator,
        from: { level: last.level, status: last.status },
        to: { level: next.level, status: next.status },
        signals,
        changedAt: now,
      },
    ];
  });
}

/**
 * The changes to show: new ones join those still outlined, keeping where these came from, so
 * that two signals within a minute read "strained → severe, 2 signals". The rest are dropped.
 */
export function withChanges(
  shown: readonly Change[],
  fresh: readonly Change[],
  now: number,
): Change[] {
  const current = shown.filter(({ changedAt }) => now - changedAt < OUTLINED_FOR);
  const kept = current.filter((old) => !fresh.some((next) => next.indicator === old.indicator));
  const joined = fresh.map((next) => {
    const old = current.find(({ indicator }) => indicator === next.indicator);
    if (old === undefined) return next;
    return { ...next, from: old.from, signals: old.signals + next.signals };
  });
  return [...kept, ...joined];
}
