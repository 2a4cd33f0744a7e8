import { configuration } from '#domain/configuration.ts';
import { gradeWeight } from '#domain/grade.ts';
import { DAY } from '#domain/instant.ts';
import { type Method, parameter } from '#domain/method/method.ts';

const { decayReach, messaging } = configuration;
const decay = [
  parameter('h', messaging.halfLifeDays, 'day'),
  parameter('statements of', decayReach * messaging.halfLifeDays, 'day'),
];

/** Public messaging: indicators.md §5. */
export const messagingMethods: Readonly<Record<string, Method>> = {
  defensiveness: {
    formula: '(1 − T)/2;  T = Σ τ·w·d/(Σ w·d + s);  d = 2^(−age/h);  τ = −1, 0, +1',
    parameters: [...decay, parameter('s', messaging.toneShrink)],
    source: 'Shrunk weighted mean',
  },
  contradiction: {
    formula:
      'mean of Beta(a + contradicted, a + checkable − contradicted), decayed; 90 % band;  level by the smaller of it and contradicted ÷ checkable;  contradicted: by another official statement, or by a report of weight ≥ w',
    parameters: [
      ...decay,
      parameter('a', messaging.prior),
      parameter('w', gradeWeight(messaging.contradictingGrade)),
    ],
    source: 'Beta–binomial, Jeffreys prior',
  },
  'toll-gap': {
    formula:
      'ln((claimed + ½)/(official + ½)) per incident and class of victims, sign turned for attackers; weighted median',
    parameters: [parameter('tolls of', messaging.tollWindow / DAY, 'day')],
    source: 'Log ratio with continuity correction',
  },
  silence: {
    formula: '−log₁₀ p;  p = (1 + #{gaps ≥ elapsed})/(1 + n), so at most log₁₀(n + 1)',
    parameters: [parameter('gaps of', messaging.silenceRecord / DAY, 'day')],
    source: 'Rank among past gaps (permutation p-value)',
  },
};
