import { DatedList } from '#domain/dated-list.ts';
import type { EventListener } from '#domain/event-book.ts';
import { GatheredBook, GatheredSet, type Telling } from '#domain/gathering.ts';
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
import { kept } from '#domain/kept.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Whether officials say it from the event's own instant on. */
function isPrompt(event: MessagingEvent): boolean {
  return spokenAt(event) === event.at;
}

/** Finds the events behind what is read of public messaging: statements, and what contradicts them. */
class MessagingReports implements EventListener<'public-messaging'> {
  readonly #tally: MessagingTally;
  /** Reports of prompt statements; nearly all statements are. */
  readonly #prompt: GatheredBook<'public-messaging'>;
  /** What is gathered besides: other events, and attacks. */
  readonly #more: GatheredSet<Telling>;
  #gathered: { others: number; attacks: readonly AttackEvent[] } = { others: 0, attacks: [] };
  readonly #late = new LateReports<'public-messaging'>();
  /**
   * Prompt statements; statements with a tone; events that contradict some claim; and all that is
   * not prompt.
   */
  readonly #prompted = new DatedList<MessagingEvent>();
  readonly #toned = new DatedList<MessagingEvent>();
  readonly #contradicting = new DatedList<MessagingEvent>();
  readonly #others = new DatedList<MessagingEvent>();

  constructor(state: WatchState) {
    const book = state.books['public-messaging'];
    this.#tally = messagingTally(state);
    this.#prompt = new GatheredBook(book, reach, isPrompt);
    this.#more = new GatheredSet(this.#prompt.gathering);
    book.listen(this.#late);
    book.listen(this);
  }

  putIn(event: MessagingEvent): void {
    for (const list of this.#listsOf(event)) list.add(event);
  }

  takeOut(event: MessagingEvent): void {
    for (const list of this.#listsOf(event)) list.remove(event);
  }

  #listsOf(event: MessagingEvent): DatedList<MessagingEvent>[] {
    const lists: DatedList<MessagingEvent>[] = [];
    const toned = event.reports.some(
      (report) => isOfficial(report) && report.signal.details.tone !== null,
    );
    const contradicts = contradictionsBy(event).length > 0;
    if (toned) lists.push(this.#toned);
    if (contradicts) lists.push(this.#contradicting);
    if (isPrompt(event)) lists.push(this.#prompted);
    else if (contradicts || spokenAt(event) !== null) lists.push(this.#others);
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
  ): Pick<Account, 'evidenceIds' | 'evidenceCount' | 'origins'> {
    const from = asOf - reach;
    const others = this.#others
      .within(from, asOf)
      .filter((one) => this.#tally.stageAt(one, asOf) !== null || this.#contradicts(one, asOf));
    this.#gather(others, attacks);
    const { reports, origins } = this.#prompt.asOf(asOf);
    const newest = new NewestReports();
    newest.addNewest(this.#prompted, { from, to: asOf });
    for (const one of others) if (!newest.isFullAt(one.at)) newest.add(one, one.at);
    const counts = (event: MessagingEvent) => isPrompt(event) || others.includes(event);
    this.#late.addTo(newest, { from, to: asOf }, counts);
    for (const attack of attacks) newest.add(attack);
    return { evidenceIds: newest.ids, evidenceCount: reports, origins };
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
    return contradictionsBy(event).some((one) => {
      if (!standsAt(one, asOf)) return false;
      const statement = this.#tally.eventWith(one.signal);
      if (statement === undefined || statement.at <= asOf - reach) return false;
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

export const messagingReports = kept((state) => new MessagingReports(state));
