import { configuration } from '#domain/configuration.ts';
import { shortestBaseline } from '#domain/indicators/attack-baselines.ts';
import { DAY } from '#domain/instant.ts';
import { type Message, message } from '#domain/message.ts';
import { type Method, parameter } from '#domain/method/method.ts';
import { study } from '#domain/study.ts';

const { attacks, credibleWeight } = configuration;
/** Variance over mean of the attacks that the study tells of in words. */
const typicalPhi = 2;

const window = parameter('W', attacks.windowDays, 'day');
const baseline = parameter('D', attacks.baselineDays, 'day');
const shortest = parameter('shortest baseline', shortestBaseline / DAY, 'day');
const shape = [
  parameter('a₀', attacks.priorShape),
  parameter('b₀', attacks.priorRate),
  parameter('φ̂ prior', attacks.dispersionPrior),
  parameter('weeks of prior', attacks.dispersionWeight),
];
const counted = parameter('weight of a counted event over', credibleWeight);

const reporting = [
  parameter('longest delay', attacks.longestDelay, 'day'),
  parameter('delays learned from', attacks.delayRecord / DAY, 'day'),
  parameter('delays needed', attacks.minDelays),
  parameter('F over a window, at least', attacks.leastReported),
];

const surprise: Method = {
  formula:
    'W = Σ_days F(age), F the share reported by then;  m = W·(a₀+n)/(b₀+D);  c = φ·(1+W/(b₀+D));  Y ~ NB(size m/(c−1), prob 1/c);  surprise = −log₁₀ P(Y ≥ y);  φ = max(1, (4·1.5+(B−1)·φ̂)/(4+B−1))',
  parameters: [
    window,
    baseline,
    shortest,
    ...shape,
    ...reporting,
    parameter('y/m for level 2', attacks.minRatio),
    counted,
  ],
  source:
    'Gamma–Poisson predictive tail; Farrington et al. 1996 for the variance; Kalbfleisch & Lawless 1989 for late reports',
};

/** The study's busiest country, by the surprise alone and with its regions. */
function chanceOfRegions(): Message[] {
  const busiest = study['attack-frequency'].steady.reduce((one, other) =>
    other.rate > one.rate || (other.rate === one.rate && other.phi === typicalPhi) ? other : one,
  );
  const { rate, phi, severe, strained, regions } = busiest;
  return [
    message('method.known.chance-regions', {
      rate,
      phi,
      alone: severe.value,
      together: regions.severe.value,
      strainedAlone: strained.value,
      strainedTogether: regions.strained.value,
    }),
  ];
}

/** Attack frequency and spread: indicators.md §3. */
export const attackMethods: Readonly<Record<string, Method>> = {
  surprise,
  'trailing-surprise': { ...surprise, parameters: [window, baseline, ...shape, ...reporting] },
  'new-regions': {
    formula: 'regions whose first credible event in 180 d lies in the window',
    parameters: [window, parameter('first in', attacks.newRegionAfter / DAY, 'day'), counted],
    source: 'definition',
  },
  'excess-regions': {
    formula:
      'S − E[S_y];  E[S_y] = Σ_r [1 − C(N−n_r, y)/C(N, y)];  band: with the 90 % band of S_y as well',
    parameters: [window, baseline, counted],
    source: 'Rarefaction: Hurlbert 1971; its variance: Heck et al. 1975',
    known: chanceOfRegions(),
  },
  attacks: {
    formula: 'y = credible events in W; band: weight ≥ 0.8 … all events',
    parameters: [window, counted],
    source: 'count',
  },
  'attacks-expected': {
    formula: 'm = W·(a₀+n)/(b₀+D), with the 90 % band of Y',
    parameters: [window, baseline, ...shape, ...reporting],
    source: 'Gamma–Poisson predictive',
  },
  'active-regions': {
    formula: 'S = regions with a credible event in W',
    parameters: [window, counted],
    source: 'count',
  },
  'regions-expected': {
    formula:
      'E[S_y] = Σ_r [1 − C(N−n_r, y)/C(N, y)];  y = N where y > N;  90 % band: E ± 1.64·√(V·(1+y/N)),  V = Σ_r q_r(1−q_r) + Σ_(r≠s) (q_rs − q_r·q_s),  q_r = (1−n_r/N)^y,  q_rs = (1−(n_r+n_s)/N)^y;  no upper limit where y > N',
    parameters: [baseline],
    source: 'Rarefaction: Hurlbert 1971; its variance: Heck et al. 1975',
  },
};
