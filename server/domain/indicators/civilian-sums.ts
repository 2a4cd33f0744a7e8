import { configuration } from '#domain/configuration.ts';
import { isCredible } from '#domain/event-book.ts';
import { type Cells, type CivilianEvent, cellsAsOf } from '#domain/indicators/civilian-cells.ts';
import {
  type Displacement,
  displacementOf,
  seriesOf,
  trailing,
} from '#domain/indicators/civilian-stocks.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { type Claims, evaluationOf, isCorroborated } from '#domain/indicators/severe-rule.ts';
import type { Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;

/** What is known of civilians, as of an instant. */
export interface CivilianSums {
  cells: Cells;
  displacement: Displacement;
  claims: Claims<'disruption' | 'displacement-ratio'>;
  evaluation: Evaluation;
}

/** Which events count, and whether each is taken as certain. */
export interface Grading {
  counts: (event: CivilianEvent) => boolean;
  certain: boolean;
}

/** By grade: a rumour must not replace what is known. */
export const graded: Grading = { counts: isCredible, certain: false };

/** Every event as if it were certain. */
export const ungraded: Grading = { counts: () => true, certain: true };

/** Disruption and displacement over the last 90 days (indicators.md §6). */
export function civilianSums(state: WatchState, asOf: Instant, grading: Grading): CivilianSums {
  const events = state.books['civilian-impact']
    .within(asOf - trailing, asOf)
    .filter(grading.counts);
  const cells = cellsAsOf(state, asOf, events);
  const displacement = displacementOf(seriesOf(state, events), asOf);
  const claims = {
    disruption: {
      scale: levelScale(cells.index.best, breakpoints.disruption),
      corroborated: () => grading.certain || isCorroborated(cells.disrupted),
    },
    'displacement-ratio': {
      scale: levelScale(displacement.ratio.best, breakpoints.displacementRatio),
      corroborated: () => grading.certain || isCorroborated(displacement.events),
    },
  };
  return { cells, displacement, claims, evaluation: evaluationOf(claims, 1) };
}
