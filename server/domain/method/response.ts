import { configuration } from '#domain/configuration.ts';
import { DAY } from '#domain/instant.ts';
import { message } from '#domain/message.ts';
import { falselyDriven, foundOf } from '#domain/method/known.ts';
import { type Method, parameter } from '#domain/method/method.ts';

const id = 'response-speed';
const { response } = configuration;
const { targetHours } = response;

const current = parameter('current for', response.currentFor / DAY, 'day');
const targets = [
  parameter('target, first statement', targetHours['first-statement'], 'hour'),
  parameter('target, communiqué', targetHours['after-action-communique'], 'hour'),
  parameter('target, security adjustment', targetHours['security-adjustment'], 'hour'),
  parameter('target, investigation', targetHours.investigation, 'hour'),
  parameter('target, replacement', targetHours.replacement, 'hour'),
  parameter('target, any other', targetHours.named, 'hour'),
];
const history = parameter('closed clocks for a history', response.minBaseline);
const shocks = parameter('shocks for more than low confidence', response.leastShocks);

/** Answers that are expected while none has come: where a level then begins, and how likely that is. */
const [, , strained, severe] = configuration.breakpoints.slowness;
const unanswered = (slowness: number) => response.shrink * (slowness - 1);
const firstAnswers = {
  strained: unanswered(strained),
  strainedChance: Math.exp(-unanswered(strained)),
  severe: unanswered(severe),
  severeChance: Math.exp(-unanswered(severe)),
};

/** Government response speed: indicators.md §2. */
export const responseMethods: Readonly<Record<string, Method>> = {
  slowness: {
    formula:
      '1/θ;  θ = (O+s)/(E+s);  E = Σ H₀(u);  H₀ = Nelson–Aalen Σ d/n of the shocks before, all kinds together, beyond its last closure at slope H₀(t_max)/t_max, or without a history ln 2·u/target;  90 % band of Gamma(O+s, rate E+s)',
    parameters: [parameter('s', response.shrink), current, history, ...targets, shocks],
    source: 'One-sample log-rank (Breslow 1975), shrunk',
    known: [message('method.known.first-answers', { ...firstAnswers, ...foundOf(id, 'none') })],
  },
  'overdue-share': {
    formula:
      'open clocks older than P80 ÷ current clocks;  P80 = first t with S(t) ≤ 0.2, or 3·target',
    parameters: [current, history, ...targets],
    source: 'Kaplan & Meier 1958',
    known: falselyDriven(id, 'overdue-share'),
  },
  answered: { formula: 'O = current clocks closed', parameters: [current], source: 'count' },
  'answers-expected': {
    formula: 'E = Σ H₀(u) over current clocks of age or duration u',
    parameters: [current, history, ...targets],
    source: 'Nelson–Aalen',
  },
};
