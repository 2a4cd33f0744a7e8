import { configuration } from '#domain/configuration.ts';
import { DecayedSeries } from '#domain/decayed-series.ts';
import type { EventBook, EventListener } from '#domain/event-book.ts';
import { type EventRecord, isCredible } from '#domain/event-record.ts';
import { Witnesses } from '#domain/indicators/witnesses.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { boundsOf, type VictimClass } from '#domain/signal.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { InstantList, type Instants } from '#domain/sorted-instants.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';

export type AttackEvent = EventRecord<'attack-frequency'>;

/** The dead of one class of victims, by the best report that tells; null where none does. */
function killedOf({ reports }: AttackEvent, victims: VictimClass): Toll | null {
  for (const { signal } of reports) {
    const range = signal.details.tolls.killed[victims];
    if (range !== null) return boundsOf(range);
  }
  return null;
}

/**
 * The dead of one attack among civilians; null where nobody tells. Dead whose class nobody tells
 * may all be civilians, or none: they are in the best and the highest count, not in the lowest.
 */
function civilianTollOf(event: AttackEvent): Toll | null {
  const civilian = killedOf(event, 'civilian');
  const untold = killedOf(event, 'unknown');
  if (civilian === null && untold === null) return null;
  return {
    low: civilian?.low ?? 0,
    best: (civilian?.best ?? 0) + (untold?.best ?? 0),
    high: (civilian?.high ?? 0) + (untold?.high ?? 0),
  };
}

/** Who died in an attack, worked out once for all who are told of it, one after the other. */
export class LastToll {
  #event: AttackEvent | null = null;
  #toll: Toll | null = null;

  of(event: AttackEvent): Toll | null {
    if (event !== this.#event) {
      this.#toll = civilianTollOf(event);
      this.#event = event;
    }
    return this.#toll;
  }
}

/** It hangs on the state, which goes when nobody holds it: an event may hold the whole of one. */
export const lastToll = kept(() => new LastToll());

/** The dead of some days; all null where attacks were told of, but the dead of none. */
export interface TollOf {
  low: number | null;
  best: number | null;
  high: number | null;
  /** Attacks, and those of which nobody says how many civilians died. */
  attacks: number;
  unknown: number;
}

/** Attacks by time with the civilians they killed, in running sums. */
export class CivilianTolls implements EventListener<'attack-frequency'> {
  /** Instants of all attacks that count, as the book has them. */
  readonly #attacks: Instants;
  /** Of those that killed, ascending. */
  readonly #deadly = new InstantList();
  readonly deadly: Instants = this.#deadly;
  /** Who told of those that killed. */
  readonly witnesses = new Witnesses();
  /** Low, best and high of the attacks of which somebody tells. */
  readonly #sums = new DecayedSeries<AttackEvent>(3, Number.POSITIVE_INFINITY);
  readonly #foundAttacks: number[] = [];
  readonly #foundTold: number[] = [];
  readonly #counts: (event: AttackEvent) => boolean;
  readonly #last: LastToll;

  constructor(counts: (event: AttackEvent) => boolean, attacks: Instants, last: LastToll) {
    this.#counts = counts;
    this.#attacks = attacks;
    this.#last = last;
  }

  putIn(event: AttackEvent): void {
    if (!this.#counts(event)) return;
    const { at } = event;
    const toll = this.#last.of(event);
    if (toll === null) return;
    this.#sums.add(at, event, [toll.low, toll.best, toll.high]);
    if (!isDeadly(toll)) return;
    this.#deadly.enter(at);
    this.witnesses.add(event);
  }

  takeOut(event: AttackEvent): void {
    if (!this.#counts(event)) return;
    const { at } = event;
    const toll = this.#last.of(event);
    if (toll === null) return;
    this.#sums.remove(at, event);
    if (!isDeadly(toll)) return;
    this.#deadly.drop(at);
    this.witnesses.remove(event);
  }

  pack(out: StatePacker): void {
    out.numbers(this.#deadly.all());
    this.witnesses.pack(out);
    out.events('attack-frequency', this.#sums.held);
    this.#sums.pack(out);
  }

  unpack(from: StateUnpacker): void {
    this.#deadly.become(from.column());
    this.witnesses.unpack(from);
    this.#sums.unpack(from, from.events('attack-frequency'));
  }

  /**
   * How many attacks there were up to an instant. `place` is one of a few from which the same
   * stretch is asked for again and again while time moves on: what was found there last is near.
   */
  attacksUpTo(at: Instant, place: number): number {
    const list = this.#attacks;
    const found = list.countUpToNear(at, this.#foundAttacks[place] ?? list.length);
    this.#foundAttacks[place] = found;
    return found;
  }

  /** The same of those of which somebody tells how many died. */
  toldUpTo(at: Instant, place: number): number {
    const found = this.#sums.countUpTo(at, this.#foundTold[place] ?? this.#attacks.length);
    this.#foundTold[place] = found;
    return found;
  }

  /** The dead of the attacks after one instant and up to another. */
  between(before: TollsUpTo, after: TollsUpTo): TollOf {
    const attacks = after.attacks - before.attacks;
    const unknown = attacks - (after.told - before.told);
    if (attacks > 0 && unknown === attacks) {
      return { low: null, best: null, high: null, attacks, unknown };
    }
    const sum = (bound: keyof Toll) => this.sumBetween(before.told, after.told, bound);
    return { low: sum('low'), best: sum('best'), high: sum('high'), attacks, unknown };
  }

  /** One bound of the dead that are told of, after so many attacks that tell and up to so many. */
  sumBetween(before: number, after: number, bound: keyof Toll): number {
    const which = bounds[bound];
    return this.#sums.sumAfter(after, which) - this.#sums.sumAfter(before, which);
  }
}

/** Where the bounds stand among the sums. */
const bounds = { low: 0, best: 1, high: 2 } as const;

/** Attacks counted since the record began, and those of which somebody tells how many died. */
export interface TollsUpTo {
  attacks: number;
  told: number;
}

/** An attack that killed a civilian, by the best count. */
export function isDeadly({ best }: Toll): boolean {
  return best >= 1;
}

type Book = EventBook<'attack-frequency'>;

/** Of the attacks that count; the book has their instants. */
function tollsOfThose(
  name: string,
  counts: (event: AttackEvent) => boolean,
  attacksIn: (book: Book) => Instants,
) {
  return keptTally(
    name,
    'attack-frequency',
    (state) =>
      new CivilianTolls(counts, attacksIn(state.books['attack-frequency']), lastToll(state)),
  );
}

/** By grade: what is believed, what is firm, and everything as if it were certain. */
export const civilianTolls = {
  credible: tollsOfThose('civilian-tolls-credible', isCredible, ({ credible }) => credible),
  firm: tollsOfThose(
    'civilian-tolls-firm',
    ({ weight }) => weight >= configuration.corroboratedWeight,
    ({ firm }) => firm,
  ),
  all: tollsOfThose(
    'civilian-tolls-all',
    () => true,
    ({ instants }) => instants,
  ),
} as const;
