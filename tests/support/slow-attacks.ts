import { configuration } from '#domain/configuration.ts';
import {
  type Baseline,
  baselineOf,
  trailingBaseline,
} from '#domain/indicators/attack-baselines.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { nEff } from '#domain/statistics/decay.ts';
import { dispersion, predictiveTail } from '#domain/statistics/gamma-poisson.ts';
import { rarefiedRegions } from '#domain/statistics/rarefaction.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { slowWorth } from '#tests/support/slow-delays.ts';
import type { SlowReading } from '#tests/support/slow-reading.ts';

const { breakpoints, cap, corroboratedWeight, credibleWeight, attacks } = configuration;
const { windowDays, dispersionWeight, dispersionPrior, priorShape, priorRate } = attacks;
const window = windowDays * DAY;
const week = 7 * DAY;

const within = (instants: readonly Instant[], from: Instant, to: Instant) =>
  instants.filter((at) => at > from && at <= to).length;

/** How unusual the window is against a baseline, over one list of instants. */
export function unusual(
  instants: readonly Instant[],
  { from, to }: Baseline,
  { asOf, worth }: { asOf: Instant; worth: number },
) {
  const weeklyCounts: number[] = [];
  for (let at = to; at - week >= from - 1; at -= week) {
    weeklyCounts.push(within(instants, Math.max(at - week, from), at));
  }
  const spread = { weeklyCounts, priorWeight: dispersionWeight, priorPhi: dispersionPrior };
  const tail = predictiveTail({
    n: within(instants, from, to),
    D: (to - from) / DAY,
    W: worth,
    y: within(instants, asOf - window, asOf),
    a0: priorShape,
    b0: priorRate,
    phi: dispersion(spread).phi,
  });
  return { expected: tail?.mean ?? null, surprise: tail?.surprise ?? null };
}

function credibleEvents(state: WatchState) {
  return state.books['attack-frequency'].events.filter(({ weight }) => weight > credibleWeight);
}

/** Regions that were hit, those hit for the first time, and those to be expected. */
function spreadOf(state: WatchState, baseline: Baseline | null, asOf: Instant) {
  const events = credibleEvents(state);
  const baselineCounts: number[] = [];
  let active = 0;
  let fresh = 0;
  let m = 0;
  for (const region of new Set(events.map((event) => event.region))) {
    if (region === null) continue;
    const instants = events.filter((event) => event.region === region).map(({ at }) => at);
    const y = within(instants, asOf - window, asOf);
    const first = instants.find((at) => at > asOf - window && at <= asOf) ?? asOf;
    const before = instants.filter(
      (at) => at <= asOf - window && first - at <= attacks.newRegionAfter,
    );
    if (baseline !== null) baselineCounts.push(within(instants, baseline.from, baseline.to));
    if (y === 0) continue;
    active += 1;
    m += y;
    if (before.length === 0) fresh += 1;
  }
  const recordFrom = state.looked['attack-frequency'].any.sorted.at(0) ?? asOf;
  baselineCounts.sort((a, b) => a - b);
  const known = baselineCounts.some((n) => n > 0);
  return {
    active,
    fresh: recordFrom <= asOf - window ? fresh : null,
    expected: known ? rarefiedRegions({ baselineCounts, m }).expectedActive : null,
  };
}

export function slowAttacks(state: WatchState, asOf: Instant): SlowReading {
  const credible = credibleEvents(state).map(({ at }) => at);
  const baseline = baselineOf(state, asOf);
  const trailing = trailingBaseline(state, asOf);
  const y = within(credible, asOf - window, asOf);
  const worth = slowWorth(state, asOf);
  const { expected, surprise } =
    baseline === null
      ? { expected: null, surprise: null }
      : unusual(credible, baseline, { asOf, worth });
  const spread = spreadOf(state, baseline, asOf);
  const excess = spread.expected === null ? null : spread.active - spread.expected;
  const events = state.books['attack-frequency'].within(asOf - window, asOf);
  const scales = {
    surprise: gated(y, expected, surprise),
    'new-regions': levelScale(spread.fresh, breakpoints.regions),
    'excess-regions': levelScale(excess, breakpoints.regions),
  };
  return {
    evaluation: capped(
      scales,
      // A rumour that is not counted vouches for nothing.
      events.filter(({ weight }) => weight > credibleWeight),
    ),
    values: {
      surprise,
      'new-regions': spread.fresh,
      'excess-regions': excess,
      attacks: y,
      'attacks-expected': expected,
      'trailing-surprise':
        trailing === null ? null : unusual(credible, trailing, { asOf, worth }).surprise,
      'active-regions': spread.active,
      'regions-expected': spread.expected,
    },
    counts: { surprise: y },
    nEff: nEff(events.map(({ weight }) => weight)),
    events,
    range: null,
  };
}

/** Scale of a surprise, held down where the count is hardly above the expected one. */
export function gated(y: number, expected: number | null, surprise: number | null): number | null {
  const scale = levelScale(surprise, breakpoints.surprise);
  if (scale === null || expected === null) return null;
  return y >= attacks.minRatio * expected ? scale : Math.min(scale, 1.99);
}

type Telling = { weight: number; reports: readonly { origin: string }[] };

function capped(
  scales: Readonly<Record<string, number | null>>,
  events: readonly Telling[],
): Evaluation {
  const known = Object.entries(scales).flatMap(([driver, scale]) =>
    scale === null ? [] : [{ driver, scale }],
  );
  const { driver, scale } = known.reduce<{ driver: string | null; scale: number | null }>(
    (most, one) => (most.scale === null || one.scale > most.scale ? one : most),
    { driver: null, scale: null },
  );
  const origins = new Set(events.flatMap(({ reports }) => reports.map(({ origin }) => origin)));
  const held = events.some(({ weight }) => weight >= corroboratedWeight) || origins.size > 1;
  if (scale === null || scale < 3 || held) return { scale, driver, cappedBy: null };
  return { scale: cap, driver, cappedBy: 'uncorroborated' };
}
