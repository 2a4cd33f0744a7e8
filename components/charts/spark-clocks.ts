import { dot, HEIGHT, heightOf, px, type Stroke, WIDTH } from '#components/charts/frame.ts';
import type { Spark } from '#domain/indicators/indicator.ts';

type Clocks = Extract<Spark, { shape: 'clocks' }>;

const MOST = 6;

/**
 * How long each clock has run, over the share expected to have ended by then. A closed one ends
 * in a dot; a running one has no end; one that is overdue stands out.
 */
export function sparkClocks({ horizon, expected, clocks }: Clocks): Stroke[] {
  const x = (hours: number) => px(Math.min(WIDTH, (hours / Math.max(1, horizon)) * WIDTH));
  const shown = clocks.slice(0, MOST);
  const y = (index: number) => ((index + 1) * HEIGHT) / (shown.length + 1);
  const steps = expected.map(({ at, share }) => `H${x(at)}V${px(heightOf(share, 1))}`).join('');
  const lines = (test: (clock: Clocks['clocks'][number]) => boolean) =>
    shown
      .map((clock, i) => (test(clock) ? `M0 ${px(y(i))}H${x(Math.max(clock.age, 1))}` : ''))
      .join('');
  const ends = shown.map(({ age, open }, i) => (open ? '' : dot(Number(x(age)), y(i)))).join('');
  return [
    { d: steps === '' ? '' : `M0 ${HEIGHT}${steps}H${WIDTH}V${HEIGHT}Z`, className: 'fill-line' },
    { d: lines(({ open }) => !open), className: 'stroke-line-strong', width: 3.5 },
    { d: lines(({ open, overdue }) => open && !overdue), className: 'stroke-ink', width: 3.5 },
    { d: lines(({ overdue }) => overdue), className: 'stroke-current', width: 3.5 },
    { d: ends, className: 'stroke-line-strong', width: 11 },
  ];
}
