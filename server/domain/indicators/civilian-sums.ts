import { configuration } from '#domain/configuration.ts';
import { type CasualtySums, casualtySweep } from '#domain/indicators/civilian-casualties.ts';
import { CellSweep } from '#domain/indicators/civilian-cells.ts';
import {
  type Displacement,
  displacementOf,
  isRatioCorroborated,
} from '#domain/indicators/civilian-displacement.ts';
import {
  type CivilianTally,
  gradedTally,
  ungradedTally,
} from '#domain/indicators/civilian-tally.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { always, type Claim, type Claims, evaluationOf } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;

/** Measures of civilian impact that have levels. */
type CivilianClaim = 'disruption' | 'displacement-ratio' | 'casualty-incidents' | 'casualty-rank';

/** What is known of civilians from the last 90 days (indicators.md §6). */
export interface CivilianSums {
  cells: CellSweep;
  displacement: Displacement;
  casualties: CasualtySums;
  claims: Claims<CivilianClaim>;
  evaluation: Evaluation;
}

/**
 * Disruption, displacement and casualties by the credible events, for one instant after another,
 * each later than the last, while nothing is logged.
 */
export function civilianSweep(state: WatchState): (asOf: Instant) => CivilianSums {
  return sweepOf(state, gradedTally(state), false);
}

/** The same as of one instant. */
export function civilianSums(state: WatchState, asOf: Instant): CivilianSums {
  return civilianSweep(state)(asOf);
}

/** The same by every event, as if each were certain. */
export function ungradedSums(state: WatchState, asOf: Instant): CivilianSums {
  return sweepOf(state, ungradedTally(state), true)(asOf);
}

function sweepOf(
  state: WatchState,
  tally: CivilianTally,
  certain: boolean,
): (asOf: Instant) => CivilianSums {
  const cells = new CellSweep(state, tally);
  const areVouchedFor = certain ? always : () => cells.isCorroborated;
  const casualtiesAt = casualtySweep(state, certain ? 'all' : 'credible');
  return (asOf) => {
    cells.moveTo(asOf);
    const displacement = displacementOf(tally, asOf);
    const casualties = casualtiesAt(asOf);
    const disruption: Claim = {
      scale: levelScale(cells.index.best, breakpoints.disruption),
      corroborated: areVouchedFor,
    };
    const ratio: Claim = {
      scale: levelScale(displacement.ratio.best, breakpoints.displacementRatio),
      corroborated: certain ? always : () => isRatioCorroborated(displacement),
    };
    const isLivingUnknown = disruption.scale === null && ratio.scale === null;
    const dead = isLivingUnknown ? deadAlone(casualties.claims) : casualties.claims;
    // Written out, for it is done at hundreds of instants a reading, and to spread costs more.
    const claims = {
      disruption,
      'displacement-ratio': ratio,
      'casualty-incidents': dead['casualty-incidents'],
      'casualty-rank': dead['casualty-rank'],
    };
    return { cells, displacement, casualties, claims, evaluation: evaluationOf(claims, 1) };
  };
}

/** The dead raise a level; that nobody died makes none where nobody knows how the living fare. */
function deadAlone(claims: CasualtySums['claims']): CasualtySums['claims'] {
  const raises = ({ scale }: Claim) => scale !== null && scale >= 1;
  if (raises(claims['casualty-incidents']) || raises(claims['casualty-rank'])) return claims;
  const silent = { scale: null, corroborated: always };
  return { 'casualty-incidents': silent, 'casualty-rank': silent };
}
