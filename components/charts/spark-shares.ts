import { box, HEIGHT, hatch, type Stroke, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Shares = Extract<Spark, { shape: 'shares' }>;

const greys = ['fill-line-strong', 'fill-line'];

/** Stacked shares. The last name stands on the base line, where its height can be read. */
export function sparkShares({ rows, names }: Shares): Stroke[] {
  const slot = WIDTH / Math.max(1, rows.length);
  const upwards = names.map((_, index) => names.length - 1 - index);
  const shares = upwards.map((name, place) => ({
    className: place === 0 ? 'fill-current' : (greys[place - 1] ?? 'fill-raised'),
    d: rows
      .map((row, index) => {
        if (row === null) return '';
        const below = row.slice(name + 1).reduce((sum, share) => sum + share, 0);
        const height = HEIGHT * (row[name] ?? 0);
        return box(index * slot, HEIGHT * (1 - below) - height, slot + 0.3, height);
      })
      .join(''),
  }));
  const half = {
    d: `M0 ${HEIGHT / 2}H${WIDTH}`,
    className: 'stroke-surface',
    width: 1,
    dash: '2 4',
  };
  return [hatch(rows), ...shares, half];
}
