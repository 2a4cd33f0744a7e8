import { configuration } from '#domain/configuration.ts';
import type { Account, Indicator, Measure, Spark } from '#domain/indicators/indicator.ts';
import type { MessagingCounts } from '#domain/indicators/messaging-amounts.ts';
import { contradictionBand, defensivenessBand } from '#domain/indicators/messaging-bands.ts';
import { messagingBehind } from '#domain/indicators/messaging-behind.ts';
import { messagingDetail } from '#domain/indicators/messaging-detail.ts';
import { messagingFields, messagingForm } from '#domain/indicators/messaging-fields.ts';
import { messagingProbes } from '#domain/indicators/messaging-probes.ts';
import { messagingReports } from '#domain/indicators/messaging-reports.ts';
import { halfLife } from '#domain/indicators/messaging-statements.ts';
import {
  hasGaps,
  type MeasureName,
  type MessagingSums,
  messagingSums,
  ungradedSums,
} from '#domain/indicators/messaging-sums.ts';
import { claimsWindow, messagingTally } from '#domain/indicators/messaging-tally.ts';
import { tollTally } from '#domain/indicators/messaging-toll-tally.ts';
import { messagingFigure, messagingSentence } from '#domain/indicators/messaging-words.ts';
import { scaleRangeOf } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { freshnessLimit, dwell } = configuration.messaging;
const sparkStatements = 12;

function account(state: WatchState, asOf: Instant, named?: number): Account {
  const sums = messagingSums(state, asOf);
  const { tolls, evaluation, claims } = sums;
  const tally = messagingTally(state);
  const counts = tally.counts(asOf);
  const claimed = tally.counts(asOf, claimsWindow);
  const measures = measuresOf(sums, counts);
  const driver = measures.find(({ name }) => name === evaluation.driver);
  return {
    ...evaluation,
    measures,
    figure: messagingFigure(sums, claimed),
    sentence: messagingSentence(sums, { claimed, statements: counts.statements }),
    spark: sparkOf(state, asOf),
    ...messagingReports(state).evidence(asOf, tolls.events, named),
    nEff: tally.nEff(asOf),
    // What a government says, it says to the whole country.
    coverage: null,
    scaleRange: scaleRangeOf(claims, 2, {
      low: driver?.low ?? null,
      high: driver?.high ?? null,
      breakpoints: levelled.find(({ name }) => name === driver?.name)?.breakpoints ?? null,
      ungraded: ungradedSums(state, asOf).evaluation.scale,
    }),
    probWorse: null,
  };
}

function measuresOf(sums: MessagingSums, counts: MessagingCounts): Measure[] {
  const { claims, weights, tolls, silence } = sums;
  const of = (name: MeasureName, n: number, value: Omit<Measure, 'name' | 'n' | 'scale'>) => ({
    name,
    ...value,
    n,
    scale: claims[name].scale,
  });
  const surprise = hasGaps(silence) ? silence.surprise : null;
  return [
    of('defensiveness', weights.tones, defensivenessBand(weights)),
    of('contradiction', counts.checkable, contradictionBand(weights)),
    of('toll-gap', tolls.compared, { value: tolls.best, low: tolls.low, high: tolls.high }),
    of('silence', silence?.n ?? 0, { value: surprise, low: surprise, high: surprise }),
  ];
}

/** The tones of the newest statements, oldest first. */
function sparkOf(state: WatchState, asOf: Instant): Spark {
  const tally = messagingTally(state);
  const items: Extract<Spark, { shape: 'tones' }>['items'] = [];
  messagingReports(state).visitToned(asOf, (event) => {
    const stage = tally.stageAt(event, asOf);
    if (stage !== null && stage.tone !== null) {
      items.push({ eventAt: event.at, tone: stage.tone, crossed: stage.contradicted > 0 });
    }
    return items.length < sparkStatements;
  });
  return items.length === 0 ? { shape: 'none' } : { shape: 'tones', items: items.reverse() };
}

const levelled: Indicator['measures'] = [
  {
    name: 'defensiveness',
    unit: 'share',
    breakpoints: breakpoints.defensiveness,
    behind: { events: 'toned' },
  },
  {
    name: 'contradiction',
    unit: 'share',
    breakpoints: breakpoints.contradiction,
    behind: { events: 'checkable' },
  },
  {
    name: 'toll-gap',
    unit: 'log-ratio',
    breakpoints: breakpoints.tollGap,
    behind: { events: 'tolls' },
  },
  {
    name: 'silence',
    unit: 'surprise',
    breakpoints: breakpoints.surprise,
    behind: { events: 'spoken' },
  },
];

export const publicMessaging: Indicator = {
  id: 'public-messaging',
  fields: messagingFields,
  form: messagingForm,
  measures: levelled,
  behind: messagingBehind,
  freshnessLimit,
  dwell,
  halfLife,
  // Attacks tell of the dead that officials' tolls are held against.
  turnedAt: (state, asOf) => tollTally(state).claimed.newest(asOf)?.at ?? null,
  probes: messagingProbes,
  evaluations: (state) => (asOf) => messagingSums(state, asOf).evaluation,
  account,
  detail: messagingDetail,
};
