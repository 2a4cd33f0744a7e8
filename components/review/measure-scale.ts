import { type Level, levelOf, levelScale } from '#domain/level.ts';

/** Where a measure stands among its breakpoints. */
export interface Standing {
  /** Position on the common scale, 0 … 5. */
  at: number;
  /** The band's two ends on the same scale. */
  band: [number, number] | null;
  level: Level;
  /** Where its level begins and ends; null below calm and above critical. */
  above: number | null;
  below: number | null;
}

/** Null for a measure that is shown but not levelled, or has no value. */
export function standingOf(
  measure: { value: number | null; low: number | null; high: number | null },
  breakpoints: readonly number[] | null,
): Standing | null {
  if (breakpoints === null) return null;
  const at = levelScale(measure.value, breakpoints);
  if (at === null || measure.value === null) return null;
  const level = levelOf(at);
  const low = levelScale(measure.low, breakpoints);
  const high = levelScale(measure.high, breakpoints);
  return {
    at,
    band: low === null || high === null ? null : [Math.min(low, high), Math.max(low, high)],
    level,
    above: level === 4 ? null : (breakpoints[level + 1] ?? null),
    below: level === 0 ? null : (breakpoints[level] ?? null),
  };
}
