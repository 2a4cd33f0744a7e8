import type { AttackDetail } from '#domain/indicators/attack-detail.ts';
import { DAY, type Instant } from '#domain/instant.ts';

/** Drawings of days are made in a box of one unit per day and this height, then stretched. */
export const TALL = 100;

/** Where days stand on the axis, and counts in the plot. */
export interface DayScale {
  fromAt: Instant;
  toAt: Instant;
  days: number;
  /** Count at the upper edge of the plot. */
  top: number;
  /** Largest arm of the CUSUM that fits in its strip; longer ones are cut off at its edge. */
  armTop: number;
}

export function dayScale({ days, daily, charts }: AttackDetail): DayScale {
  const fromAt = days[0]?.startAt ?? 0;
  const counts = days.map(({ attacks, toCome }) => (attacks ?? 0) + toCome);
  const smooth = charts?.days.map(({ ewma }) => ewma) ?? [];
  const h = charts?.h ?? 1;
  const arms = charts?.days.flatMap(({ up, down }) => [up, down]) ?? [];
  return {
    fromAt,
    toAt: fromAt + days.length * DAY,
    days: days.length,
    top: 1.08 * Math.max(2, daily?.high ?? 0, ...counts, ...smooth),
    // An arm without a reset can climb without end: beyond some limits it leaves the strip.
    armTop: Math.min(3.5 * h, 1.1 * Math.max(1.4 * h, ...arms)),
  };
}

/** Days from the left edge. */
export function xOf({ fromAt }: DayScale, at: Instant): number {
  return (at - fromAt) / DAY;
}

/** The same as a share of the width, for what stands beside the drawing. */
export function leftOf(scale: DayScale, at: Instant): string {
  return `${(100 * xOf(scale, at)) / scale.days}%`;
}

/** Units from the upper edge of the plot. */
export function yOf({ top }: DayScale, count: number): number {
  return TALL * (1 - Math.max(0, Math.min(1, count / top)));
}

/** Units from the upper edge of the strip, whose middle is 0; the falling arm hangs down. */
export function armOf({ armTop }: DayScale, arm: number): number {
  return (TALL / 2) * (1 - Math.max(-1, Math.min(1, arm / armTop)));
}

/** Round counts for the axis, 0 first, at most five of them. */
export function countTicks(top: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((each) => top / each < 5) ?? 2000;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
}

/** A line through the middle of the days. */
export function lineOf(values: readonly number[]): string {
  return values
    .map((y, i) => `${i === 0 ? 'M' : 'L'}${i + 0.5} ${Math.round(y * 100) / 100}`)
    .join('');
}
