import { DatedList } from '#domain/dated-list.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { type Gathering, SlidingStretch } from '#domain/gathering.ts';
import type { Pace } from '#domain/indicators/civilian-displacement.ts';
import { Witnesses } from '#domain/indicators/witnesses.ts';
import type { Instant } from '#domain/instant.ts';
import { NumberList } from '#domain/numbers.ts';
import type { Range } from '#domain/signal.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';

type CivilianEvent = EventRecord<'civilian-impact'>;

function boundsIn({ lead }: CivilianEvent): number[] {
  const { stock } = lead.signal.details;
  return [stock?.low, stock?.best, stock?.high].map((bound) => bound ?? Number.NaN);
}

/** Low, best and high of a count. */
const WIDTH = 3;

/**
 * Counts of the displaced in one place, of which those of a stretch are gathered. Of two at one
 * instant the later by id stands, and the other has given way to it.
 */
export class StockCounts extends DatedList<CivilianEvent> {
  readonly #stretch: SlidingStretch<CivilianEvent>;
  /** What each of them says, in the same order and flat; NaN where it says nothing. */
  readonly #bounds = new NumberList();
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
    return this.#change(event.at, () => {
      const place = super.add(event);
      this.#bounds.insertAll(place * WIDTH, boundsIn(event));
      return place;
    });
  }

  override remove(event: CivilianEvent): number {
    return this.#change(event.at, () => {
      const place = super.remove(event);
      if (place >= 0) this.#bounds.remove(place * WIDTH, WIDTH);
      return place;
    });
  }

  /** Whether no other count at its instant has taken its place. */
  stands(event: CivilianEvent): boolean {
    return this.newest(event.at) === event;
  }

  /** What the newest count says that is not after an instant. */
  saidBy(at: Instant): Range {
    return this.saidIn(this.countUpTo(at) - 1);
  }

  /** What the count at a place says. */
  saidIn(place: number): Range {
    const bound = (which: number) => {
      const said = this.#bounds.at(place * WIDTH + which) ?? Number.NaN;
      return Number.isNaN(said) ? null : said;
    };
    return { low: bound(0), best: bound(1), high: bound(2) };
  }

  pack(out: StatePacker): void {
    out.events('civilian-impact', this.held);
    out.numbers(this.#bounds.all());
    this.witnesses.pack(out);
  }

  unpack(from: StateUnpacker): void {
    this.fillStored(from.events('civilian-impact'));
    this.#bounds.become(from.column());
    this.witnesses.unpack(from);
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
