import type { Baseline } from '#domain/indicators/attack-baselines.ts';
import { window } from '#domain/indicators/attack-baselines.ts';
import { attackPoints } from '#domain/indicators/attack-points.ts';
import type { AttackSums } from '#domain/indicators/attack-sums.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { noInstants } from '#domain/sorted-instants.ts';
import { haversineKm, type LatLon } from '#domain/statistics/great-circle.ts';
import { meanCentre } from '#domain/statistics/mean-centre.ts';
import { type RegionSpread, regionSpread } from '#domain/statistics/spread.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** One region: credible attacks in the window, and in the baseline. */
export interface RegionRow {
  region: string;
  attacks: number;
  baseline: number;
  /** First attack in 180 days. */
  isNew: boolean;
  /** No earlier attack on the whole record. */
  firstOnRecord: boolean;
  /** Newest attack before the window; null when there was none. */
  lastAt: Instant | null;
}

/** Where attacks lie on average. */
export interface Centre {
  latitude: number;
  longitude: number;
  standardDistanceKm: number;
  /** Attacks whose place is known. */
  n: number;
  /** The nearest place of the gazetteer. */
  near: { place: string; km: number } | null;
}

export interface AttackPlaces {
  /** Regions hit, most first, then those of the baseline alone. */
  regions: RegionRow[];
  /** Attacks whose region nobody knows. */
  unplaced: number;
  /** Days since the first record of all. */
  recordDays: number;
  regionsTotal: number;
  spread: RegionSpread;
  baselineSpread: RegionSpread | null;
  /** Regions that this many attacks hit on the baseline's pattern, and how many more were hit. */
  expected: number | null;
  excess: number | null;
  centre: Centre | null;
  baselineCentre: Centre | null;
  shiftKm: number | null;
}

/** Where the attacks of the window were, against where those of the baseline were. */
export function attackPlaces(state: WatchState, sums: AttackSums, asOf: Instant): AttackPlaces {
  const { baseline, spread, y } = sums;
  const regions = rowsOf(state, sums, asOf);
  const { regionsTotal } = state.watch;
  const of = (counts: number[]) => regionSpread({ counts, regionsTotal });
  const centre = centreOf(state, asOf - window, asOf);
  const baselineCentre = baseline === null ? null : centreOf(state, baseline.from, baseline.to);
  const recordFrom = state.looked['attack-frequency'].any.sorted.at(0) ?? asOf;
  return {
    regions,
    unplaced: y - regions.reduce((sum, { attacks }) => sum + attacks, 0),
    recordDays: Math.max(0, Math.floor((asOf - recordFrom) / DAY)),
    regionsTotal,
    spread: of(regions.map(({ attacks }) => attacks)),
    baselineSpread: baseline === null ? null : of(regions.map((row) => row.baseline)),
    expected: spread.expected,
    excess: spread.excess,
    centre,
    baselineCentre,
    shiftKm: shiftOf(centre, baselineCentre),
  };
}

function rowsOf(state: WatchState, { spread }: AttackSums, asOf: Instant): RegionRow[] {
  const { credibleByRegion } = state.books['attack-frequency'];
  const rows = spread.regions().map(({ region, y, n, isNew }) => {
    const instants = credibleByRegion.get(region) ?? noInstants;
    const lastAt = instants.at(instants.countUpTo(asOf - window) - 1) ?? null;
    // Where the record is no longer than the window, nothing can be called new.
    const fresh = isNew && spread.fresh !== null;
    return {
      region,
      attacks: y,
      baseline: n,
      isNew: fresh,
      firstOnRecord: fresh && lastAt === null,
      lastAt,
    };
  });
  return rows.sort(
    (a, b) => b.attacks - a.attacks || b.baseline - a.baseline || (a.region < b.region ? -1 : 1),
  );
}

function centreOf(state: WatchState, from: Baseline['from'], to: Instant): Centre | null {
  const located = attackPoints(state).within(from, to);
  const { lat, lon, standardDistanceKm } = meanCentre({ points: located });
  if (lat === null || lon === null || standardDistanceKm === null) return null;
  return {
    latitude: lat,
    longitude: lon,
    standardDistanceKm,
    n: located.length,
    near: nearestTo(state, [lat, lon]),
  };
}

function nearestTo({ watch }: WatchState, centre: LatLon): Centre['near'] {
  let nearest: Centre['near'] = null;
  for (const { name, latitude, longitude } of watch.places) {
    const { km } = haversineKm({ a: centre, b: [latitude, longitude] });
    if (nearest === null || km < nearest.km) nearest = { place: name, km };
  }
  return nearest;
}

function shiftOf(now: Centre | null, before: Centre | null): number | null {
  if (now === null || before === null) return null;
  return haversineKm({
    a: [before.latitude, before.longitude],
    b: [now.latitude, now.longitude],
  }).km;
}
