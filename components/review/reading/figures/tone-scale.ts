import type { ToneHistory } from '#domain/indicators/messaging-history.ts';
import type { Instant } from '#domain/instant.ts';

/** Tones are drawn in a box of one unit per day and this height, then stretched. */
export const TALL = 100;
/** Room above confident and below defensive, for the marks that stand on these lines. */
const reach = 1.2;

/** Units from the upper edge: confident above, defensive below. */
export function toneTop(tone: number): number {
  return round((TALL * (reach - Math.max(-reach, Math.min(reach, tone)))) / (2 * reach));
}

/** Days from the left edge to the right one. */
export function stepsOf({ points }: Pick<ToneHistory, 'points'>): number {
  return Math.max(1, points.length - 1);
}

/** Share of the width at which an instant stands. */
export function shareOf({ fromAt, step, points }: ToneHistory, at: Instant): number {
  return Math.max(0, Math.min(1, (at - fromAt) / (step * stepsOf({ points }))));
}

/** Stretches of days with a tone, first and last. */
export function runsOf(points: ToneHistory['points']): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const [i, point] of points.entries()) {
    if (point === null) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.end === i - 1) last.end = i;
    else runs.push({ start: i, end: i });
  }
  return runs;
}

/** The line of the tone; a gap where there is none. */
export function tonePath(points: ToneHistory['points']): string {
  return points
    .map((point, i) => {
      if (point === null) return '';
      // A day alone still leaves a dot: round ends make one of a line of no length.
      const end = points[i - 1] ?? points[i + 1] ?? null;
      const y = toneTop(point.tone);
      return `${(points[i - 1] ?? null) === null ? 'M' : 'L'}${i} ${y}${end === null ? 'h0' : ''}`;
    })
    .join('');
}

/** The limits of the tone as areas. */
export function toneBand(points: ToneHistory['points']): string {
  return runsOf(points)
    .map(({ start, end }) => {
      const days = Array.from({ length: end - start + 1 }, (_, i) => start + i);
      const edge = (day: number, limit: 'low' | 'high') =>
        `${day} ${toneTop(points[day]?.[limit] ?? 0)}`;
      const upper = days.map((day) => edge(day, 'high'));
      const lower = days.toReversed().map((day) => edge(day, 'low'));
      return `M${[...upper, ...lower].join('L')}Z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
