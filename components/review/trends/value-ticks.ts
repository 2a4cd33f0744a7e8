import type { Unit } from '#components/review/measure-text.ts';

/** As many numbers as a row has room for. */
const most = 5;

/** Values that come whole, and powers of ten of which the exponent does. */
const whole: ReadonlySet<Unit> = new Set<Unit>(['count', 'people', 'surprise']);

/** Values for the axis of a measure, round as they are printed, between the ends of it. */
export function valueTicks(unit: Unit, [low, high]: readonly [number, number]): number[] {
  if (unit === 'log-ratio') return factorTicks(low, high);
  const least = Math.max((high - low) / 10, whole.has(unit) ? 1 : 0);
  const power = Math.floor(Math.log10(least));
  const steps = [power, power + 1].flatMap((each) => [1, 2, 5].map((by) => by * 10 ** each));
  const all = steps
    .filter((step) => step >= least * (1 - 1e-9))
    .map((step) => along(step, low, high));
  return all.find((ticks) => ticks.length <= most) ?? [0];
}

/** The multiples of a step between two values. */
function along(step: number, low: number, high: number): number[] {
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  // A step of 0.1 is none that a computer could add up.
  return Array.from({ length: count }, (_, i) => Number(((first + i) * step).toPrecision(12)) + 0);
}

/** Factors are printed, and their logarithms drawn: 0.5×, 1×, 2× … or powers of ten. */
function factorTicks(low: number, high: number): number[] {
  const factors = [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8];
  const within = (all: readonly number[]) =>
    all.map(Math.log).filter((at) => at >= low && at <= high);
  const fine = within(factors.flatMap((power) => [1, 2, 5].map((each) => each * 10 ** power)));
  if (fine.length <= most) return fine;
  for (const apart of [1, 2, 4]) {
    const powers = within(factors.filter((power) => power % apart === 0).map((at) => 10 ** at));
    if (powers.length <= most) return powers;
  }
  return within([1]);
}
