import { configuration } from '#domain/configuration.ts';
import { type Method, parameter } from '#domain/method/method.ts';

const { decayReach, posture } = configuration;
const decay = [
  parameter('h', posture.halfLifeDays, 'day'),
  parameter('events of', decayReach * posture.halfLifeDays, 'day'),
  parameter('prior', posture.prior),
];

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
  'capital-pull': {
    formula:
      '(in − out)/(in + out + 2·prior);  in, out = Σ size·w·2^(−age/h);  band from Beta(prior+in, prior+out)',
    parameters: decay,
    source: 'Beta posterior of the share of flow inward',
  },
};
