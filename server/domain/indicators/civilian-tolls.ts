import { configuration } from '#domain/configuration.ts';
import { DecayedSeries } from '#domain/decayed-series.ts';
import { type EventListener, type EventRecord, isCredible } from '#domain/event-book.ts';
import { Witnesses } from '#domain/indicators/witnesses.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { boundsOf, type VictimClass } from '#domain/signal.ts';
import { firstAbove, insertInstant, removeInstant } from '#domain/sorted-instants.ts';
import type { Toll } from '#domain/statistics/toll-gap.ts';
import type { WatchState } from '#domain/watch-state.ts';

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
export function civilianTollOf(event: AttackEvent): Toll | null {
  const civilian = killedOf(event, 'civilian');
  const untold = killedOf(event, 'unknown');
  if (civilian === null && untold === null) return null;
  return {
    low: civilian?.low ?? 0,
    best: (civilian?.best ?? 0) + (untold?.best ?? 0),
    high: (civilian?.high ?? 0) + (untold?.high ?? 0),
  };
}

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
  /** Instants of all attacks that count, and of those that killed, ascending. */
  readonly #attacks: Instant[] = [];
  readonly deadly: Instant[] = [];
  /** Who told of those that killed. */
  readonly witnesses = new Witnesses();
  /** Low, best, high, and one for each attack of which somebody tells. */
  readonly #sums = new DecayedSeries(4, Number.POSITIVE_INFINITY);
  readonly #counts: (event: AttackEvent) => boolean;

  constructor(counts: (event: AttackEvent) => boolean) {
    this.#counts = counts;
  }

  putIn(event: AttackEvent): void {
    if (!this.#counts(event)) return;
    const { at, id } = event;
    insertInstant(this.#attacks, at);
    const toll = civilianTollOf(event);
    if (toll === null) return;
    this.#sums.add(at, id, [toll.low, toll.best, toll.high, 1]);
    if (!isDeadly(toll)) return;
    insertInstant(this.deadly, at);
    this.witnesses.add(event);
  }

  takeOut(event: AttackEvent): void {
    if (!this.#counts(event)) return;
    const { at, id } = event;
    removeInstant(this.#attacks, at);
    const toll = civilianTollOf(event);
    if (toll === null) return;
    this.#sums.remove(at, id);
    if (!isDeadly(toll)) return;
    removeInstant(this.deadly, at);
    this.witnesses.remove(event);
  }

  /** Everything up to an instant. */
  upTo(at: Instant): TollSums {
    return { attacks: firstAbove(this.#attacks, at), sums: this.#sums.asOf(at) };
  }
}

/** Attacks counted, and the sums of what is told of them, since the record began. */
interface TollSums {
  attacks: number;
  sums: readonly number[];
}

/** The dead of the attacks after one instant and up to another. */
export function tollBetween(before: TollSums, after: TollSums): TollOf {
  const attacks = after.attacks - before.attacks;
  const [low, best, high, told] = [0, 1, 2, 3].map(
    (i) => (after.sums[i] ?? 0) - (before.sums[i] ?? 0),
  );
  if (attacks > 0 && told === 0) {
    return { low: null, best: null, high: null, attacks, unknown: attacks };
  }
  return {
    low: low ?? 0,
    best: best ?? 0,
    high: high ?? 0,
    attacks,
    unknown: attacks - (told ?? 0),
  };
}

/** An attack that killed a civilian, by the best count. */
export function isDeadly({ best }: Toll): boolean {
  return best >= 1;
}

function listening(state: WatchState, counts: (event: AttackEvent) => boolean): CivilianTolls {
  const tolls = new CivilianTolls(counts);
  state.books['attack-frequency'].listen(tolls);
  return tolls;
}

/** By grade: what is believed, what is firm, and everything as if it were certain. */
export const civilianTolls = {
  credible: kept((state) => listening(state, isCredible)),
  firm: kept((state) =>
    listening(state, ({ weight }) => weight >= configuration.corroboratedWeight),
  ),
  all: kept((state) => listening(state, () => true)),
} as const;
