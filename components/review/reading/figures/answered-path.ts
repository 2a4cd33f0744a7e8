import type { AnsweredStep, ResponseCurve } from '#domain/indicators/response-curve.ts';

/** The plot is drawn in a box of this size and stretched to the room it gets. */
export const SIDE = 1_000;

/** What the curve says of one age. */
export interface AnsweredAt {
  answered: number;
  low: number | null;
  high: number | null;
  /** Past clocks still open just after. */
  running: number;
}

/** Share answered by an age in hours; null where no past clock was followed that long. */
export function answeredAt(curve: ResponseCurve, hours: number): AnsweredAt | null {
  const { steps, n, followed } = curve;
  const index = steps.findLastIndex((step) => step.hours <= hours);
  const step = steps[index];
  const isKnown = followed !== null && (hours <= followed || step?.answered === 1);
  if (!isKnown) return null;
  // Those cut short between two answers leave the count at the next of them.
  const running = steps[index + 1]?.atRisk ?? (step === undefined ? n : step.atRisk - step.closed);
  if (step === undefined) return { answered: 0, low: null, high: null, running };
  return { answered: step.answered, low: step.low, high: step.high, running };
}

/** The curve is drawn up to here: the end of the axis, or the longest that a clock was followed. */
export function drawnUpTo({ followed, horizon, steps }: ResponseCurve): number {
  if (steps.at(-1)?.answered === 1) return horizon;
  return Math.min(followed ?? 0, horizon);
}

const across = (hours: number, horizon: number) => round((SIDE * hours) / horizon);
const down = (share: number) => round(SIDE * (1 - share));

/** The share answered as steps; empty without clocks. */
export function stepsPath(curve: ResponseCurve): string {
  const end = drawnUpTo(curve);
  if (end === 0) return '';
  const drops = within(curve.steps, end).map(
    ({ hours, answered }) => `H${across(hours, curve.horizon)}V${down(answered)}`,
  );
  return `M0 ${SIDE}${drops.join('')}H${across(end, curve.horizon)}`;
}

/** The limits as a band of boxes, where there are any. */
export function bandPath(curve: ResponseCurve): string {
  const end = drawnUpTo(curve);
  const steps = within(curve.steps, end);
  return steps
    .map(({ hours, low, high }, i) => {
      if (low === null || high === null) return '';
      const until = Math.min(steps[i + 1]?.hours ?? end, end);
      const [left, right] = [across(hours, curve.horizon), across(until, curve.horizon)];
      return `M${left} ${down(high)}H${right}V${down(low)}H${left}Z`;
    })
    .join('');
}

/** What the targets ask for, as a line. */
export function targetPath({ target, horizon }: ResponseCurve): string {
  if (target === null) return '';
  const points = target.map(({ hours, answered }) => `${across(hours, horizon)} ${down(answered)}`);
  return `M${points.join('L')}`;
}

function within(steps: readonly AnsweredStep[], end: number): readonly AnsweredStep[] {
  return steps.filter(({ hours }) => hours <= end);
}

/** Short decimal text for SVG coordinates. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const tickSteps = [4, 6, 12, 24, 48, 72, 120];

/** Marks of an axis of hours, at most eight of them after the first. */
export function hourTicks(horizon: number): number[] {
  const step = tickSteps.find((hours) => horizon / hours <= 8) ?? 168;
  return Array.from({ length: Math.floor(horizon / step) + 1 }, (_, i) => i * step);
}
