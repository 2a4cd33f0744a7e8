import { DatedList } from '#domain/dated-list.ts';
import type { EventRecord } from '#domain/event-book.ts';
import { type Gathering, SlidingStretch } from '#domain/gathering.ts';
import type { Pace } from '#domain/indicators/civilian-displacement.ts';
import { Witnesses } from '#domain/indicators/witnesses.ts';
import type { Instant } from '#domain/instant.ts';

type CivilianEvent = EventRecord<'civilian-impact'>;

/**
 * Counts of the displaced in one place, of which those of a stretch are gathered. Of two at one
 * instant the later by id stands, and the other has given way to it.
 */
export class StockCounts extends DatedList<CivilianEvent> {
  readonly #stretch: SlidingStretch<CivilianEvent>;
  /** Those that stand, of all places together. */
  readonly #standing: DatedList<CivilianEvent>;
  /** The pace of these counts where somebody last asked for it. */
  pace: Pace | null = null;
  /** Of those that stand. */
  readonly witnesses = new Witnesses();

  constructor(gathering: Gathering, standing: DatedList<CivilianEvent>) {
    super();
    this.#standing = standing;
    this.#stretch = new SlidingStretch(gathering, (from, to) =>
      this.within(from, to).filter((event) => this.stands(event)),
    );
  }

  override add(event: CivilianEvent): number {
    return this.#change(event.at, () => super.add(event));
  }

  override remove(event: CivilianEvent): number {
    return this.#change(event.at, () => super.remove(event));
  }

  /** Whether no other count at its instant has taken its place. */
  stands(event: CivilianEvent): boolean {
    return this.newest(event.at) === event;
  }

  /** Gathers those that stand in (from, to], and no others any more; returns how many they are. */
  gather(from: Instant, to: Instant): number {
    this.#stretch.moveTo(from, to);
    return this.#stretch.size;
  }

  #standingAt(at: Instant): CivilianEvent | null {
    const event = this.newest(at);
    return event?.at === at ? event : null;
  }

  #change(at: Instant, change: () => number): number {
    this.pace = null;
    const before = this.#standingAt(at);
    const place = change();
    const after = this.#standingAt(at);
    if (before === after) return place;
    if (before !== null) {
      this.#stretch.takeOut(before);
      this.witnesses.remove(before);
      this.#standing.remove(before);
    }
    if (after !== null) {
      this.#stretch.putIn(after);
      this.witnesses.add(after);
      this.#standing.add(after);
    }
    return place;
  }
}
