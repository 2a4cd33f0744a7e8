import { configuration } from '#domain/configuration.ts';
import type { DatedList } from '#domain/dated-list.ts';
import {
  byGrade,
  type Counts,
  certain,
  claimedTolls,
  officialTolls,
  type Sureness,
} from '#domain/indicators/messaging-dead.ts';
import { type MessagingEvent, reach, saidAt } from '#domain/indicators/messaging-statements.ts';
import {
  type AttackEvent,
  type TollTally,
  tollTally,
} from '#domain/indicators/messaging-toll-tally.ts';
import type { Instant } from '#domain/instant.ts';
import type { VictimClass } from '#domain/signal.ts';
import type { Span } from '#domain/spans.ts';
import { type Toll, type TollGap, tollGap } from '#domain/statistics/toll-gap.ts';
import { weightedMedian } from '#domain/statistics/weighted-median.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { tollWindow } = configuration.messaging;

/** What officials admit against what others count, over the incidents of the last 30 days. */
export interface TollGaps extends TollGap {
  /** Incidents that could be compared. */
  compared: number;
  /** Incidents with dead but without any official toll. */
  silent: number;
  events: readonly AttackEvent[];
}

const nothing = { low: null, best: null, high: null, compared: 0, silent: 0, events: [] };

/** Toll gaps of incidents and classes, pooled by weighted median. */
export function tollGapsAsOf(state: WatchState, asOf: Instant): TollGaps {
  const tally = tollTally(state);
  return tally.gaps.asOf(asOf, (span) => {
    turnWithAll(tally, asOf, span);
    return gapsAt(tally, asOf, byGrade);
  });
}

/** The same as if every figure were certain. */
export function ungradedTollGaps(state: WatchState, asOf: Instant): TollGaps {
  const tally = tollTally(state);
  return tally.ungraded.asOf(asOf, (span) => {
    turnWithAll(tally, asOf, span);
    return gapsAt(tally, asOf, certain);
  });
}

function turnWithAll({ claimed, official }: TollTally, asOf: Instant, span: Span): void {
  turnWith(claimed, { asOf, for: tollWindow }, span);
  turnWith(official, { asOf, for: reach }, span);
}

/** Figures are heard from their instants on, and are out of sight some time after their event's. */
function turnWith(
  list: DatedList<AttackEvent> | DatedList<MessagingEvent>,
  { asOf, for: heardFor }: { asOf: Instant; for: number },
  span: Span,
): void {
  const first = list.countUpTo(asOf - heardFor);
  const end = list.countUpTo(asOf);
  span.turn(list.instants.at(end));
  for (let i = Math.max(0, first - 1); i < end; i += 1) {
    const event = list.at(i);
    if (event === undefined) continue;
    span.turn(event.at);
    span.turn(event.at + heardFor);
    for (const report of event.reports) span.turn(saidAt(report, event));
  }
}

/** Events by time, whether or not they speak of the dead. */
interface Told {
  claimed: { within(from: Instant, to: Instant): readonly AttackEvent[] };
  official: { within(from: Instant, to: Instant): readonly MessagingEvent[] };
}

/** Gaps between the figures of some events; a pair weighs as much as the less sure of the two. */
export function gapsAt(
  { claimed: attacks, official: statements }: Told,
  asOf: Instant,
  sureness: Sureness,
): TollGaps {
  const claimed = claimedTolls(attacks.within(asOf - tollWindow, asOf), asOf, sureness);
  if (claimed.size === 0) return nothing;
  const official = officialTolls(statements.within(asOf - reach, asOf), asOf, sureness);
  const gaps: { gap: TollGap; weight: number }[] = [];
  const events: AttackEvent[] = [];
  let silent = 0;
  let compared = 0;
  for (const [incident, { counts, events: telling }] of claimed) {
    const admitted = official.get(incident);
    if (admitted === undefined) {
      silent += 1;
      continue;
    }
    const pairs = gapsOf(counts, admitted);
    if (pairs.length === 0) continue;
    compared += 1;
    gaps.push(...pairs);
    events.push(...telling);
  }
  return { ...pooled(gaps), compared, silent, events };
}

function gapsOf(counts: Counts, admitted: Counts): { gap: TollGap; weight: number }[] {
  const gaps: { gap: TollGap; weight: number }[] = [];
  for (const [victims, count] of counts) {
    const said = admitted.get(victims);
    if (said === undefined) continue;
    const gap = gapOf(victims, { claimed: count.toll, official: said.toll });
    if (gap === null) continue;
    gaps.push({ gap, weight: Math.min(count.weight, said.weight) });
  }
  return gaps;
}

/** How far officials make less of the dead: they overstate those of the attackers. */
export function gapOf(
  victims: VictimClass,
  tolls: { claimed: Toll; official: Toll },
): TollGap | null {
  const gap = tollGap(tolls);
  return gap === null || victims !== 'attackers' ? gap : inverted(gap);
}

function inverted({ low, best, high }: TollGap): TollGap {
  return { low: minus(high), best: minus(best), high: minus(low) };
}

function minus(value: number | null): number | null {
  return value === null ? null : -value;
}

function pooled(gaps: readonly { gap: TollGap; weight: number }[]): TollGap {
  const median = (end: keyof TollGap) =>
    weightedMedian(
      gaps.flatMap(({ gap, weight }) => {
        const value = gap[end];
        return value === null ? [] : [[value, weight] as const];
      }),
    );
  return { low: median('low'), best: median('best'), high: median('high') };
}
