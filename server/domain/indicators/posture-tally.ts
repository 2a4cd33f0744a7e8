import { configuration } from '#domain/configuration.ts';
import { DecayedSeries } from '#domain/decayed-series.ts';
import type { EventListener, EventRecord } from '#domain/event-book.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';

const { halfLifeDays } = configuration.posture;
export const halfLife = halfLifeDays * DAY;
export const reach = configuration.decayReach * halfLife;
/** What a weight is worth when it leaves the reach. */
const atReach = halfLifeWeight(reach, halfLife);

export type PostureEvent = EventRecord<'military-posture'>;

/** Weights of the three movements, and of the flows into and out of the capital. */
export interface PostureWeights {
  reorganisation: number;
  reinforcement: number;
  retrenchment: number;
  inflow: number;
  outflow: number;
}

/** What one event of this weight adds to the weights. */
export function weightsOf(event: PostureEvent, capital: string, weight: number): PostureWeights {
  const { movement, from, to, size } = event.lead.signal.details;
  const flow = (size ?? 1) * weight;
  return {
    reorganisation: movement === 'reorganisation' ? weight : 0,
    reinforcement: movement === 'reinforcement' ? weight : 0,
    retrenchment: movement === 'retrenchment' ? weight : 0,
    inflow: to === capital ? flow : 0,
    outflow: from === capital ? flow : 0,
  };
}

/** Whether an event names an end of a move. */
export function isMove({ lead }: PostureEvent): boolean {
  const { from, to } = lead.signal.details;
  return from !== null || to !== null;
}

/** Running sums over all posture events of a watch. */
class PostureTally implements EventListener<'military-posture'> {
  readonly #capital: string;
  readonly #weights = new DecayedSeries(5, halfLife);
  /** How many events have each of these weights, and how many name an end of a move. */
  readonly #counts = new DecayedSeries(6, Number.POSITIVE_INFINITY);

  constructor(capital: string) {
    this.#capital = capital;
  }

  putIn(event: PostureEvent): void {
    const { reorganisation, reinforcement, retrenchment, inflow, outflow } = weightsOf(
      event,
      this.#capital,
      event.weight,
    );
    const amounts = [reorganisation, reinforcement, retrenchment, inflow, outflow];
    this.#weights.add(event.at, event.id, amounts);
    const counts = [...amounts.map(Math.sign), isMove(event) ? 1 : 0];
    this.#counts.add(event.at, event.id, counts);
  }

  takeOut(event: PostureEvent): void {
    this.#weights.remove(event.at, event.id);
    this.#counts.remove(event.at, event.id);
  }

  /** Decayed weights of the events within reach, and how many of them name an end of a move. */
  asOf(at: Instant): PostureWeights & { moves: number } {
    const all = this.#weights.asOf(at);
    const left = this.#weights.asOf(at - reach);
    const counts = this.#counts.asOf(at);
    const countsLeft = this.#counts.asOf(at - reach);
    const count = (i: number) => (counts[i] ?? 0) - (countsLeft[i] ?? 0);
    // Where nothing is left the difference is a trace of rounding, which must not pass for a pull.
    const within = (i: number) => (count(i) === 0 ? 0 : (all[i] ?? 0) - atReach * (left[i] ?? 0));
    return {
      reorganisation: within(0),
      reinforcement: within(1),
      retrenchment: within(2),
      inflow: within(3),
      outflow: within(4),
      moves: count(5),
    };
  }
}

export const postureTally = kept((state) => {
  const tally = new PostureTally(state.watch.capital);
  state.books['military-posture'].listen(tally);
  return tally;
});
