import { configuration } from '#domain/configuration.ts';
import { DAY } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import { addDays, drawer, type Process, seeded, type Totals } from '#tests/bench/study/attacks.ts';

const { breakpoints } = configuration;
const { windowDays, baselineDays, newRegionAfter } = configuration.attacks;
const newAfter = newRegionAfter / DAY;

/** Regions of the simulated country. */
export const regions = 20;
/** Days that must lie behind before a region can be called new. */
export const recordNeeded = windowDays + newAfter;

/** Attacks of each region as running totals, and all of them. */
export interface Spread {
  all: Totals;
  byRegion: readonly Totals[];
}

/** Chance of each region to be the one that is hit: the r-th in proportion to 1/r. */
function sharesUpTo(): number[] {
  const weights = Array.from({ length: regions }, (_, r) => 1 / (r + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  return weights.map((weight) => {
    reached += weight / total;
    return reached;
  });
}

const upTo = sharesUpTo();

/** Attacks whose rate never changes, each in a region drawn by itself. */
export function spreadAttacks(process: Process, days: number, index: number): Spread {
  const next = seeded('spread', process.rate, process.phi, index);
  const all = [0];
  addDays(all, days, drawer(process, next));
  const byRegion = Array.from({ length: regions }, () => [0]);
  for (let day = 1; day <= days; day += 1) {
    for (const totals of byRegion) totals.push(totals[day - 1] ?? 0);
    for (let attack = between(all, day - 1, day); attack > 0; attack -= 1) {
      const at = next();
      const region = Math.min(
        regions - 1,
        upTo.findIndex((share) => at < share),
      );
      const totals = byRegion[region < 0 ? regions - 1 : region];
      if (totals !== undefined) totals[day] = (totals[day] ?? 0) + 1;
    }
  }
  return { all, byRegion };
}

/** The higher of the scales of excess and of new regions, at the end of a day. */
export function regionScale({ byRegion }: Spread, day: number): number {
  const start = day - windowDays;
  const baselineCounts = byRegion.map((totals) => between(totals, start - baselineDays, start));
  const hit = byRegion.filter((totals) => between(totals, start, day) > 0);
  const m = hit.reduce((sum, totals) => sum + between(totals, start, day), 0);
  const excess = baselineCounts.some((n) => n > 0)
    ? hit.length - rarefiedRegions({ baselineCounts, m }).expectedActive
    : null;
  const fresh = hit.filter((totals) => isNew(totals, start)).length;
  const scales = [excess, fresh].map((value) => levelScale(value, breakpoints.regions) ?? 0);
  return Math.max(...scales);
}

/** Whether the first attack after a day is the first in 180 days. */
function isNew(totals: Totals, start: number): boolean {
  let first = start + 1;
  while (between(totals, start, first) === 0) first += 1;
  return between(totals, Math.max(0, first - 1 - newAfter), first - 1) === 0;
}

/** Attacks of the days after one and up to another. */
function between(totals: Totals, from: number, to: number): number {
  return (totals[to] ?? 0) - (totals[from] ?? 0);
}
