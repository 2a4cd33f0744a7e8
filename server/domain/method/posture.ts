import { configuration } from '#domain/configuration.ts';
import { type Method, parameter } from '#domain/method/method.ts';

const { attacks, decayReach, direction, posture } = configuration;
const decay = [
  parameter('h', posture.halfLifeDays, 'day'),
  parameter('events of', decayReach * posture.halfLifeDays, 'day'),
  parameter('prior', posture.prior),
];

const thinned: Method = {
  formula:
    'places with in − out < 0, in a region where P(λ₁ > λ₀) ≥ p for the attacks of W against those of W before',
  parameters: [
    ...decay,
    parameter('p', direction.probability),
    parameter('W', attacks.windowDays, 'day'),
  ],
  source: 'Gamma–Poisson comparison of two rates',
};

const share: Method = {
  formula: 'α_j = prior + Σ w·2^(−age/h);  share = α_j/Σα;  90 % band Beta(α_j, Σα − α_j)',
  parameters: decay,
  source: 'Dirichlet posterior with forward decay (Cormode et al. 2009)',
};

/** Military posture: indicators.md §4. */
export const postureMethods: Readonly<Record<string, Method>> = {
  'retrenchment-share': share,
  'reinforcement-share': share,
  'reorganisation-share': share,
  'thinned-commands': thinned,
  'capital-pull': {
    formula:
      '(in − out)/(in + out + 2·prior);  in, out = Σ size·w·2^(−age/h);  band from Beta(prior+in, prior+out)',
    parameters: decay,
    source: 'Beta posterior of the share of flow inward',
  },
};
