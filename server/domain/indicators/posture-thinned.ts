import { configuration } from '#domain/configuration.ts';
import { type RegionRate, regionRates } from '#domain/indicators/attack-region-rate.ts';
import { postureTally } from '#domain/indicators/posture-tally.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { probability } = configuration.direction;

/** Commands that lost more forces than they gained, and those of them around which attacks grow. */
export interface Thinned {
  losing: number;
  thinned: number;
}

/** Whether attacks grow so surely that a command which lost forces there is called thinned. */
export function isGrowing(rate: RegionRate | null): boolean {
  return (rate?.probUp ?? 0) >= probability;
}

/** How many commands were left thin (indicators.md §4): where the next blow is likely to fall. */
export function thinnedAsOf(state: WatchState, asOf: Instant): Thinned {
  const losing = postureTally(state).losing(asOf);
  if (losing.length === 0) return { losing: 0, thinned: 0 };
  const rateOf = regionRates(state, asOf);
  const growing = new Map<string, boolean>();
  const isThinned = (place: string): boolean => {
    const region = state.places.get(place)?.region ?? null;
    if (region === null) return false;
    const known = growing.get(region) ?? isGrowing(rateOf(region));
    growing.set(region, known);
    return known;
  };
  return { losing: losing.length, thinned: losing.filter(isThinned).length };
}
