import { configuration } from '#domain/configuration.ts';
import { DAY } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';
import { falselyDriven, foundOf } from '#domain/method/known.ts';
import { type Method, parameter } from '#domain/method/method.ts';
import { study } from '#domain/study.ts';
import type { SteadyCrisis } from '#domain/study-schema.ts';

const id = 'civilian-impact';
const { attacks, breakpoints, civilian, confidence, credibleWeight } = configuration;
const { categoryWeights } = civilian;
const counted = parameter('weight of a counted event over', credibleWeight);
const watched = parameter(
  'days watched, of a baseline or of a week without attacks',
  confidence.moderate.coverage,
  'share',
);
const flagged = parameter('old after', civilian.stockFlaggedAfter / DAY, 'day');
const apart = parameter('counts apart, at least', civilian.shortestInterval / DAY, 'day');

/** The same crisis, counted well and counted badly. */
function countErrors(): Message[] {
  const { steady } = study[id];
  const bad = steady.reduce((one, other) => (errorOf(other) > errorOf(one) ? other : one));
  const well = steady.find((one) => one.rate === bad.rate && errorOf(one) < errorOf(bad));
  if (well === undefined) return [];
  return [
    message('method.known.count-error', {
      rate: bad.rate,
      few: errorOf(well),
      fewTime: well.time.severe.value,
      fewOnsets: well.onsets.severe.value,
      error: errorOf(bad),
      time: bad.time.severe.value,
      onsets: bad.onsets.severe.value,
    }),
  ];
}

function errorOf({ countError }: SteadyCrisis): number {
  return countError ?? 0;
}

/** Civilian impact: indicators.md §6. */
export const civilianMethods: Readonly<Record<string, Method>> = {
  disruption: {
    formula:
      '100·Σ weight·population·severity ÷ Σ weight·population over known cells; low and high with unknown cells at 0 and at 1',
    parameters: [
      parameter('market', categoryWeights.market),
      parameter('road', categoryWeights.road),
      parameter('school', categoryWeights.school),
      parameter('medical', categoryWeights.medical),
      parameter('a cell is known for', civilian.cellExpiresAfter / DAY, 'day'),
      counted,
    ],
    source: 'Weighted index with Manski bounds (Manski 2003)',
    known: [
      message('method.known.half-worse', {
        // Half worse is half of a service's weight.
        strained: breakpoints.disruption[2] / 50,
        severe: breakpoints.disruption[3] / 50,
        ...foundOf(id, 'services-worse'),
      }),
    ],
  },
  'displacement-ratio': {
    formula:
      'Σ newest rate ÷ Σ rate from the first count of the days before to the one that the newest rate starts from, over the places that have both;  limits: each at the worst end of the other',
    parameters: [parameter('days before', civilian.trailingDays, 'day'), apart, flagged, counted],
    source: 'Interval arithmetic',
    known: countErrors(),
  },
  'displaced-stock': {
    formula: 'newest [low, best, high] of every region, added bound by bound',
    parameters: [flagged, counted],
    source: 'Interval arithmetic',
  },
  'displacement-rate': {
    formula: 'best Δ/Δt;  low (low₂ − high₁)/Δt;  high (high₂ − low₁)/Δt',
    parameters: [apart, flagged, counted],
    source: 'Interval arithmetic',
  },
  'casualty-incidents': {
    formula:
      'attacks in W that killed a civilian, against those of the baseline, by the surprise of attack frequency: −log₁₀ P(Y ≥ y)',
    parameters: [
      parameter('W', attacks.windowDays, 'day'),
      parameter('D', attacks.baselineDays, 'day'),
      parameter('y/m for level 2', attacks.minRatio),
      watched,
      counted,
    ],
    source: 'Gamma–Poisson predictive tail; Farrington et al. 1996 for the variance',
    known: falselyDriven(id, 'casualty-incidents'),
  },
  'casualty-rank': {
    formula: 'p = (1 + past weeks with as many dead) ÷ (1 + past weeks);  surprise = −log₁₀ p',
    parameters: [parameter('past weeks', civilian.pastWeeks), watched, counted],
    source: 'Rank (permutation) p-value',
    known: falselyDriven(id, 'casualty-rank'),
  },
};
