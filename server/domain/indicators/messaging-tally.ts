import { DecayedSeries } from '#domain/decayed-series.ts';
import type { EventListener } from '#domain/event-book.ts';
import {
  type Contradiction,
  contradictionsBy,
  halfLife,
  type MessagingEvent,
  reach,
  type Stage,
  spokenAt,
  stagesOf,
} from '#domain/indicators/messaging-statements.ts';
import type { Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { InstantSet } from '#domain/sorted-instants.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';

const nothing = { tone: null, checkable: 0, contradicted: 0 };
const none: readonly never[] = [];

/** Decayed weights of the statements within reach, and their plain counts. */
export interface MessagingWeights {
  /** Σ tone × weight and Σ weight of the statements with a tone; how many they are. */
  leaning: number;
  toned: number;
  tones: number;
  /** Weights of their checkable and of their contradicted claims. */
  checkable: number;
  contradicted: number;
}

/**
 * Running sums over all official statements. A statement adds to them from each of its stages on
 * what that stage says more than the one before, decayed from the statement's own instant; what
 * it said last is taken away when the statement is out of reach.
 */
class MessagingTally implements EventListener<'public-messaging'> {
  /** Decayed: leaning, toned, checkable, contradicted. What entered, and what has left. */
  readonly #entered = new DecayedSeries(4, halfLife);
  readonly #left = new DecayedSeries(4, halfLife);
  /** Plain: tones, checkable, contradicted; they tell a true nought from a trace of rounding. */
  readonly #countsEntered = new DecayedSeries(3, Number.POSITIVE_INFINITY);
  readonly #countsLeft = new DecayedSeries(3, Number.POSITIVE_INFINITY);
  /** Statements that are dated earlier than their first official report. */
  readonly #pending = new DecayedSeries(1, Number.POSITIVE_INFINITY);
  /** Instants of all statements. */
  readonly #instants = new InstantSet();
  readonly #stages = new Map<string, readonly Stage[]>();
  readonly #eventOf = new Map<string, MessagingEvent>();
  readonly #against = new Map<string, Contradiction[]>();

  putIn(event: MessagingEvent): void {
    for (const { id } of event.reports) this.#eventOf.set(id, event);
    for (const one of contradictionsBy(event)) {
      const others = this.#against.get(one.signal);
      if (others === undefined) this.#against.set(one.signal, [one]);
      else others.push(one);
      this.#stageAnew(one.signal);
    }
    this.#enter(event);
  }

  takeOut(event: MessagingEvent): void {
    this.#leave(event);
    for (const { id } of event.reports) this.#eventOf.delete(id);
    for (const { signal } of contradictionsBy(event)) {
      const left = this.against(signal).filter((other) => other.event !== event);
      if (left.length === 0) this.#against.delete(signal);
      else this.#against.set(signal, left);
      this.#stageAnew(signal);
    }
  }

  /** What contradicts the claims of a signal. */
  readonly against = (signal: string): readonly Contradiction[] =>
    this.#against.get(signal) ?? none;

  /** What a statement says by an instant; null while no official has said it. */
  stageAt(event: MessagingEvent, asOf: Instant): Stage | null {
    const stages = this.#stages.get(event.id) ?? none;
    for (let i = stages.length - 1; i >= 0; i -= 1) {
      const stage = stages[i];
      if (stage !== undefined && stage.at <= asOf) return stage;
    }
    return null;
  }

  /** Sums of the statements within reach. */
  weights(asOf: Instant): MessagingWeights {
    const [tones = 0, checkable = 0, contradicted = 0] = this.#within(asOf, 'counts');
    const decayed = this.#within(asOf, 'weights');
    return {
      leaning: tones === 0 ? 0 : (decayed[0] ?? 0),
      toned: tones === 0 ? 0 : Math.max(0, decayed[1] ?? 0),
      tones,
      checkable: checkable === 0 ? 0 : Math.max(0, decayed[2] ?? 0),
      contradicted: contradicted === 0 ? 0 : Math.max(0, decayed[3] ?? 0),
    };
  }

  /** Distinct instants of all statements there are, ascending. */
  get instants(): readonly Instant[] {
    return this.#instants.sorted;
  }

  /** Whether some are dated up to an instant by which no official had said them. */
  isPending(asOf: Instant): boolean {
    return this.#pending.asOf(asOf)[0] !== 0;
  }

  #within(asOf: Instant, of: 'counts' | 'weights'): number[] {
    const [entered, left] =
      of === 'counts' ? [this.#countsEntered, this.#countsLeft] : [this.#entered, this.#left];
    const gone = left.asOf(asOf);
    return entered.asOf(asOf).map((sum, i) => sum - (gone[i] ?? 0));
  }

  /** Works the stages of the statement that holds a signal out anew. */
  #stageAnew(signal: string): void {
    const event = this.#eventOf.get(signal);
    if (event === undefined) return;
    this.#leave(event);
    this.#enter(event);
  }

  #enter(event: MessagingEvent): void {
    // A contradiction within one event stages it before it is entered itself.
    this.#leave(event);
    const spoken = spokenAt(event);
    if (spoken === null) return;
    const stages = stagesOf(event, this.against);
    this.#stages.set(event.id, stages);
    this.#instants.add(event.at);
    if (spoken > event.at) {
      this.#pending.add(event.at, event.id, [1]);
      this.#pending.add(spoken, event.id, [-1]);
    }
    let before: Omit<Stage, 'at'> = nothing;
    for (const stage of stages) {
      const decay = event.weight * halfLifeWeight(stage.at - event.at, halfLife);
      const more = difference(amountsOf(stage), amountsOf(before));
      this.#entered.add(
        stage.at,
        event.id,
        more.map((amount) => decay * amount),
      );
      this.#countsEntered.add(stage.at, event.id, difference(countsOf(stage), countsOf(before)));
      before = stage;
    }
    const decay = event.weight * halfLifeWeight(reach, halfLife);
    const end = event.at + reach;
    this.#left.add(
      end,
      event.id,
      amountsOf(before).map((amount) => decay * amount),
    );
    this.#countsLeft.add(end, event.id, countsOf(before));
  }

  #leave(event: MessagingEvent): void {
    const stages = this.#stages.get(event.id);
    if (stages === undefined) return;
    const spoken = spokenAt(event) ?? event.at;
    this.#stages.delete(event.id);
    this.#instants.remove(event.at);
    if (spoken > event.at) {
      this.#pending.remove(event.at, event.id);
      this.#pending.remove(spoken, event.id);
    }
    for (const { at } of stages) {
      this.#entered.remove(at, event.id);
      this.#countsEntered.remove(at, event.id);
    }
    this.#left.remove(event.at + reach, event.id);
    this.#countsLeft.remove(event.at + reach, event.id);
  }
}

function amountsOf({ tone, checkable, contradicted }: Omit<Stage, 'at'>): number[] {
  return [tone ?? 0, tone === null ? 0 : 1, checkable, contradicted];
}

function countsOf({ tone, checkable, contradicted }: Omit<Stage, 'at'>): number[] {
  return [tone === null ? 0 : 1, checkable, contradicted];
}

function difference(after: readonly number[], before: readonly number[]): number[] {
  return after.map((amount, i) => amount - (before[i] ?? 0));
}

export const messagingTally = kept((state) => {
  const tally = new MessagingTally();
  state.books['public-messaging'].listen(tally);
  return tally;
});
