import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-book.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { type Claims, Corroboration, evaluationOf } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { halfLifeWeight } from '#domain/statistics/decay.ts';
import { type PostureAlpha, posturePosterior } from '#domain/statistics/dirichlet.ts';
import { pullOf } from '#domain/statistics/flow.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints, decayReach } = configuration;
const { halfLifeDays, prior } = configuration.posture;
export const halfLife = halfLifeDays * DAY;
export const reach = decayReach * halfLife;

export type PostureEvent = EventRecord<'military-posture'>;

/** What the posture events add up to, as of an instant. */
export interface PostureSums {
  events: readonly PostureEvent[];
  posterior: PostureAlpha;
  /** Decayed flows into and out of the capital. */
  inflow: number;
  outflow: number;
  pull: number | null;
  /** Events that name an end of a move, and those into and out of the capital. */
  moves: number;
  inward: number;
  outward: number;
  claims: Claims<'retrenchment-share' | 'capital-pull'>;
  evaluation: Evaluation;
}

const posturePrior = { reorganisation: prior, reinforcement: prior, retrenchment: prior };

/** The weight of an event by its grades. */
export const byGrade = (event: Pick<EventRecord, 'weight'>): number => event.weight;

/**
 * Decayed shares of the three movements and flows to and from the capital, over the events of
 * the last 12 half-lives (indicators.md §4). `weigh` gives the weight of an event before decay.
 */
export function postureSums(
  state: WatchState,
  asOf: Instant,
  weigh: (event: PostureEvent) => number,
): PostureSums {
  const { capital } = state.watch;
  const events = state.books['military-posture'].within(asOf - reach, asOf);
  const added = { reorganisation: 0, reinforcement: 0, retrenchment: 0 };
  const counts = { moves: 0, inward: 0, outward: 0, inflow: 0, outflow: 0 };
  const retrenching = new Corroboration();
  const pulling = new Corroboration();
  for (const event of events) {
    const weight = weigh(event);
    const decayed = weight * halfLifeWeight(asOf - event.at, halfLife);
    const { movement, from, to, size } = event.lead.signal.details;
    added[movement] += decayed;
    if (movement === 'retrenchment') retrenching.add(event, weight);
    if (from === null && to === null) continue;
    counts.moves += 1;
    if (from === capital) {
      counts.outward += 1;
      counts.outflow += (size ?? 1) * decayed;
    }
    if (to !== capital) continue;
    counts.inward += 1;
    counts.inflow += (size ?? 1) * decayed;
    pulling.add(event, weight);
  }
  const posterior = posturePosterior(added, posturePrior);
  // Where nobody named an end of a move, the pull is unknown, not nil.
  const pull = counts.moves === 0 ? null : pullOf({ ...counts, prior });
  const claims = {
    'retrenchment-share': {
      scale: levelScale(posterior.mean.retrenchment, breakpoints.retrenchmentShare),
      corroborated: retrenching.holds,
    },
    'capital-pull': {
      scale: levelScale(pull, breakpoints.capitalPull),
      corroborated: pulling.holds,
    },
  };
  return { events, posterior, ...counts, pull, claims, evaluation: evaluationOf(claims, 2) };
}
