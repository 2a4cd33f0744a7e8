import { configuration } from '#domain/configuration.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { readEvery } = configuration;

/**
 * The instant that the numbers of a live reading speak of, as of an instant: the last of every
 * five minutes, or the newest evidence if that is newer. In between, ages, windows and decay move
 * by less than anybody reads off them, so a tick of the clock has nothing to work out. Whoever knows
 * the newest evidence already need not have it looked up.
 */
export function accountInstant(
  state: WatchState,
  indicator: Indicator,
  asOf: Instant,
  newestAt: Instant | null = state.looked[indicator.id].any.newest(asOf),
): Instant {
  const regular = Math.floor(asOf / readEvery) * readEvery;
  const looked = newestAt ?? regular;
  const turned = indicator.turnedAt?.(state, asOf) ?? regular;
  return Math.max(regular, looked, turned);
}
