import { configuration } from '#domain/configuration.ts';
import { DecayedSeries } from '#domain/decayed-series.ts';
import type { EventListener, EventRecord } from '#domain/event-book.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { kept } from '#domain/kept.ts';
import { countWithin, insertInstant, removeInstant } from '#domain/sorted-instants.ts';
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
  readonly #moves: Instant[] = [];

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
    if (isMove(event)) insertInstant(this.#moves, event.at);
  }

  takeOut(event: PostureEvent): void {
    this.#weights.remove(event.at, event.id);
    if (isMove(event)) removeInstant(this.#moves, event.at);
  }

  /** Decayed weights of the events within reach: of all, less what has left it. */
  weights(asOf: Instant): PostureWeights {
    const all = this.#weights.asOf(asOf);
    const left = this.#weights.asOf(asOf - reach);
    // Rounding may leave a trace below nought where nothing is left.
    const within = (i: number) => Math.max(0, (all[i] ?? 0) - atReach * (left[i] ?? 0));
    return {
      reorganisation: within(0),
      reinforcement: within(1),
      retrenchment: within(2),
      inflow: within(3),
      outflow: within(4),
    };
  }

  /** Events within reach that name an end of a move. */
  moves(asOf: Instant): number {
    return countWithin(this.#moves, asOf - reach, asOf);
  }
}

export const postureTally = kept((state) => {
  const tally = new PostureTally(state.watch.capital);
  state.books['military-posture'].listen(tally);
  return tally;
});
