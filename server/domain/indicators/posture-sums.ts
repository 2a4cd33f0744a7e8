import { configuration } from '#domain/configuration.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import {
  type PostureEvent,
  type PostureWeights,
  postureTally,
  reach,
} from '#domain/indicators/posture-tally.ts';
import {
  always,
  type Claims,
  evaluationOf,
  isCorroborated,
} from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { type PostureAlpha, posturePosterior } from '#domain/statistics/dirichlet.ts';
import { pullOf } from '#domain/statistics/flow.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const { prior } = configuration.posture;

/** What the posture events of the last 12 half-lives add up to (indicators.md §4). */
export interface PostureSums {
  posterior: PostureAlpha;
  /** Decayed flows into and out of the capital. */
  inflow: number;
  outflow: number;
  /** Null where nobody named an end of a move: unknown, not nil. */
  pull: number | null;
  /** Events that name an end of a move. */
  moves: number;
  claims: Claims<'retrenchment-share' | 'capital-pull'>;
  evaluation: Evaluation;
}

const posturePrior = { reorganisation: prior, reinforcement: prior, retrenchment: prior };

/** Decayed shares of the three movements, and flows to and from the capital. */
export function postureSums(state: WatchState, asOf: Instant): PostureSums {
  const weights = postureTally(state).asOf(asOf);
  const { capital } = state.watch;
  const vouchedBy = (says: (event: PostureEvent) => boolean) => () =>
    isCorroborated(state.books['military-posture'].backwards(asOf - reach, asOf), says);
  return sumsOf(weights, weights.moves, {
    retrenching: vouchedBy(({ lead }) => lead.signal.details.movement === 'retrenchment'),
    pulling: vouchedBy(({ lead }) => lead.signal.details.to === capital),
  });
}

/** The shares of the three movements alone. */
export function postureMeans(state: WatchState, asOf: Instant): PostureAlpha['mean'] {
  return posturePosterior(postureTally(state).asOf(asOf), posturePrior).mean;
}

/** What the events would add up to if every one of them were certain. */
export function ungradedPosture(state: WatchState, asOf: Instant): PostureSums {
  const weights = postureTally(state).certainAsOf(asOf);
  return sumsOf(weights, weights.moves, { retrenching: always, pulling: always });
}

type Vouching = Record<'retrenching' | 'pulling', () => boolean>;

function sumsOf(
  weights: PostureWeights,
  moves: number,
  { retrenching, pulling }: Vouching,
): PostureSums {
  const { inflow, outflow } = weights;
  const posterior = posturePosterior(weights, posturePrior);
  const pull = moves === 0 ? null : pullOf({ inflow, outflow, prior });
  const claims = {
    'retrenchment-share': {
      scale: levelScale(posterior.mean.retrenchment, breakpoints.retrenchmentShare),
      corroborated: retrenching,
    },
    'capital-pull': {
      scale: levelScale(pull, breakpoints.capitalPull),
      corroborated: pulling,
    },
  };
  return {
    posterior,
    inflow,
    outflow,
    pull,
    moves,
    claims,
    evaluation: evaluationOf(claims, 2),
  };
}
