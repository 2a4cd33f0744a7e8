import { dot, hatch, heightOf, px, runsOf, type Stroke, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Band = Extract<Spark, { shape: 'band' }>;

/** A line within its band; a gap is hatched, never bridged; a dot on the last known point. */
export function sparkBand({ points }: Band): Stroke[] {
  const slot = WIDTH / Math.max(1, points.length);
  const top = Math.max(0, ...points.map((point) => point?.high ?? 0)) * 1.08;
  const placed = points.map(
    (point, index) =>
      point && {
        x: (index + 0.5) * slot,
        low: heightOf(point.low, top),
        best: heightOf(point.best, top),
        high: heightOf(point.high, top),
      },
  );
  let areas = '';
  let lines = '';
  for (const { start, length } of runsOf(placed, (point) => point !== null)) {
    const run = placed.slice(start, start + length).filter((point) => point !== null);
    const along = (bound: 'low' | 'best' | 'high') =>
      run.map((point) => `${px(point.x)} ${px(point[bound])}`);
    areas += `M${[...along('high'), ...along('low').reverse()].join('L')}Z`;
    lines += `M${along('best').join('L')}`;
  }
  const last = placed.findLast((point) => point !== null);
  return [
    hatch(points),
    { d: areas, className: 'fill-line' },
    { d: lines, className: 'stroke-current', width: 3 },
    { d: last ? dot(last.x, last.best) : '', className: 'stroke-current', width: 8 },
  ];
}
