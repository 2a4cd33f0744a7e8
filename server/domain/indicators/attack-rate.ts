import { configuration } from '#domain/configuration.ts';
import { window } from '#domain/indicators/attack-baselines.ts';
import type { Counted } from '#domain/indicators/attack-counts.ts';
import { reportedDays } from '#domain/indicators/attack-delays.ts';
import type { Instant } from '#domain/instant.ts';
import { probRateUp } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { windowDays, priorShape } = configuration.attacks;

/** How the rate of the last 7 d compares with that of the 7 d before. */
export interface RateChange {
  /** P(it is higher). */
  probUp: number | null;
  /** How many times as high it is. */
  ratio: number | null;
}

/** Each rate by what is reported of its days. All null without a baseline to know φ from. */
export function rateChange(state: WatchState, counted: Counted | null, asOf: Instant): RateChange {
  if (counted === null) return { probUp: null, ratio: null };
  const { credible } = state.books['attack-frequency'];
  const y0 = credible.countWithin(asOf - 2 * window, asOf - window);
  const W0 = reportedDays(state, asOf, { from: 2 * windowDays, to: windowDays });
  const { y: y1, worth: W1, phi } = counted;
  return probRateUp({ y1, W1, y0, W0, a: priorShape, phi });
}
