import { configuration } from '#domain/configuration.ts';
import type { AttackSums, Spread } from '#domain/indicators/attack-sums.ts';
import { highest } from '#domain/indicators/highest.ts';
import { levelScale } from '#domain/level.ts';
import { rarefiedBand } from '#domain/statistics/rarefaction.ts';

const { breakpoints } = configuration;

/** What chance does to the regions of a window; null is no limit. */
export interface RegionBand {
  /** Regions that so many attacks hit on the old pattern, in nine weeks of ten. */
  expected: { low: number; high: number | null };
  /** How many too many that makes of those that were hit. */
  excess: { low: number | null; high: number };
}

/** Null without an attack, or without a pattern to hold it against. */
export function regionBandOf({ regions, active }: Spread): RegionBand | null {
  const counts = regions();
  // In the order in which the expected number itself is added up.
  const baselineCounts = counts.map(({ n }) => n).sort((a, b) => a - b);
  const m = counts.reduce((sum, { y }) => sum + y, 0);
  const expected = rarefiedBand({ baselineCounts, m });
  if (expected === null) return null;
  const { low, high } = expected;
  return { expected, excess: { low: high === null ? null : active - high, high: active - low } };
}

/** The scale at both ends of what chance may do to the excess; none where another measure drives. */
export function chanceRange(
  { claims, evaluation }: AttackSums,
  band: RegionBand | null,
): readonly (number | null)[] {
  if (band === null || evaluation.driver !== 'excess-regions') return [];
  const { low, high } = band.excess;
  const others = {
    surprise: claims.surprise.scale,
    'new-regions': claims['new-regions'].scale,
  };
  return [low ?? Number.NEGATIVE_INFINITY, high].map(
    (end) => highest({ ...others, 'excess-regions': levelScale(end, breakpoints.regions) }).scale,
  );
}
