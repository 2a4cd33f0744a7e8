import { DecayedSeries } from '#domain/decayed-series.ts';
import type { MessagingEvent, Stage } from '#domain/indicators/messaging-statements.ts';
import type { Instant } from '#domain/instant.ts';
import type { SeriesItems } from '#domain/series-items.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import type { StoredList } from '#domain/stored-list.ts';

/** What a statement adds by what it says. */
type Amounts = (event: MessagingEvent, says: Omit<Stage, 'at'>) => number[];

/** What is summed, and of the statements of which lengths of time. */
interface Kind {
  /** Amounts of a statement. */
  width: number;
  halfLife: number;
  lengths: readonly number[];
}

/**
 * Running sums over statements, as of any instant, of those that are not older than one of a few
 * lengths of time. Each statement adds what it says in the end, from its own instant on. The few
 * that come to say it by and by take away in other sums what they do not say yet.
 */
export class RunningStatements {
  readonly #halfLife: number;
  readonly #amounts: Amounts;
  readonly #all: DecayedSeries<MessagingEvent>;
  /** By length of time. */
  readonly #turns: ReadonlyMap<number, DecayedSeries<MessagingEvent>>;
  /** The last sums by length: a reading asks for the same ones again and again. */
  readonly #last = new Map<number, { asOf: Instant; sums: readonly number[] }>();

  /** The statements are those of other sums too: who keeps them says where each one stands. */
  constructor(
    { width, halfLife, lengths, items }: Kind & { items: SeriesItems<MessagingEvent> },
    amounts: Amounts,
  ) {
    this.#halfLife = halfLife;
    this.#amounts = amounts;
    this.#all = new DecayedSeries(width, halfLife, items);
    this.#turns = new Map(
      lengths.map((length) => [length, new DecayedSeries<MessagingEvent>(width, halfLife)]),
    );
  }

  /** Takes in a statement with its stages, of which there is one at least. */
  enter(place: number, event: MessagingEvent, stages: readonly Stage[]): void {
    const last = stages[stages.length - 1];
    if (last === undefined) return;
    this.#last.clear();
    const whole = this.#amounts(event, last);
    this.#all.enter(place, whole);
    if (stages[0] === last && last.at === event.at) return;
    for (const [length, turns] of this.#turns) {
      const turn = (at: Instant, more: readonly number[]) => {
        const decay = halfLifeWeight(at - event.at, this.#halfLife);
        turns.add(
          at,
          event,
          more.map((amount) => decay * amount),
        );
      };
      let before = whole.map(() => 0);
      turn(event.at, difference(before, whole));
      for (const stage of stages) {
        if (stage.at >= event.at + length) break;
        const now = this.#amounts(event, stage);
        turn(stage.at, difference(now, before));
        before = now;
      }
      turn(event.at + length, difference(whole, before));
    }
  }

  /** Where it stood is below 0 for one that never says anything. */
  leave(place: number, event: MessagingEvent, stages: readonly Stage[]): void {
    this.#last.clear();
    if (place >= 0) this.#all.leave(place);
    for (const [length, turns] of this.#turns) {
      for (const at of [event.at, event.at + length, ...stages.map((stage) => stage.at)]) {
        turns.remove(at, event);
      }
    }
  }

  /** What a statement says in the end; null where it is not there. */
  wholeOf(event: MessagingEvent): readonly number[] | null {
    return this.#all.amountsOf(event.at, event);
  }

  /** Writes all but the statements. */
  pack(out: StatePacker): void {
    this.#all.pack(out);
    for (const turns of this.#turns.values()) {
      out.events('public-messaging', turns.held);
      turns.pack(out);
    }
  }

  /** Becomes what was written of these statements. */
  unpack(from: StateUnpacker, statements: StoredList<MessagingEvent>): void {
    this.#all.unpack(from, statements);
    for (const turns of this.#turns.values()) {
      turns.unpack(from, from.events('public-messaging'));
    }
  }

  /** Sums as of an instant of the statements that are not older than one of the lengths. */
  within(length: number, asOf: Instant): readonly number[] {
    const last = this.#last.get(length);
    if (last?.asOf === asOf) return last.sums;
    const left = this.#all.asOf(asOf - length, 1);
    const turned = this.#turns.get(length)?.asOf(asOf) ?? [];
    const decay = halfLifeWeight(length, this.#halfLife);
    const sums = this.#all.asOf(asOf);
    for (let i = 0; i < sums.length; i += 1) {
      sums[i] = (sums[i] ?? 0) - decay * (left[i] ?? 0) + (turned[i] ?? 0);
    }
    this.#last.set(length, { asOf, sums });
    return sums;
  }
}

function difference(after: readonly number[], before: readonly number[]): number[] {
  return after.map((amount, i) => amount - (before[i] ?? 0));
}
