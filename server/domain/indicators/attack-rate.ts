import { configuration } from '#domain/configuration.ts';
import { window } from '#domain/indicators/attack-baselines.ts';
import type { Counted } from '#domain/indicators/attack-counts.ts';
import { reportedDays } from '#domain/indicators/attack-delays.ts';
import type { Instant } from '#domain/instant.ts';
import { countWithin } from '#domain/sorted-instants.ts';
import { probRateUp } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { windowDays, priorShape } = configuration.attacks;

/**
 * P(rate of the last 7 d > rate of the 7 d before), each by what is reported of it; null without a baseline to know φ from.
 */
export function probRising(
  state: WatchState,
  counted: Counted | null,
  asOf: Instant,
): number | null {
  if (counted === null) return null;
  const { credible } = state.books['attack-frequency'];
  const y0 = countWithin(credible, asOf - 2 * window, asOf - window);
  const W0 = reportedDays(state, asOf, { from: 2 * windowDays, to: windowDays });
  const { y: y1, worth: W1, phi } = counted;
  return probRateUp({ y1, W1, y0, W0, a: priorShape, phi }).probUp;
}
