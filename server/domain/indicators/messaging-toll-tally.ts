import { DatedList } from '#domain/dated-list.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { isOfficial, type MessagingEvent } from '#domain/indicators/messaging-statements.ts';
import type { TollGaps } from '#domain/indicators/messaging-tolls.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { victimClasses } from '#domain/signal.ts';
import type { Packing } from '#domain/snapshot/packing.ts';
import { Spans } from '#domain/spans.ts';
import type { WatchState } from '#domain/watch-state.ts';

export type AttackEvent = EventRecord<'attack-frequency'>;

/** The few events that speak of the dead of an incident, and the gaps between their figures. */
export interface TollTally {
  /** Attacks by which others count the dead; statements by which officials do. */
  claimed: DatedList<AttackEvent>;
  official: DatedList<MessagingEvent>;
  gaps: Spans<TollGaps>;
  /** The same as if every figure were certain. */
  ungraded: Spans<TollGaps>;
}

function countsDead({ reports }: AttackEvent): boolean {
  return (
    reports.some(({ signal }) => signal.incident !== null) &&
    reports.some(({ signal }) =>
      victimClasses.some((victims) => signal.details.tolls.killed[victims] !== null),
    )
  );
}

function admitsDead({ reports }: MessagingEvent): boolean {
  return reports.some(
    (report) =>
      isOfficial(report) && report.signal.incident !== null && report.signal.details.toll !== null,
  );
}

/** Keeps those of a book's events that say something in a list, and forgets the gaps with it. */
function listing<E extends { id: string; at: number }>(
  list: DatedList<E>,
  says: (event: E) => boolean,
  forget: (from: Instant) => void,
) {
  return {
    putIn(event: E): void {
      if (!says(event)) return;
      list.add(event);
      forget(event.at);
    },
    takeOut(event: E): void {
      if (!says(event)) return;
      list.remove(event);
      forget(event.at);
    },
  };
}

/** More than a level looks back over. */
const spansKept = 1_024;

/** Keeps what these lists hold up to date, from now on or from all events that there are. */
function tallyOf(state: WatchState, join: 'listen' | 'rejoin', lists = emptyLists()): TollTally {
  const gaps = new Spans<TollGaps>(spansKept);
  const ungraded = new Spans<TollGaps>();
  const forget = (from: Instant) => {
    gaps.forget(from);
    ungraded.forget(from);
  };
  const { claimed, official } = lists;
  state.books['attack-frequency'][join](listing(claimed, countsDead, forget));
  state.books['public-messaging'][join](listing(official, admitsDead, forget));
  return { claimed, official, gaps, ungraded };
}

function emptyLists(): Pick<TollTally, 'claimed' | 'official'> {
  return { claimed: new DatedList(), official: new DatedList() };
}

export const tollTally = kept((state) => tallyOf(state, 'listen'));

export const tollTallyPacking: Packing = {
  name: 'toll-tally',
  pack(state, out) {
    const { claimed, official } = tollTally(state);
    out.events('attack-frequency', claimed.held);
    out.events('public-messaging', official.held);
  },
  unpack(state, from) {
    const lists = emptyLists();
    lists.claimed.fillStored(from.events('attack-frequency'));
    lists.official.fillStored(from.events('public-messaging'));
    tollTally.put(state, tallyOf(state, 'rejoin', lists));
  },
};
