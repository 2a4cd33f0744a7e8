import { configuration } from '#domain/configuration.ts';
import { type CasualtySums, casualtySweep } from '#domain/indicators/civilian-casualties.ts';
import { type CellSweep, cellsNear, followingCells } from '#domain/indicators/civilian-cells.ts';
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
import { kept } from '#domain/kept.ts';
import { levelScale } from '#domain/level.ts';
import { partOf } from '#domain/part.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;

/** Measures of civilian impact that have levels. */
type CivilianClaim = 'disruption' | 'displacement-ratio' | 'casualty-incidents' | 'casualty-rank';

/** How the living fare, by what is known from the last 90 days (indicators.md §6). */
export interface Living {
  cells: CellSweep;
  displacement: Displacement;
}

/** What is known of civilians. */
export interface CivilianSums extends Living {
  casualties: CasualtySums;
  claims: Claims<CivilianClaim>;
  evaluation: Evaluation;
}

/**
 * Disruption, displacement and casualties by the credible events, for one instant after another,
 * each later than the last, while nothing is logged.
 */
export function civilianSweep(state: WatchState): (asOf: Instant) => CivilianSums {
  const tally = gradedTally(state);
  const livingAt = (asOf: Instant) => livingOf(tally, cellsNear(state, asOf), asOf);
  const casualtiesAt = casualtySweep(state, 'credible');
  return (asOf) => sumsOf(livingAt(asOf), casualtiesAt(asOf));
}

/** Each has cells of its own: what was said last is asked for again while they stay where they are. */
const gradedCells = kept((state) => followingCells(state, gradedTally(state)));
const ungradedCells = kept((state) => followingCells(state, ungradedTally(state)));

const livingNow = partOf('civilian-impact', (state, asOf) => {
  const cells = gradedCells(state);
  cells.moveTo(asOf);
  return livingOf(gradedTally(state), cells, asOf);
});
const ungradedNow = partOf('civilian-impact', (state, asOf) => {
  const cells = ungradedCells(state);
  cells.moveTo(asOf);
  return livingOf(ungradedTally(state), cells, asOf);
});
const casualtiesNow = partOf('attack-frequency', (state, asOf) =>
  casualtySweep(state, 'credible')(asOf),
);
const allCasualtiesNow = partOf('attack-frequency', (state, asOf) =>
  casualtySweep(state, 'all')(asOf),
);

/** The same as of one instant. */
export function civilianSums(state: WatchState, asOf: Instant): CivilianSums {
  return sumsOf(livingNow(state, asOf), casualtiesNow(state, asOf));
}

/** The same by every event, as if each were certain. */
export function ungradedSums(state: WatchState, asOf: Instant): CivilianSums {
  return sumsOf(ungradedNow(state, asOf), allCasualtiesNow(state, asOf), true);
}

function livingOf(tally: CivilianTally, cells: CellSweep, asOf: Instant): Living {
  return { cells, displacement: displacementOf(tally, asOf) };
}

function sumsOf(
  { cells, displacement }: Living,
  casualties: CasualtySums,
  certain = false,
): CivilianSums {
  const disruption: Claim = {
    scale: levelScale(cells.index.best, breakpoints.disruption),
    corroborated: certain ? always : () => cells.isCorroborated,
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
}

/** The dead raise a level; that nobody died makes none where nobody knows how the living fare. */
function deadAlone(claims: CasualtySums['claims']): CasualtySums['claims'] {
  const raises = ({ scale }: Claim) => scale !== null && scale >= 1;
  if (raises(claims['casualty-incidents']) || raises(claims['casualty-rank'])) return claims;
  const silent = { scale: null, corroborated: always };
  return { 'casualty-incidents': silent, 'casualty-rank': silent };
}
