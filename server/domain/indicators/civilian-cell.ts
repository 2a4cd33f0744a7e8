import { DatedList } from '#domain/dated-list.ts';
import type { EventRecord } from '#domain/event-record.ts';
import type { Service } from '#domain/indicators/civilian-services.ts';
import type { Instant } from '#domain/instant.ts';
import { NumberList } from '#domain/numbers.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

type CivilianEvent = EventRecord<'civilian-impact'>;

/** Stands for a severity that nobody knows. */
const unknown = -1;

/** What an event says of its cell: 0 works as usual … 1 not working at all; null is unknown. */
function severityOf({ lead }: CivilianEvent): number | null {
  const { severity, phase } = lead.signal.details;
  return phase === 'ended' ? 0 : severity;
}

/** What a cell was last said to be. */
export interface Said {
  at: Instant;
  severity: number | null;
  event: CivilianEvent;
}

/** One service in one region: what it weighs, and all that was ever said of it. */
export class Cell {
  readonly service: Service;
  readonly weight: number;
  readonly #events = new DatedList<CivilianEvent>();
  /** What each of them says, in the same order. */
  readonly #severities = new NumberList();
  /** By the newest event of all: most ask about now, and there are many cells to look at. */
  #newest: Said | undefined;
  /** What was said at the last instant that was asked for, and how long it held. */
  #last: { said: Said | undefined; until: Instant } | null = null;

  constructor(service: Service, weight: number) {
    this.service = service;
    this.weight = weight;
  }

  add(event: CivilianEvent): void {
    this.#severities.insert(this.#events.add(event), severityOf(event) ?? unknown);
    this.#renew();
  }

  remove(event: CivilianEvent): void {
    const place = this.#events.remove(event);
    if (place >= 0) this.#severities.remove(place);
    this.#renew();
  }

  /** What was last said by an instant. */
  asOf(at: Instant): Said | undefined {
    if (this.#newest === undefined || this.#newest.at <= at) return this.#newest;
    const last = this.#last;
    if (last !== null && at < last.until && at >= (last.said?.at ?? at)) return last.said;
    const until = this.#events.instants.at(this.#events.countUpTo(at)) ?? Number.POSITIVE_INFINITY;
    const said = this.#saidBy(at);
    this.#last = { said, until };
    return said;
  }

  /** When something else is said than what was said at an instant. */
  saidUntil(at: Instant): Instant {
    if (this.#newest === undefined || this.#newest.at <= at) return Number.POSITIVE_INFINITY;
    const last = this.#last;
    if (last !== null && at < last.until && at >= (last.said?.at ?? at)) return last.until;
    return this.#events.instants.at(this.#events.countUpTo(at)) ?? Number.POSITIVE_INFINITY;
  }

  pack(out: StatePacker): void {
    out.events('civilian-impact', this.#events.held);
    out.numbers(this.#severities.all());
  }

  unpack(from: StateUnpacker): void {
    this.#events.fillStored(from.events('civilian-impact'));
    this.#severities.become(from.column());
    this.#renew();
  }

  #renew(): void {
    this.#newest = this.#saidBy(Number.POSITIVE_INFINITY);
    this.#last = null;
  }

  #saidBy(at: Instant): Said | undefined {
    const place = this.#events.countUpTo(at) - 1;
    const event = this.#events.at(place);
    const severity = this.#severities.at(place) ?? unknown;
    return event && { at: event.at, severity: severity === unknown ? null : severity, event };
  }
}
