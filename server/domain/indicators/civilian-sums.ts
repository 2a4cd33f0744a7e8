import { configuration } from '#domain/configuration.ts';
import { type Cells, cellsAsOf } from '#domain/indicators/civilian-cells.ts';
import {
  type Displacement,
  displacementOf,
  isRateCorroborated,
} from '#domain/indicators/civilian-displacement.ts';
import {
  type CivilianTally,
  gradedTally,
  severityOf,
  ungradedTally,
} from '#domain/indicators/civilian-tally.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import {
  always,
  type Claims,
  evaluationOf,
  isCorroborated,
} from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;

/** What is known of civilians from the last 90 days (indicators.md §6). */
export interface CivilianSums {
  cells: Cells;
  displacement: Displacement;
  claims: Claims<'disruption' | 'displacement-ratio'>;
  evaluation: Evaluation;
}

/** Disruption and displacement by the credible events. */
export function civilianSums(state: WatchState, asOf: Instant): CivilianSums {
  return sumsOf(state, gradedTally(state), asOf, false);
}

/** The same by every event, as if each were certain. */
export function ungradedSums(state: WatchState, asOf: Instant): CivilianSums {
  return sumsOf(state, ungradedTally(state), asOf, true);
}

function sumsOf(
  state: WatchState,
  tally: CivilianTally,
  asOf: Instant,
  certain: boolean,
): CivilianSums {
  const cells = cellsAsOf(state, tally, asOf);
  const displacement = displacementOf(tally, asOf);
  const claims = {
    disruption: {
      scale: levelScale(cells.index.best, breakpoints.disruption),
      corroborated: certain
        ? always
        : () => isCorroborated(cells.events, (event) => (severityOf(event) ?? 0) > 0),
    },
    'displacement-ratio': {
      scale: levelScale(displacement.ratio.best, breakpoints.displacementRatio),
      corroborated: certain ? always : () => isRateCorroborated(displacement),
    },
  };
  return { cells, displacement, claims, evaluation: evaluationOf(claims, 1) };
}
