import { configuration } from '#domain/configuration.ts';
import { DecayedSeries } from '#domain/decayed-series.ts';
import type { EventListener } from '#domain/event-book.ts';
import type { EventRecord } from '#domain/event-record.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { SeriesItems } from '#domain/series-items.ts';
import { keptTally } from '#domain/snapshot/kept-tally.ts';
import type { StatePacker, StateUnpacker } from '#domain/snapshot/packing.ts';
import { InstantSet } from '#domain/sorted-instants.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';

const { halfLifeDays } = configuration.posture;
export const halfLife = halfLifeDays * DAY;
export const reach = configuration.decayReach * halfLife;
/** Less than this is rounding, not a loss. */
export const trace = 1e-9;
/** What a weight is worth when it leaves the reach. */
const atReach = halfLifeWeight(reach, halfLife);

export type PostureEvent = EventRecord<'military-posture'>;
type Series = DecayedSeries<PostureEvent>;

/** Weights of the three movements, and of the flows into and out of the capital. */
export interface PostureWeights {
  reorganisation: number;
  reinforcement: number;
  retrenchment: number;
  inflow: number;
  outflow: number;
}

/** How many events of the reach say what. */
export interface PostureCounts {
  events: number;
  reorganisation: number;
  reinforcement: number;
  retrenchment: number;
  /** Those that name an end of a move, and those that name the capital as one. */
  moves: number;
  inward: number;
  outward: number;
}

/** What one event of this weight adds to the weights, in the order of `PostureWeights`. */
function amountsOf({ lead }: PostureEvent, capital: string, weight: number): number[] {
  const { movement, from, to, size } = lead.signal.details;
  const flow = (size ?? 1) * weight;
  return [
    movement === 'reorganisation' ? weight : 0,
    movement === 'reinforcement' ? weight : 0,
    movement === 'retrenchment' ? weight : 0,
    to === capital ? flow : 0,
    from === capital ? flow : 0,
  ];
}

/** Plain counts: of amounts that are not nought, then of ends of moves. */
function countsOf({ lead }: PostureEvent, capital: string, amounts: readonly number[]): number[] {
  const { from, to } = lead.signal.details;
  const isMove = from !== null || to !== null;
  return [
    ...amounts.map(Math.sign),
    isMove ? 1 : 0,
    to === capital ? 1 : 0,
    from === capital ? 1 : 0,
  ];
}

/** Running sums over all posture events of a watch. */
class PostureTally implements EventListener<'military-posture'> {
  readonly #capital: string;
  /** All events, of which the sums are. */
  readonly #items = new SeriesItems<PostureEvent>();
  readonly #weights = new DecayedSeries(5, halfLife, this.#items);
  /** The same as if every event were certain. */
  readonly #certain = new DecayedSeries(5, halfLife, this.#items);
  /** Squares of the weights, for the effective number of events. */
  readonly #squares = new DecayedSeries(1, halfLife / 2, this.#items);
  readonly #counts = new DecayedSeries(8, Number.POSITIVE_INFINITY, this.#items);
  readonly #overAll = [this.#weights, this.#certain, this.#squares, this.#counts] as const;
  /** The last sums of each series: a reading asks for the same ones again and again. */
  readonly #last = new Map<Series, { at: Instant; sums: readonly number[] }>();
  /** What each place gained and lost, in companies × weight. */
  readonly #nets = new Map<string, Series>();
  readonly #restricted = { airport: new InstantSet(), movement: new InstantSet() };

  constructor(capital: string) {
    this.#capital = capital;
  }

  putIn(event: PostureEvent): void {
    const { at, weight } = event;
    this.#last.clear();
    const amounts = amountsOf(event, this.#capital, weight);
    const place = this.#items.add(at, event);
    this.#weights.enter(place, amounts);
    this.#certain.enter(place, amountsOf(event, this.#capital, 1));
    this.#squares.enter(place, [weight * weight]);
    this.#counts.enter(place, countsOf(event, this.#capital, amounts));
    const { restriction, from, to, size } = event.lead.signal.details;
    const flow = (size ?? 1) * weight;
    if (from !== null) this.#netOf(from).add(at, event, [-flow]);
    if (to !== null) this.#netOf(to).add(at, event, [flow]);
    if (restriction !== null) this.#restricted[restriction].add(at);
  }

  takeOut(event: PostureEvent): void {
    const { at, lead } = event;
    this.#last.clear();
    const place = this.#items.remove(at, event);
    if (place >= 0) for (const series of this.#overAll) series.leave(place);
    const { restriction, from, to } = lead.signal.details;
    if (from !== null) this.#netOf(from).remove(at, event);
    if (to !== null) this.#netOf(to).remove(at, event);
    if (restriction !== null) this.#restricted[restriction].remove(at);
  }

  pack(out: StatePacker): void {
    for (const series of this.#overAll) series.pack(out);
    this.#restricted.airport.pack(out);
    this.#restricted.movement.pack(out);
    const nets = [...this.#nets].filter(([, { held }]) => held.length > 0);
    nets.sort(([a], [b]) => (a < b ? -1 : 1));
    out.strings(nets.map(([place]) => place));
    for (const [, net] of nets) {
      out.events('military-posture', net.held);
      net.pack(out);
    }
  }

  unpack(from: StateUnpacker): void {
    const all = from.allEvents('military-posture');
    for (const series of this.#overAll) series.unpack(from, all);
    this.#restricted.airport.unpack(from);
    this.#restricted.movement.unpack(from);
    for (const place of from.strings()) {
      this.#netOf(place).unpack(from, from.events('military-posture'));
    }
  }

  #netOf(place: string): Series {
    const known = this.#nets.get(place);
    if (known !== undefined) return known;
    const fresh = new DecayedSeries<PostureEvent>(1, halfLife);
    this.#nets.set(place, fresh);
    return fresh;
  }

  /** Places that lost more than they gained within reach, as of an instant. */
  losing(at: Instant): string[] {
    const places: string[] = [];
    for (const [place, series] of this.#nets) {
      if (series.sumAsOf(at) - atReach * series.sumAsOf(at - reach, 1) < -trace) {
        places.push(place);
      }
    }
    return places;
  }

  /** Decayed weights of the events within reach, and how many of them name an end of a move. */
  asOf(at: Instant): PostureWeights & { moves: number } {
    return this.#within(this.#weights, at);
  }

  /** The same as if every event were certain. */
  certainAsOf(at: Instant): PostureWeights & { moves: number } {
    return this.#within(this.#certain, at);
  }

  counts(at: Instant): PostureCounts {
    const counts = this.#countsAt(at);
    const [reorganisation = 0, reinforcement = 0, retrenchment = 0] = counts;
    const [moves = 0, inward = 0, outward = 0] = counts.slice(5);
    const events = reorganisation + reinforcement + retrenchment;
    return { events, reorganisation, reinforcement, retrenchment, moves, inward, outward };
  }

  /** Kish's effective number of events, by their decayed weights. */
  nEff(at: Instant): number {
    const { reorganisation, reinforcement, retrenchment } = this.asOf(at);
    const sum = reorganisation + reinforcement + retrenchment;
    const [squares = 0] = this.#sumsOf(this.#squares, at, atReach * atReach);
    return sum > 0 ? (sum * sum) / squares : 0;
  }

  /** When a restriction was last reported; null when never. */
  restrictedAt(what: 'airport' | 'movement', asOf: Instant): Instant | null {
    return this.#restricted[what].newest(asOf);
  }

  #within(series: Series, at: Instant): PostureWeights & { moves: number } {
    const sums = this.#sumsOf(series, at, atReach);
    const counts = this.#countsAt(at);
    // Where nothing is left the difference is a trace of rounding, which must not pass for a pull.
    const within = (i: number) => (counts[i] === 0 ? 0 : (sums[i] ?? 0));
    return {
      reorganisation: within(0),
      reinforcement: within(1),
      retrenchment: within(2),
      inflow: within(3),
      outflow: within(4),
      moves: counts[5] ?? 0,
    };
  }

  #countsAt(at: Instant): readonly number[] {
    return this.#sumsOf(this.#counts, at, 1);
  }

  /** Sums over the events within reach; `left` is what is left of an amount at the end of it. */
  #sumsOf(series: Series, at: Instant, left: number): readonly number[] {
    const last = this.#last.get(series);
    if (last?.at === at) return last.sums;
    const gone = series.asOf(at - reach, 1);
    const sums = series.asOf(at);
    for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) - left * (gone[i] ?? 0);
    this.#last.set(series, { at, sums });
    return sums;
  }
}

export const postureTally = keptTally(
  'posture-tally',
  'military-posture',
  ({ watch }) => new PostureTally(watch.capital),
);
