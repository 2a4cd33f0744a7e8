import { runsOf } from '#components/charts/frame.ts';

interface Stretch {
  from: number;
  to: number;
}

/** Stretches of a line of points, one step apart, between which nothing is known. */
export function lineGaps(points: readonly unknown[]): Stretch[] {
  const known = runsOf(points, (point) => point !== null);
  const starts = [0, ...known.map(({ start, length }) => start + length - 1)];
  const ends = [...known.map(({ start }) => start), points.length - 1];
  return starts.flatMap((from, i) => {
    const to = ends[i] ?? from;
    return to > from ? [{ from, to }] : [];
  });
}

/** Hatching over them: missing is not nought. */
export function LineGaps({ points }: { points: readonly unknown[] }) {
  const steps = Math.max(1, points.length - 1);
  return lineGaps(points).map(({ from, to }) => (
    <span
      key={from}
      aria-hidden="true"
      style={{ left: `${(100 * from) / steps}%`, width: `${(100 * (to - from)) / steps}%` }}
      className="hatched absolute inset-y-0 opacity-70"
    />
  ));
}
