import { configuration } from '#domain/configuration.ts';
import { DAY } from '#domain/instant.ts';
import { type Method, parameter } from '#domain/method/method.ts';

const { attacks, civilian, confidence, credibleWeight } = configuration;
const { categoryWeights } = civilian;
const counted = parameter('weight of a counted event over', credibleWeight);
const watched = parameter(
  'days watched, of a baseline or of a week without attacks',
  confidence.moderate.coverage,
  'share',
);
const flagged = parameter('old after', civilian.stockFlaggedAfter / DAY, 'day');

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
  },
  'displacement-ratio': {
    formula:
      'Σ newest rate ÷ Σ rate from the first count of the days before to the last but one, over the places that have both',
    parameters: [parameter('days before', civilian.trailingDays, 'day'), flagged, counted],
    source: 'definition',
  },
  'displaced-stock': {
    formula: 'newest [low, best, high] of every region, added bound by bound',
    parameters: [flagged, counted],
    source: 'Interval arithmetic',
  },
  'displacement-rate': {
    formula: 'best Δ/Δt;  low (low₂ − high₁)/Δt;  high (high₂ − low₁)/Δt',
    parameters: [flagged, counted],
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
  },
  'casualty-rank': {
    formula: 'p = (1 + past weeks with as many dead) ÷ (1 + past weeks);  surprise = −log₁₀ p',
    parameters: [parameter('past weeks', civilian.pastWeeks), watched, counted],
    source: 'Rank (permutation) p-value',
  },
};
