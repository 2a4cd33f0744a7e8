import { configuration } from '#domain/configuration.ts';
import { gradeWeight } from '#domain/grade.ts';
import { DAY } from '#domain/instant.ts';
import { message } from '#domain/message.ts';
import { falselyDriven, foundOf, onsetsBy } from '#domain/method/known.ts';
import { type Method, parameter } from '#domain/method/method.ts';
import { study } from '#domain/study.ts';

const id = 'public-messaging';
const weeksAYear = 365 / 7;
const { breakpoints, credibleWeight, decayReach, messaging } = configuration;
const decay = [
  parameter('h', messaging.halfLifeDays, 'day'),
  parameter('statements of', decayReach * messaging.halfLifeDays, 'day'),
];

/** Every gap is tested: what its level costs, at the fewest and at the most statements. */
const oneIn = 10 ** breakpoints.surprise[2];
const { steady } = study[id];
const [few, many] = [steady[0], steady[steady.length - 1]];
const silences =
  few === undefined || many === undefined
    ? []
    : [
        message('method.known.gaps', {
          oneIn,
          rate: many.rate,
          gaps: (many.rate * weeksAYear) / oneIn,
          onsets: onsetsBy(many, 'silence'),
          fewRate: few.rate,
          fewOnsets: onsetsBy(few, 'silence'),
        }),
      ];

/** Public messaging: indicators.md §5. */
export const messagingMethods: Readonly<Record<string, Method>> = {
  defensiveness: {
    formula: '(1 − T)/2;  T = Σ τ·w·d/(Σ w·d + s);  d = 2^(−age/h);  τ = −1, 0, +1',
    parameters: [...decay, parameter('s', messaging.toneShrink)],
    source: 'Shrunk weighted mean',
    known: [
      message('method.known.tone', {
        // Of tones ±1 the share that is defensive leads by twice its distance from one half.
        strained: 2 * breakpoints.defensiveness[2] - 1,
        severe: 2 * breakpoints.defensiveness[3] - 1,
        ...foundOf(id, 'defensive-doubled'),
      }),
    ],
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
    known: falselyDriven(id, 'contradiction'),
  },
  'toll-gap': {
    formula:
      'ln((claimed + ½)/(official + ½)) per incident and class of victims, sign turned for attackers; weighted median',
    parameters: [
      parameter('tolls of', messaging.tollWindow / DAY, 'day'),
      parameter('weight of a counted attack over', credibleWeight),
    ],
    source: 'Log ratio with continuity correction',
    known: falselyDriven(id, 'toll-gap'),
  },
  silence: {
    formula: '−log₁₀ p;  p = (1 + #{gaps ≥ elapsed})/(1 + n), so at most log₁₀(n + 1)',
    parameters: [parameter('gaps of', messaging.silenceRecord / DAY, 'day')],
    source: 'Rank among past gaps (permutation p-value)',
    known: silences,
  },
};
