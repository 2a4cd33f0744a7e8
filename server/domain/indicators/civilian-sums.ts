import { configuration } from '#domain/configuration.ts';
import { type CasualtySums, casualtySums } from '#domain/indicators/civilian-casualties.ts';
import { type Cells, cellsAsOf } from '#domain/indicators/civilian-cells.ts';
import {
  type Displacement,
  displacementOf,
  isRatioCorroborated,
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
  type Claim,
  type Claims,
  evaluationOf,
  isCorroborated,
} from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;

/** Measures of civilian impact that have levels. */
type CivilianClaim = 'disruption' | 'displacement-ratio' | 'casualty-incidents' | 'casualty-rank';

/** What is known of civilians from the last 90 days (indicators.md §6). */
export interface CivilianSums {
  cells: Cells;
  displacement: Displacement;
  casualties: CasualtySums;
  claims: Claims<CivilianClaim>;
  evaluation: Evaluation;
}

/** Disruption, displacement and casualties by the credible events. */
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
  const casualties = casualtySums(state, certain ? 'all' : 'credible', asOf);
  const living = {
    disruption: {
      scale: levelScale(cells.index.best, breakpoints.disruption),
      corroborated: certain
        ? always
        : () => isCorroborated(cells.events, (event) => (severityOf(event) ?? 0) > 0),
    },
    'displacement-ratio': {
      scale: levelScale(displacement.ratio.best, breakpoints.displacementRatio),
      corroborated: certain ? always : () => isRatioCorroborated(displacement),
    },
  };
  const claims = { ...living, ...besides(casualties, Object.values(living)) };
  return { cells, displacement, casualties, claims, evaluation: evaluationOf(claims, 1) };
}

/** The dead raise a level; that nobody died makes none where nobody knows how the living fare. */
function besides({ claims }: CasualtySums, living: readonly Claim[]): CasualtySums['claims'] {
  const dead = Object.values(claims);
  const isAlone = living.every(({ scale }) => scale === null);
  if (!isAlone || dead.some(({ scale }) => scale !== null && scale >= 1)) return claims;
  const silent = { scale: null, corroborated: always };
  return { 'casualty-incidents': silent, 'casualty-rank': silent };
}
