import { configuration } from '#domain/configuration.ts';
import type { EventsBehind } from '#domain/indicators/behind.ts';
import { messagingReports } from '#domain/indicators/messaging-reports.ts';
import {
  isOfficial,
  type MessagingEvent,
  reach,
  type Stage,
  saidAt,
} from '#domain/indicators/messaging-statements.ts';
import { claimsWindow, messagingTally } from '#domain/indicators/messaging-tally.ts';
import { tollGapsAsOf } from '#domain/indicators/messaging-tolls.ts';
import type { Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { silenceRecord } = configuration.messaging;

/** Statements of some days, by what they say. */
const saying =
  (says: (stage: Stage) => boolean, length: number): EventsBehind =>
  (state, asOf) => {
    const tally = messagingTally(state);
    return state.books['public-messaging'].within(asOf - length, asOf).filter((event) => {
      const stage = tally.stageAt(event, asOf);
      return stage !== null && says(stage);
    });
  };

/** What officials said within the year, at the time when they said it. */
const spoken: EventsBehind = (state, asOf) => {
  const tally = messagingTally(state);
  return state.books['public-messaging'].events.flatMap((event) => {
    const at = tally.spokenAt(event);
    const isOfRecord = at !== null && at > asOf - silenceRecord && at <= asOf;
    return isOfRecord && event.at <= asOf ? [{ ...event, at }] : [];
  });
};

/** The attacks whose dead are compared, and the statements that admit dead of their incidents. */
const tolls: EventsBehind = (state, asOf) => {
  const attacks = tollGapsAsOf(state, asOf).events;
  const compared = new Set(
    attacks.flatMap(({ reports }) => reports.flatMap(({ signal }) => signal.incident ?? [])),
  );
  const admits = (event: MessagingEvent) =>
    event.reports.some(
      (report) =>
        isOfficial(report) &&
        saidAt(report, event) <= asOf &&
        report.signal.details.toll !== null &&
        report.signal.incident !== null &&
        compared.has(report.signal.incident),
    );
  const said = state.books['public-messaging'].within(asOf - reach, asOf).filter(admits);
  return [...attacks, ...said];
};

function evidence(state: WatchState, asOf: Instant) {
  return messagingReports(state).behind(asOf, tollGapsAsOf(state, asOf).events);
}

/** The events behind the numbers of public messaging. */
export const messagingBehind = {
  /** Statements of the weeks whose claims are listed. */
  statements: saying(() => true, claimsWindow),
  /** Those within reach with a tone, with claims that can be checked, with contradicted ones. */
  toned: saying(({ tone }) => tone !== null, reach),
  checkable: saying(({ checkable }) => checkable > 0, reach),
  contradicted: saying(({ contradicted }) => contradicted > 0, reach),
  spoken,
  tolls,
  evidence,
} satisfies Record<string, EventsBehind>;
