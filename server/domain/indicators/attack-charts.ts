import { configuration } from '#domain/configuration.ts';
import type { DayCount } from '#domain/indicators/attack-days.ts';
import type { Law } from '#domain/indicators/attack-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { type BocpdState, bocpdDay, bocpdStart, bocpdStep } from '#domain/statistics/bocpd.ts';
import { cusumTabular } from '#domain/statistics/cusum.ts';
import { ears } from '#domain/statistics/ears.ts';
import { ewmaChart } from '#domain/statistics/ewma.ts';
import { gammaPoissonPredictive } from '#domain/statistics/gamma-poisson.ts';

const { priorShape, priorRate } = configuration.attacks;
const { cusum, ewma, regime, regimeDays, minReported, ears: limits } = configuration.attacks.charts;

const earsMarks = ['c1', 'c2', 'c3'] as const;
export type EarsMark = (typeof earsMarks)[number];

/** What the charts say of one day. */
export interface DayChart {
  /** Attacks once late reports are in; null where the day is on no chart. */
  corrected: number | null;
  /** Arms of the CUSUM, in standard deviations of a day. */
  up: number;
  down: number;
  ewma: number;
  ewmaLow: number;
  ewmaHigh: number;
  marks: EarsMark[];
}

/** A lasting shift that an arm of the CUSUM found. */
export interface Shift {
  /** The day after the arm last left 0. */
  onsetAt: Instant;
  /** The first day on which it was above h. */
  crossedAt: Instant;
  /** Is it still above h on the last day? */
  lasting: boolean;
}

/** The last day on which the rate of attacks became another. */
export interface Regime {
  changedAt: Instant;
  /** P(change within so many days of it). */
  probability: number;
  around: number;
  /** Attacks a day since then, and before within the days shown; null without a day that counts. */
  after: number | null;
  before: number | null;
}

export interface AttackCharts {
  days: DayChart[];
  k: number;
  h: number;
  rise: Shift | null;
  fall: Shift | null;
  regime: Regime | null;
}

/** The charts of the last days against a baseline. Null without a rate to hold them against. */
export function attackCharts(counts: readonly DayCount[], law: Law): AttackCharts | null {
  const whole = dayLaw(law, 1);
  if (whole === null) return null;
  const known = counts.map((day) => correctedOf(day, whole.mean));
  const z = counts.map((day, i) => (known[i] === null ? null : standardised(day, law)));
  const arms = cusumTabular({ x: z, target: 0, ...cusum });
  const { lambda, limit } = ewma;
  const smooth = ewmaChart({ x: known, start: whole.mean, lambda, sigma: whole.sd, L: limit });
  const marks = ears({ counts: known });
  return {
    days: counts.map((_, i) => ({
      corrected: known[i] ?? null,
      up: arms.upper[i] ?? 0,
      down: arms.lower[i] ?? 0,
      ewma: smooth.ewma[i] ?? whole.mean,
      ewmaLow: Math.max(0, smooth.lcl[i] ?? 0),
      ewmaHigh: smooth.ucl[i] ?? 0,
      marks: earsMarks.filter((mark) => (marks[mark][i] ?? 0) > limits[mark]),
    })),
    ...cusum,
    rise: shiftOf(counts, arms.alarmUp, arms.nUpper),
    fall: shiftOf(counts, arms.alarmDown, arms.nLower),
    regime: regimeOf(counts, known, whole.mean),
  };
}

/** The law of the count of one day of which a share is reported. */
function dayLaw({ n, days, phi }: Law, share: number) {
  return gammaPoissonPredictive({
    n,
    D: days,
    W: share,
    y: 0,
    a0: priorShape,
    b0: priorRate,
    phi,
  });
}

/**
 * Attacks of a day once late reports are in. A day that still runs is on the charts only when it
 * has more than a whole day brings: it can but grow.
 */
function correctedOf({ attacks, passed, reported }: DayCount, expected: number): number | null {
  if (attacks === null || reported < minReported) return null;
  const corrected = attacks / reported;
  return passed < 1 && corrected <= expected ? null : corrected;
}

/** z = (y − m)/√(cm), with the m and c of the share of the day that is reported. */
function standardised({ attacks, reported }: DayCount, law: Law): number | null {
  const day = dayLaw(law, reported);
  return attacks === null || day === null ? null : (attacks - day.mean) / day.sd;
}

/** The newest shift of an arm: `up` counts the days since the arm was last 0. */
function shiftOf(
  counts: readonly DayCount[],
  above: readonly boolean[],
  up: readonly number[],
): Shift | null {
  const last = above.lastIndexOf(true);
  if (last < 0) return null;
  const onset = last - (up[last] ?? 0) + 1;
  const onsetAt = counts[onset]?.startAt;
  const crossedAt = counts[above.indexOf(true, onset)]?.startAt;
  if (onsetAt === undefined || crossedAt === undefined) return null;
  return { onsetAt, crossedAt, lasting: last === above.length - 1 };
}

/** The most likely length of the present run of days, when it is likely enough to be named. */
function regimeOf(
  counts: readonly DayCount[],
  known: readonly (number | null)[],
  mean: number,
): Regime | null {
  const rule = { a0: priorShape, b0: priorShape / mean, hazard: 1 / regimeDays, prune: 1e-6 };
  let state: BocpdState = bocpdStart(rule);
  for (const count of known) state = bocpdStep(state, count, rule);
  const { mapRun } = bocpdDay(state);
  const changed = counts[known.length - (mapRun ?? 0)];
  if (mapRun === null || mapRun === known.length || changed === undefined) return null;
  const { around } = regime;
  const probability = state.reduce(
    (sum, run) => (Math.abs(run.length - mapRun) <= around ? sum + run.probability : sum),
    0,
  );
  if (probability <= regime.probability) return null;
  return {
    changedAt: changed.startAt,
    probability: Math.min(1, probability),
    around,
    before: meanOf(known.slice(0, -mapRun)),
    after: meanOf(known.slice(-mapRun)),
  };
}

function meanOf(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, count) => sum + count, 0) / known.length;
}
