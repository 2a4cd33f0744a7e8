import { configuration } from '#domain/configuration.ts';
import { evidenceOf } from '#domain/indicators/evidence.ts';
import type {
  Account,
  Evaluation,
  Indicator,
  Measure,
  Spark,
} from '#domain/indicators/indicator.ts';
import { messagingFields, messagingForm } from '#domain/indicators/messaging-fields.ts';
import { messagingProbes } from '#domain/indicators/messaging-probes.ts';
import { halfLife, reach } from '#domain/indicators/messaging-statements.ts';
import {
  contradictingAll,
  defensivenessOf,
  hasGaps,
  type MeasureName,
  type MessagingSums,
  messagingSums,
  type Statement,
  ungradedSums,
} from '#domain/indicators/messaging-sums.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import { messagingFigure, messagingSentence } from '#domain/indicators/messaging-words.ts';
import { scaleRangeOf } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { betaRatio } from '#domain/statistics/beta-ratio.ts';
import { halfLifeWeight, nEff } from '#domain/statistics/decay.ts';
import { betaInterval } from '#domain/statistics/special.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { freshnessLimit, dwell, prior, toneShrink } = configuration.messaging;
const confLevel = 0.9;
const sparkStatements = 12;

function evaluate(state: WatchState, asOf: Instant): Evaluation {
  return messagingSums(state, asOf).evaluation;
}

function account(state: WatchState, asOf: Instant): Account {
  const sums = messagingSums(state, asOf);
  const { tolls, evaluation, claims } = sums;
  const statements = statementsAsOf(state, asOf);
  const measures = measuresOf(sums, statements);
  const driver = measures.find(({ name }) => name === evaluation.driver);
  const spoken = statements.map(({ event }) => event);
  const against = contradictingAll(spoken, state, asOf);
  return {
    ...evaluation,
    measures,
    figure: messagingFigure(sums, statements, asOf),
    sentence: messagingSentence(sums, statements, asOf),
    spark: sparkOf(statements),
    ...evidenceOf(new Set([...spoken.reverse(), ...against, ...tolls.events])),
    nEff: nEff(statements.map(({ event, decay }) => event.weight * decay)),
    // What a government says, it says to the whole country.
    coverage: null,
    scaleRange: scaleRangeOf(claims, 2, {
      low: driver?.low ?? null,
      high: driver?.high ?? null,
      breakpoints: levelled.find(({ name }) => name === driver?.name)?.breakpoints ?? null,
      ungraded: ungradedSums(state, statements, asOf).evaluation.scale,
    }),
    probWorse: null,
  };
}

/** The official statements within reach as they stand, oldest first. */
function statementsAsOf(state: WatchState, asOf: Instant): Statement[] {
  const tally = messagingTally(state);
  const statements: Statement[] = [];
  for (const event of state.books['public-messaging'].within(asOf - reach, asOf)) {
    const stage = tally.stageAt(event, asOf);
    if (stage === null) continue;
    const { tone, checkable, contradicted } = stage;
    const decay = halfLifeWeight(asOf - event.at, halfLife);
    statements.push({ event, decay, tone, checkable, contradicted });
  }
  return statements;
}

function measuresOf(sums: MessagingSums, statements: readonly Statement[]): Measure[] {
  const { claims, weights, tolls, silence } = sums;
  const of = (name: MeasureName, n: number, value: Omit<Measure, 'name' | 'n' | 'scale'>) => ({
    name,
    ...value,
    n,
    scale: claims[name].scale,
  });
  const checkable = statements.reduce((sum, statement) => sum + statement.checkable, 0);
  const surprise = hasGaps(silence) ? silence.surprise : null;
  return [
    of('defensiveness', weights.tones, defensiveness(sums)),
    of('contradiction', checkable, contradiction(sums)),
    of('toll-gap', tolls.compared, { value: tolls.best, low: tolls.low, high: tolls.high }),
    of('silence', silence?.n ?? 0, { value: surprise, low: surprise, high: surprise }),
  ];
}

/**
 * Tone as a share of defensive weight: the shrinkage is two neutral statements, each half
 * defensive, so (1 − T)/2 is the mean of a Beta, which gives the band.
 */
function defensiveness({ tone, weights }: MessagingSums): Omit<Measure, 'name' | 'n' | 'scale'> {
  if (tone === null) return { value: null, low: null, high: null };
  const value = defensivenessOf(tone);
  const total = weights.toned + toneShrink;
  const band = betaInterval(total * value, total * (1 - value), confLevel);
  return { value, low: band.lower, high: band.upper };
}

function contradiction({ weights }: MessagingSums): Omit<Measure, 'name' | 'n' | 'scale'> {
  const { contradicted: count, checkable: total } = weights;
  if (total === 0) return { value: null, low: null, high: null };
  const ratio = betaRatio({ count, total, a: prior, b: prior, confLevel });
  return { value: ratio.mean, low: ratio.lower, high: ratio.upper };
}

function sparkOf(statements: readonly Statement[]): Spark {
  const items = statements.flatMap(({ event, tone, contradicted }) =>
    tone === null ? [] : [{ at: event.at, tone, crossed: contradicted > 0 }],
  );
  return items.length === 0
    ? { shape: 'none' }
    : { shape: 'tones', items: items.slice(-sparkStatements) };
}

const levelled: Indicator['measures'] = [
  { name: 'defensiveness', unit: 'share', breakpoints: breakpoints.defensiveness },
  { name: 'contradiction', unit: 'share', breakpoints: breakpoints.contradiction },
  { name: 'toll-gap', unit: 'log-ratio', breakpoints: breakpoints.tollGap },
  { name: 'silence', unit: 'surprise', breakpoints: breakpoints.surprise },
];

export const publicMessaging: Indicator = {
  id: 'public-messaging',
  fields: messagingFields,
  form: messagingForm,
  measures: levelled,
  freshnessLimit,
  dwell,
  halfLife,
  probes: messagingProbes,
  evaluate,
  account,
};
