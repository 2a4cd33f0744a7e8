import { configuration } from '#domain/configuration.ts';
import { freshnessSince } from '#domain/freshness.ts';
import { NewestReports } from '#domain/indicators/evidence.ts';
import type { Account, Indicator, Measure, Spark } from '#domain/indicators/indicator.ts';
import { postureBehind } from '#domain/indicators/posture-behind.ts';
import { postureDetail } from '#domain/indicators/posture-detail.ts';
import {
  type Movement,
  movements,
  postureFields,
  postureForm,
} from '#domain/indicators/posture-fields.ts';
import { postureHistory } from '#domain/indicators/posture-history.ts';
import { postureProbes } from '#domain/indicators/posture-probes.ts';
import { gatheredPosture, postureReports } from '#domain/indicators/posture-reports.ts';
import { type PostureSums, postureSums, ungradedPosture } from '#domain/indicators/posture-sums.ts';
import {
  halfLife,
  type PostureCounts,
  postureTally,
  reach,
} from '#domain/indicators/posture-tally.ts';
import { type Thinned, thinnedAsOf } from '#domain/indicators/posture-thinned.ts';
import {
  type PostureSeen,
  postureFigure,
  postureSentence,
} from '#domain/indicators/posture-words.ts';
import { scaleRangeOf } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { partOf } from '#domain/part.ts';
import { betaInterval } from '#domain/statistics/beta-quantile.ts';
import { type PostureShares, postureBands } from '#domain/statistics/dirichlet.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { freshnessLimit, dwell, prior } = configuration.posture;
const restrictedFor = 14 * DAY;
const sparkDays = 28;
const confLevel = 0.9;

function account(state: WatchState, asOf: Instant, named?: number): Account {
  const { account: own, counts } = ofPosture(state, asOf);
  return {
    ...own,
    measures: [...own.measures, thinnedMeasure(thinnedAsOf(state, asOf), counts)],
    ...(named === undefined ? {} : evidenceOf(state, asOf, named)),
  };
}

/** All but the commands around which attacks grow: no attack changes it. */
const ofPosture = partOf('military-posture', (state, asOf) => {
  const sums = postureSums(state, asOf);
  const tally = postureTally(state);
  const counts = tally.counts(asOf);
  const shares = postureBands(sums.posterior, confLevel);
  const measures = measuresOf(sums, shares, counts);
  const looks = state.looked['military-posture'];
  const fresh = freshnessSince(looks.any.newest(asOf), asOf, freshnessLimit);
  const driver = measures.find(({ name }) => name === sums.evaluation.driver);
  const seen = { sums, shares, counts, restricted: restrictionOf(tally, asOf) };
  const account = {
    ...sums.evaluation,
    measures,
    figure: postureFigure(seen, fresh.status === 'LIVE'),
    sentence: postureSentence(seen),
    spark: sparkOf(state, asOf),
    ...evidenceOf(state, asOf),
    nEff: tally.nEff(asOf),
    coverage: looks.coverage(state.watch.regions, asOf, freshnessLimit),
    scaleRange: scaleRangeOf(sums.claims, 2, {
      low: driver?.low ?? null,
      high: driver?.high ?? null,
      breakpoints: levelled.find(({ name }) => name === driver?.name)?.breakpoints ?? null,
      ungraded: ungradedPosture(state, asOf).evaluation.scale,
    }),
    probWorse: null,
  } satisfies Account;
  return { account, counts };
});

/** Restrictions reported in the last 14 days. */
function restrictionOf(
  tally: ReturnType<typeof postureTally>,
  asOf: Instant,
): PostureSeen['restricted'] {
  const isRecent = (at: Instant | null) => at !== null && at > asOf - restrictedFor;
  const movement = isRecent(tally.restrictedAt('movement', asOf));
  if (!isRecent(tally.restrictedAt('airport', asOf))) return movement ? 'movement' : 'none';
  return movement ? 'both' : 'airport';
}

function evidenceOf(state: WatchState, to: Instant, named?: number) {
  const { reports, origins } = gatheredPosture(state).asOf(to);
  const newest = new NewestReports(named);
  const reached = { from: to - reach, to };
  newest.addNewest(state.books['military-posture'], reached);
  postureReports(state).addTo(newest, reached);
  return { evidenceIds: newest.ids, evidenceCount: reports, origins };
}

function measuresOf(sums: PostureSums, shares: PostureShares, counts: PostureCounts): Measure[] {
  const share = (movement: Movement, scale: number | null): Measure => ({
    name: `${movement}-share`,
    value: shares.mean[movement],
    low: shares.lower[movement],
    high: shares.upper[movement],
    n: counts[movement],
    scale,
  });
  return [
    {
      ...share('retrenchment', sums.claims['retrenchment-share'].scale),
      // A share is out of all the events, whichever way they lean.
      n: counts.events,
    },
    pullMeasure(sums),
    share('reinforcement', null),
    share('reorganisation', null),
  ];
}

/** The pull is 2p − 1, where p is the share of flow inward, Beta(1 + in, 1 + out). */
function pullMeasure({ inflow, outflow, pull, moves, claims }: PostureSums): Measure {
  const { scale } = claims['capital-pull'];
  const band = betaInterval(prior + inflow, prior + outflow, confLevel);
  const end = (p: number | null) => (p === null || pull === null ? null : 2 * p - 1);
  return {
    name: 'capital-pull',
    value: pull,
    low: end(band.lower),
    high: end(band.upper),
    n: moves,
    scale,
  };
}

/** Out of the commands that lost forces; unknown while nobody says where forces moved. */
function thinnedMeasure({ losing, thinned }: Thinned, { moves }: PostureCounts): Measure {
  const value = moves === 0 ? null : thinned;
  return { name: 'thinned-commands', value, low: value, high: value, n: losing, scale: null };
}

function sparkOf(state: WatchState, asOf: Instant): Spark {
  const { fromAt, rows } = postureHistory(state, asOf, sparkDays);
  return { shape: 'shares', fromAt, step: DAY, names: [...movements], rows };
}

const levelled: Indicator['measures'] = [
  {
    name: 'retrenchment-share',
    unit: 'share',
    breakpoints: breakpoints.retrenchmentShare,
    behind: { events: 'evidence' },
  },
  {
    name: 'capital-pull',
    unit: 'share',
    breakpoints: breakpoints.capitalPull,
    behind: { events: 'moves' },
  },
  {
    name: 'reinforcement-share',
    unit: 'share',
    breakpoints: null,
    behind: { events: 'reinforcement' },
  },
  {
    name: 'reorganisation-share',
    unit: 'share',
    breakpoints: null,
    behind: { events: 'reorganisation' },
  },
  { name: 'thinned-commands', unit: 'count', breakpoints: null, behind: { list: 'losses' } },
];

export const militaryPosture: Indicator = {
  id: 'military-posture',
  fields: postureFields,
  form: postureForm,
  measures: levelled,
  behind: postureBehind,
  freshnessLimit,
  dwell,
  halfLife,
  // Attacks grow around commands that were thinned.
  turnedAt: (state, asOf) => state.looked['attack-frequency'].any.newest(asOf),
  probes: postureProbes,
  evaluations: (state) => (asOf) => postureSums(state, asOf).evaluation,
  account,
  detail: postureDetail,
};
