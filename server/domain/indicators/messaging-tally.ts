import { configuration } from '#domain/configuration.ts';
import type { EventListener } from '#domain/event-book.ts';
import {
  amountsOf,
  countsOf,
  type MessagingCounts,
  type MessagingWeights,
  saysOf,
  weightsOf,
} from '#domain/indicators/messaging-amounts.ts';
import { Contradictions } from '#domain/indicators/messaging-contradictions.ts';
import { Gaps } from '#domain/indicators/messaging-gaps.ts';
import { Reported } from '#domain/indicators/messaging-reported.ts';
import { RunningStatements } from '#domain/indicators/messaging-running.ts';
import { type Said, Staged } from '#domain/indicators/messaging-staged.ts';
import {
  halfLife,
  type MessagingEvent,
  reach,
  type Stage,
  spokenAt,
  stagesOf,
} from '#domain/indicators/messaging-statements.ts';
import type { Instant } from '#domain/instant.ts';
import { SeriesItems } from '#domain/series-items.ts';
import type { Signals } from '#domain/signals.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { InstantSet, type Instants } from '#domain/sorted-instants.ts';

export const { claimsWindow } = configuration.messaging;
const none: readonly never[] = [];

const decayed = { halfLife, lengths: [reach] };
const plain = { halfLife: Number.POSITIVE_INFINITY, lengths: [reach, claimsWindow], width: 4 };

/** Keeps all official statements: what they add up to, when they spoke, what contradicts them. */
export class MessagingTally implements EventListener<'public-messaging'> {
  /** The statements that say anything, of which all the sums are. */
  readonly #items = new SeriesItems<MessagingEvent>();
  readonly #graded = new RunningStatements(
    { ...decayed, width: 5, items: this.#items },
    ({ weight }, says) => [...amountsOf(says), 1].map((amount) => weight * amount),
  );
  /** The same as if every report were certain. */
  readonly #certain = new RunningStatements(
    { ...decayed, width: 4, items: this.#items },
    (_, says) => amountsOf(says),
  );
  /** Squares of the weights, for the effective number of statements. */
  readonly #squares = new RunningStatements(
    { ...decayed, halfLife: halfLife / 2, width: 1, items: this.#items },
    ({ weight }) => [weight * weight],
  );
  /** They also tell a true nought from a trace of rounding. */
  readonly #counts = new RunningStatements({ ...plain, items: this.#items }, (_, says) =>
    countsOf(says),
  );
  /** When officials first said each statement. */
  readonly #instants = new InstantSet();
  readonly gaps = new Gaps(this.#instants.sorted);
  readonly #staged = new Staged();
  readonly #reported: Reported;
  readonly contradictions = new Contradictions();
  readonly #sums = [this.#graded, this.#certain, this.#squares, this.#counts] as const;

  /** The signals are those of the state whose statements it keeps. */
  constructor(signals: Signals) {
    this.#reported = new Reported(signals);
  }

  putIn(event: MessagingEvent): void {
    this.#reported.putIn(event);
    for (const { signal } of this.contradictions.putIn(event)) {
      const against = this.eventWith(signal);
      // What it says against itself, it is entered with.
      if (against !== null && against !== event) this.#stageAnew(against);
    }
    this.#enter(event);
  }

  takeOut(event: MessagingEvent): void {
    this.#leave(event);
    this.#reported.takeOut(event);
    for (const { signal } of this.contradictions.takeOut(event)) {
      const against = this.eventWith(signal);
      if (against !== null) this.#stageAnew(against);
    }
  }

  /** When officials first say what an event tells; null when they never do. */
  spokenAt(event: MessagingEvent): Instant | null {
    return this.#saidIn(event)?.spokenAt ?? null;
  }

  /** What a statement says by an instant; null while no official has said it. */
  stageAt(event: MessagingEvent, asOf: Instant): Stage | null {
    const stages = this.#saidIn(event)?.stages ?? none;
    for (let i = stages.length - 1; i >= 0; i -= 1) {
      const stage = stages[i];
      if (stage !== undefined && stage.at <= asOf) return stage;
    }
    return null;
  }

  /** The event that holds a signal. */
  eventWith(signal: string): MessagingEvent | null {
    return this.#reported.get(signal);
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

  /** Distinct instants at which officials first said something, ascending. */
  get instants(): Instants {
    return this.#instants.sorted;
  }

  /** Works the stages of a statement out anew. */
  #stageAnew(event: MessagingEvent): void {
    this.#leave(event);
    this.#enter(event);
  }

  #enter(event: MessagingEvent): void {
    const spoken = spokenAt(event);
    if (spoken === null) return;
    const stages = stagesOf(event, this.contradictions.against);
    this.#staged.set(event, { spokenAt: spoken, stages });
    this.#instants.add(spoken);
    this.gaps.changed(spoken);
    if (stages.length === 0) return;
    const place = this.#items.add(event.at, event);
    for (const sums of this.#sums) sums.enter(place, event, stages);
  }

  #leave(event: MessagingEvent): void {
    const said = this.#saidIn(event);
    if (said === null) return;
    const { spokenAt: spoken, stages } = said;
    this.#staged.delete(event);
    this.#instants.remove(spoken);
    this.gaps.changed(spoken);
    const place = this.#items.remove(event.at, event);
    for (const sums of this.#sums) sums.leave(place, event, stages);
  }

  /** Null where an event is no statement, or has not been entered. */
  #saidIn(event: MessagingEvent): Said | null {
    const staged = this.#staged.get(event);
    if (staged !== undefined) return staged;
    const whole = this.#certain.wholeOf(event);
    return whole && { spokenAt: event.at, stages: [{ at: event.at, ...saysOf(whole) }] };
  }

  pack(out: StatePacker): void {
    out.events('public-messaging', this.#items.held);
    for (const sums of this.#sums) sums.pack(out);
    this.#instants.pack(out);
    this.#staged.pack(out);
    this.contradictions.pack(out);
    this.#reported.pack(out);
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    const statements = from.events('public-messaging');
    for (const sums of this.#sums) sums.unpack(from, statements);
    this.#instants.unpack(from);
    this.#staged.unpack(from);
    this.contradictions.unpack(from);
    this.#reported.unpack(from);
  }
}

export const messagingTally = keptTally(
  'messaging-tally',
  'public-messaging',
  ({ signals }) => new MessagingTally(signals),
);
