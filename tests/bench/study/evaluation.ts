import { configuration } from '#domain/configuration.ts';
import { surpriseScale } from '#domain/indicators/attack-sums.ts';
import { unusualOf } from '#domain/indicators/attack-tally.ts';
import { DAY } from '#domain/instant.ts';
import { type HysteresisState, hysteresisStep } from '#domain/level.ts';
import { dispersion } from '#domain/statistics/gamma-poisson.ts';
import type { Totals } from '#tests/bench/study/attacks.ts';

const { windowDays, baselineDays, dwell, dispersionWeight, dispersionPrior } =
  configuration.attacks;
const rule = { delta: configuration.hysteresis.delta, dwell };

/** Days that must lie behind the first evaluation. */
export const reach = windowDays + baselineDays;
/** Days after which the level no longer knows how it began. */
export const settling = configuration.hysteresis.lookback / DAY;

export interface Evaluated {
  /** −log10 P(as many attacks or more in the window). */
  surprise: number;
  scale: number | null;
}

/**
 * The attacks of the window that ends with a day, against a baseline that ends with another: the
 * product's own law, gate and breakpoints.
 */
export function evaluate(totals: Totals, day: number, baselineEnd: number): Evaluated {
  const between = (from: number, to: number) => (totals[to] ?? 0) - (totals[from] ?? 0);
  const weeklyCounts: number[] = [];
  for (let end = baselineEnd; end - 7 >= baselineEnd - baselineDays; end -= 7) {
    weeklyCounts.push(between(end - 7, end));
  }
  const { phi } = dispersion({
    weeklyCounts,
    priorWeight: dispersionWeight,
    priorPhi: dispersionPrior,
  });
  const law = { n: between(baselineEnd - baselineDays, baselineEnd), days: baselineDays, phi };
  const y = between(day - windowDays, day);
  const unusual = unusualOf(law, y);
  const scale = surpriseScale({ y, ...law, ...unusual });
  return { surprise: unusual.surprise ?? 0, scale };
}

/** The baseline of a day on which no incident is open: it ends where the window begins. */
export function trailingEnd(day: number): number {
  return day - windowDays;
}

/** What is displayed at the end of a day. */
export function displayed(
  state: HysteresisState,
  day: number,
  scale: number | null,
): HysteresisState {
  return hysteresisStep(state, day * DAY, scale, rule);
}
