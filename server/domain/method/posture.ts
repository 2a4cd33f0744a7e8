import { configuration } from '#domain/configuration.ts';
import { type Grade, gradeWeight } from '#domain/grade.ts';
import { type Message, message } from '#domain/message.ts';
import { falselyDriven, foundOf } from '#domain/method/known.ts';
import { type Method, parameter } from '#domain/method/method.ts';
import { posturePosterior } from '#domain/statistics/dirichlet.ts';

const id = 'military-posture';
const { attacks, decayReach, direction, posture } = configuration;
const decay = [
  parameter('h', posture.halfLifeDays, 'day'),
  parameter('events of', decayReach * posture.halfLifeDays, 'day'),
  parameter('prior', posture.prior),
];

const { prior } = posture;
const priors = { reorganisation: prior, reinforcement: prior, retrenchment: prior };

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

/** Where the share settles when half of the movements of the study give ground, each told once. */
function halfOf(grade: Grade): Message['values'] {
  const found = foundOf(id, 'half-retrench');
  const weight = gradeWeight(grade);
  const held = ((Number(found.rate) / 7) * posture.halfLifeDays * weight) / Math.LN2;
  const half = held / 2;
  const rest = { reinforcement: half / 2, reorganisation: half / 2 };
  const { mean } = posturePosterior({ retrenchment: half, ...rest }, priors);
  const [, , strained, severe] = configuration.breakpoints.retrenchmentShare;
  return { ...found, grade, share: mean.retrenchment ?? 0, strained, severe };
}

/** Military posture: indicators.md §4. */
export const postureMethods: Readonly<Record<string, Method>> = {
  'retrenchment-share': { ...share, known: [message('method.known.retrenching', halfOf('B2'))] },
  'reinforcement-share': share,
  'reorganisation-share': share,
  'thinned-commands': thinned,
  'capital-pull': {
    formula:
      '(in − out)/(in + out + 2·prior);  in, out = Σ size·w·2^(−age/h);  band from Beta(prior+in, prior+out)',
    parameters: decay,
    source: 'Beta posterior of the share of flow inward',
    known: falselyDriven(id, 'capital-pull'),
  },
};
