import { configuration } from '#domain/configuration.ts';
import type { EventRecord } from '#domain/event-book.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { type Claims, Corroboration, evaluationOf } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import {
  type PostureAlpha,
  type PostureCategory,
  postureAlpha,
} from '#domain/statistics/dirichlet.ts';
import { type Move, type RedeploymentFlow, redeploymentFlow } from '#domain/statistics/flow.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints, decayReach } = configuration;
const { halfLifeDays, prior } = configuration.posture;
export const halfLife = halfLifeDays * DAY;
export const reach = decayReach * halfLife;

/** End of a move that no report named; never the id of a place. */
const somewhere = '';

export type PostureEvent = EventRecord<'military-posture'>;

/** What the posture events add up to, as of an instant. */
export interface PostureSums {
  events: readonly PostureEvent[];
  input: {
    signals: (readonly [Instant, PostureCategory, number])[];
    now: Instant;
    halfLife: number;
  };
  shares: PostureAlpha;
  flow: RedeploymentFlow;
  /** Events that name an end of a move, and those into and out of the capital. */
  moves: number;
  inward: number;
  outward: number;
  claims: Claims<'retrenchment-share' | 'capital-pull'>;
  evaluation: Evaluation;
}

export const posturePrior = { reorganisation: prior, reinforcement: prior, retrenchment: prior };

/** The weight of an event by its grades. */
export const byGrade = (event: Pick<EventRecord, 'weight'>): number => event.weight;

/**
 * Decayed shares of the three movements and flows between places, over the events of the last
 * 12 half-lives (indicators.md §4). `weigh` gives the weight of an event before decay.
 */
export function postureSums(
  state: WatchState,
  asOf: Instant,
  weigh: (event: PostureEvent) => number,
): PostureSums {
  const { capital } = state.watch;
  const events = state.books['military-posture'].within(asOf - reach, asOf);
  const signals: (readonly [Instant, PostureCategory, number])[] = [];
  const moves: Move[] = [];
  const retrenching = new Corroboration();
  const pulling = new Corroboration();
  let inward = 0;
  let outward = 0;
  for (const event of events) {
    const weight = weigh(event);
    const { movement, from, to, size } = event.lead.signal.details;
    signals.push([event.at, movement, weight]);
    if (movement === 'retrenchment') retrenching.add(event, weight);
    if (from === null && to === null) continue;
    moves.push([event.at, from ?? somewhere, to ?? somewhere, size, weight]);
    if (from === capital) outward += 1;
    if (to !== capital) continue;
    inward += 1;
    pulling.add(event, weight);
  }
  const input = { signals, now: asOf, halfLife };
  const shares = postureAlpha({ ...input, prior: posturePrior });
  const flow = redeploymentFlow({ moves, now: asOf, halfLife, capital, prior });
  const claims = {
    'retrenchment-share': {
      scale: levelScale(shares.mean.retrenchment, breakpoints.retrenchmentShare),
      corroborated: retrenching.holds,
    },
    'capital-pull': {
      // Nobody named where forces went: the pull is unknown, not nil.
      scale: moves.length === 0 ? null : levelScale(flow.pull, breakpoints.capitalPull),
      corroborated: pulling.holds,
    },
  };
  const evaluation = evaluationOf(claims, 2);
  return { events, input, shares, flow, moves: moves.length, inward, outward, claims, evaluation };
}
