import { configuration } from '#domain/configuration.ts';
import { DecayedSeries } from '#domain/decayed-series.ts';
import type { EventListener } from '#domain/event-book.ts';
import { Gaps } from '#domain/indicators/messaging-gaps.ts';
import { RunningStatements } from '#domain/indicators/messaging-running.ts';
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

export const { claimsWindow } = configuration.messaging;
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

/** How many statements say what, undecayed. */
export interface MessagingCounts {
  statements: number;
  tones: number;
  checkable: number;
  contradicted: number;
}

type Says = Omit<Stage, 'at'>;
const decayed = { halfLife, lengths: [reach] };
const plain = { halfLife: Number.POSITIVE_INFINITY, lengths: [reach, claimsWindow] };

/** Keeps all official statements: what they add up to, when they spoke, what contradicts them. */
export class MessagingTally implements EventListener<'public-messaging'> {
  readonly #graded = new RunningStatements({ ...decayed, width: 5 }, ({ weight }, says) =>
    [...amountsOf(says), 1].map((amount) => weight * amount),
  );
  /** The same as if every report were certain. */
  readonly #certain = new RunningStatements({ ...decayed, width: 4 }, (_, says) => amountsOf(says));
  /** Squares of the weights, for the effective number of statements. */
  readonly #squares = new RunningStatements(
    { ...decayed, halfLife: halfLife / 2, width: 1 },
    ({ weight }) => [weight * weight],
  );
  /** They also tell a true nought from a trace of rounding. */
  readonly #counts = new RunningStatements({ ...plain, width: 4 }, (_, says) => countsOf(says));
  /** Statements that are dated earlier than their first official report. */
  readonly #pending = new DecayedSeries<MessagingEvent>(1, Number.POSITIVE_INFINITY);
  /** Instants of all statements. */
  readonly #instants = new InstantSet();
  readonly gaps = new Gaps(this.#instants.sorted);
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

  /** The event that holds a signal. */
  eventWith(signal: string): MessagingEvent | undefined {
    return this.#eventOf.get(signal);
  }

  /** Sums of the statements within reach, and the same as if every report were certain. */
  weights(asOf: Instant): MessagingWeights {
    return weightsOf(this.#graded.within(reach, asOf), this.counts(asOf));
  }

  certain(asOf: Instant): MessagingWeights {
    return weightsOf(this.#certain.within(reach, asOf), this.counts(asOf));
  }

  /** What the statements say that are not older than the reach, or than the window of claims. */
  counts(asOf: Instant, length: typeof reach | typeof claimsWindow = reach): MessagingCounts {
    const counts = this.#counts.within(length, asOf);
    const [statements = 0, tones = 0, checkable = 0, contradicted = 0] = counts;
    return { statements, tones, checkable, contradicted };
  }

  /** Kish's effective number of statements, by their decayed weights. */
  nEff(asOf: Instant): number {
    if (this.counts(asOf).statements === 0) return 0;
    const sum = this.#graded.within(reach, asOf)[4] ?? 0;
    const [squares = 0] = this.#squares.within(reach, asOf);
    return (sum * sum) / squares;
  }

  /** Distinct instants of all statements there are, ascending. */
  get instants(): readonly Instant[] {
    return this.#instants.sorted;
  }

  /** Whether some are dated up to an instant by which no official had said them. */
  isPending(asOf: Instant): boolean {
    return this.#pending.asOf(asOf)[0] !== 0;
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
    this.gaps.changed(event.at);
    if (spoken > event.at) {
      this.#pending.add(event.at, event, [1]);
      this.#pending.add(spoken, event, [-1]);
    }
    for (const sums of this.#sums) sums.enter(event, stages);
  }

  #leave(event: MessagingEvent): void {
    const stages = this.#stages.get(event.id);
    if (stages === undefined) return;
    const spoken = spokenAt(event) ?? event.at;
    this.#stages.delete(event.id);
    this.#instants.remove(event.at);
    this.gaps.changed(event.at);
    if (spoken > event.at) {
      this.#pending.remove(event.at, event);
      this.#pending.remove(spoken, event);
    }
    for (const sums of this.#sums) sums.leave(event, stages);
  }

  get #sums(): readonly RunningStatements[] {
    return [this.#graded, this.#certain, this.#squares, this.#counts];
  }
}

function weightsOf(
  [leaning = 0, toned = 0, checkable = 0, contradicted = 0]: readonly number[],
  counts: MessagingCounts,
): MessagingWeights {
  return {
    leaning: counts.tones === 0 ? 0 : leaning,
    toned: counts.tones === 0 ? 0 : Math.max(0, toned),
    tones: counts.tones,
    checkable: counts.checkable === 0 ? 0 : Math.max(0, checkable),
    contradicted: counts.contradicted === 0 ? 0 : Math.max(0, contradicted),
  };
}

/** What a statement says, to be weighed. */
function amountsOf({ tone, checkable, contradicted }: Says): number[] {
  return [tone ?? 0, tone === null ? 0 : 1, checkable, contradicted];
}

function countsOf({ tone, checkable, contradicted }: Says): number[] {
  return [1, tone === null ? 0 : 1, checkable, contradicted];
}

export const messagingTally = kept((state) => {
  const tally = new MessagingTally();
  state.books['public-messaging'].listen(tally);
  return tally;
});
