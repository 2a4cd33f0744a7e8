import { DatedList } from '#domain/dated-list.ts';
import type { EventListener } from '#domain/event-book.ts';
import { GatheredSet, Gathering, SlidingStretch, type Telling } from '#domain/gathering.ts';
import { LateReports, NewestReports } from '#domain/indicators/evidence.ts';
import type { Account } from '#domain/indicators/indicator.ts';
import {
  contradictionsBy,
  isOfficial,
  type MessagingEvent,
  reach,
  saidAt,
  spokenAt,
  standsAt,
} from '#domain/indicators/messaging-statements.ts';
import { type MessagingTally, messagingTally } from '#domain/indicators/messaging-tally.ts';
import type { AttackEvent } from '#domain/indicators/messaging-toll-tally.ts';
import type { Instant } from '#domain/instant.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

/** Finds the events behind what is read of public messaging: statements, and what contradicts them. */
class MessagingReports implements EventListener<'public-messaging'> {
  readonly #tally: MessagingTally;
  /** Statements that officials make from the event's own instant on; nearly all statements are. */
  readonly #prompt = new DatedList<MessagingEvent>();
  /** Statements with a tone; events that contradict some claim; and all that is not prompt. */
  readonly #toned = new DatedList<MessagingEvent>();
  readonly #contradicting = new DatedList<MessagingEvent>();
  readonly #others = new DatedList<MessagingEvent>();
  readonly #late = new LateReports('public-messaging');
  /** Reports of prompt statements. */
  readonly #gathering = new Gathering();
  readonly #stretch = new SlidingStretch<MessagingEvent>(this.#gathering, (from, to) =>
    this.#prompt.within(from, to),
  );
  /** What is gathered besides: other events, and attacks. */
  readonly #more = new GatheredSet<Telling>(this.#gathering);
  #gathered: { others: number; attacks: readonly AttackEvent[] } = { others: 0, attacks: [] };

  constructor(tally: MessagingTally) {
    this.#tally = tally;
  }

  putIn(event: MessagingEvent): void {
    this.#late.putIn(event);
    const lists = this.#listsOf(event);
    for (const list of lists) list.add(event);
    if (lists.includes(this.#prompt)) this.#stretch.putIn(event);
  }

  takeOut(event: MessagingEvent): void {
    this.#late.takeOut(event);
    const lists = this.#listsOf(event);
    for (const list of lists) list.remove(event);
    if (lists.includes(this.#prompt)) this.#stretch.takeOut(event);
  }

  pack(out: StatePacker): void {
    for (const { held } of this.#lists) out.events('public-messaging', held);
    this.#late.pack(out);
  }

  /** Takes in what was written, while it is still empty. */
  unpack(from: StateUnpacker): void {
    for (const list of this.#lists) list.fillStored(from.events('public-messaging'));
    this.#late.unpack(from);
  }

  get #lists(): readonly DatedList<MessagingEvent>[] {
    return [this.#prompt, this.#toned, this.#contradicting, this.#others];
  }

  #listsOf(event: MessagingEvent): DatedList<MessagingEvent>[] {
    const lists: DatedList<MessagingEvent>[] = [];
    const toned = event.reports.some(
      (report) => isOfficial(report) && report.signal.details.tone !== null,
    );
    const contradicts = contradictionsBy(event).length > 0;
    const spoken = spokenAt(event);
    if (toned) lists.push(this.#toned);
    if (contradicts) lists.push(this.#contradicting);
    if (spoken === event.at) lists.push(this.#prompt);
    else if (contradicts || spoken !== null) lists.push(this.#others);
    return lists;
  }

  /** Statements within reach that may have a tone, newest first. */
  toned(asOf: Instant): Iterable<MessagingEvent> {
    return this.#toned.backwards(asOf - reach, asOf);
  }

  visitToned(asOf: Instant, visitor: (event: MessagingEvent) => boolean): void {
    this.#toned.visit(asOf - reach, asOf, visitor);
  }

  /** Events that contradict a claim of a statement within reach, newest first. */
  *contradicting(asOf: Instant): Generator<MessagingEvent> {
    for (const event of this.#contradicting.backwards(asOf - reach, asOf)) {
      if (this.#contradicts(event, asOf)) yield event;
    }
  }

  /** The reports of all of them and of some attacks, whose dead were held against a toll. */
  evidence(
    asOf: Instant,
    attacks: readonly AttackEvent[],
    named?: number,
  ): Pick<Account, 'evidenceIds' | 'evidenceCount' | 'origins'> {
    const from = asOf - reach;
    const others = this.#othersAt(asOf);
    this.#gather(others, attacks);
    this.#stretch.moveTo(from, asOf);
    const { reports, origins } = this.#gathering;
    const newest = new NewestReports(named);
    newest.addNewest(this.#prompt, { from, to: asOf });
    for (const one of others) if (!newest.isFullAt(one.at)) newest.add(one, one.at);
    const counts = (event: MessagingEvent) =>
      this.#tally.spokenAt(event) === event.at || others.includes(event);
    this.#late.addTo(newest, { from, to: asOf }, counts);
    for (const attack of attacks) newest.add(attack);
    return { evidenceIds: newest.ids, evidenceCount: reports, origins };
  }

  /** The events themselves: what `evidence` counts the reports of. */
  behind(asOf: Instant, attacks: readonly AttackEvent[]): (MessagingEvent | AttackEvent)[] {
    const prompt = this.#prompt.within(asOf - reach, asOf);
    return [...prompt, ...this.#othersAt(asOf), ...attacks];
  }

  #othersAt(asOf: Instant): MessagingEvent[] {
    return this.#others
      .within(asOf - reach, asOf)
      .filter((one) => this.#tally.stageAt(one, asOf) !== null || this.#contradicts(one, asOf));
  }

  /** Gathers these besides the prompt statements; mostly they are the same as before. */
  #gather(others: readonly MessagingEvent[], attacks: readonly AttackEvent[]): void {
    const before = this.#gathered;
    if (before.attacks === attacks && before.others === 0 && others.length === 0) return;
    this.#more.become(new Set<Telling>([...others, ...attacks]));
    this.#gathered = { others: others.length, attacks };
  }

  /** Whether an event contradicts what officials have said by then in a statement within reach. */
  #contradicts(event: MessagingEvent, asOf: Instant): boolean {
    return this.#tally.contradictions.by(event).some((one) => {
      if (!standsAt(one, asOf)) return false;
      const statement = this.#tally.eventWith(one.signal);
      if (statement === null || statement.at <= asOf - reach) return false;
      const report = statement.reports.find(({ id }) => id === one.signal);
      return (
        report !== undefined &&
        isOfficial(report) &&
        saidAt(report, statement) <= asOf &&
        report.signal.details.claims[one.claim]?.checkable === true
      );
    });
  }
}

export const messagingReports = keptTally(
  'messaging-reports',
  'public-messaging',
  (state) => new MessagingReports(messagingTally(state)),
);
