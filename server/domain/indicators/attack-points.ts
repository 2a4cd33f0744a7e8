import { DatedList } from '#domain/dated-list.ts';
import { type Point, pointOf } from '#domain/distance.ts';
import { type EventListener, type EventRecord, isCredible } from '#domain/event-book.ts';
import type { Instant } from '#domain/instant.ts';
import type { Place } from '#domain/place.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

type AttackEvent = EventRecord<'attack-frequency'>;
type Places = ReadonlyMap<string, Place>;

/** Credible attacks of which somebody tells the place, in order of time, with that place. */
class AttackPoints implements EventListener<'attack-frequency'> {
  readonly #places: Places;
  readonly #located = new DatedList<AttackEvent>();
  /** Where each of them was, in the same order. */
  #points: Point[] = [];

  constructor(places: Places) {
    this.#places = places;
  }

  putIn(event: AttackEvent): void {
    const point = isCredible(event) ? this.#pointOf(event) : null;
    if (point !== null) this.#points.splice(this.#located.add(event), 0, point);
  }

  takeOut(event: AttackEvent): void {
    const place = isCredible(event) ? this.#located.remove(event) : -1;
    if (place >= 0) this.#points.splice(place, 1);
  }

  /** Latitude, longitude and weight of those in (from, to], oldest first. */
  within(from: Instant, to: Instant): [number, number, number][] {
    const first = this.#located.countUpTo(from);
    return this.#located.within(from, to).map(({ weight }, i) => {
      const { latitude = 0, longitude = 0 } = this.#points[first + i] ?? {};
      return [latitude, longitude, weight];
    });
  }

  /** Few places are hit again and again: each is written once. */
  pack(out: StatePacker): void {
    const places = new Map<string, { index: number; point: Point }>();
    const indexes = this.#points.map((point) => {
      const key = `${point.latitude} ${point.longitude}`;
      const known = places.get(key) ?? { index: places.size, point };
      places.set(key, known);
      return known.index;
    });
    const points = [...places.values()].map(({ point }) => point);
    out.events('attack-frequency', this.#located.held);
    out.numbers(indexes);
    out.numbers(points.map(({ latitude }) => latitude));
    out.numbers(points.map(({ longitude }) => longitude));
  }

  unpack(from: StateUnpacker): void {
    this.#located.fillStored(from.events('attack-frequency'));
    const indexes = from.numbers();
    const latitudes = from.numbers();
    const longitudes = from.numbers();
    const points = latitudes.map((latitude, i) => ({ latitude, longitude: longitudes[i] ?? 0 }));
    this.#points = indexes.map((index) => {
      const point = points[index];
      if (point === undefined) throw new Unreadable('A place is missing.');
      return point;
    });
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
