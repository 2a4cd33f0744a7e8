import { AmountRows } from '#domain/amount-rows.ts';
import { DatedList } from '#domain/dated-list.ts';
import { type Point, pointOf } from '#domain/distance.ts';
import type { EventListener } from '#domain/event-book.ts';
import { type EventRecord, isCredible } from '#domain/event-record.ts';
import type { Instant } from '#domain/instant.ts';
import type { Place } from '#domain/place.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

type AttackEvent = EventRecord<'attack-frequency'>;
type Places = ReadonlyMap<string, Place>;

/** Credible attacks of which somebody tells the place, in order of time, with that place. */
class AttackPoints implements EventListener<'attack-frequency'> {
  readonly #places: Places;
  readonly #located = new DatedList<AttackEvent>();
  /** Where each of them was, in the same order: latitude and longitude. */
  readonly #points = new AmountRows(2);

  constructor(places: Places) {
    this.#places = places;
  }

  putIn(event: AttackEvent): void {
    const point = isCredible(event) ? this.#pointOf(event) : null;
    if (point === null) return;
    this.#points.add(this.#located.add(event), [point.latitude, point.longitude]);
  }

  takeOut(event: AttackEvent): void {
    const place = isCredible(event) ? this.#located.remove(event) : -1;
    if (place >= 0) this.#points.remove(place);
  }

  /** Those in (from, to]. */
  eventsWithin(from: Instant, to: Instant): AttackEvent[] {
    return this.#located.within(from, to);
  }

  /** Latitude, longitude and weight of those in (from, to], oldest first. */
  within(from: Instant, to: Instant): [number, number, number][] {
    const first = this.#located.countUpTo(from);
    return this.#located
      .within(from, to)
      .map(({ weight }, i) => [
        this.#points.at(first + i, 0),
        this.#points.at(first + i, 1),
        weight,
      ]);
  }

  pack(out: StatePacker): void {
    out.events('attack-frequency', this.#located.held);
    this.#points.pack(out);
  }

  unpack(from: StateUnpacker): void {
    const located = from.events('attack-frequency');
    this.#located.fillStored(located);
    this.#points.unpack(from, located.length);
  }

  /** The place of an event, once: its best report's that names one. */
  #pointOf({ reports }: AttackEvent): Point | null {
    for (const { signal } of reports) {
      const point = pointOf(signal.where, this.#places);
      if (point !== null) return point;
    }
    return null;
  }
}

export const attackPoints = keptTally(
  'attack-points',
  'attack-frequency',
  ({ places }) => new AttackPoints(places),
);
