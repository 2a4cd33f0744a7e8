import { configuration } from '#domain/configuration.ts';
import { baselineCoverage, baselines, window } from '#domain/indicators/attack-baselines.ts';
import { unusualIn } from '#domain/indicators/attack-counts.ts';
import { windowWorths } from '#domain/indicators/attack-delays.ts';
import { surpriseScale } from '#domain/indicators/attack-sums.ts';
import { attackTally, attackWindows } from '#domain/indicators/attack-tally.ts';
import { leastWatched } from '#domain/indicators/civilian-casualties.ts';
import { CellSweep } from '#domain/indicators/civilian-cells.ts';
import { displacementOf, isRatioCorroborated } from '#domain/indicators/civilian-displacement.ts';
import { civilianSums } from '#domain/indicators/civilian-sums.ts';
import { gradedTally } from '#domain/indicators/civilian-tally.ts';
import { civilianTolls } from '#domain/indicators/civilian-tolls.ts';
import { evaluationOf } from '#domain/indicators/severe-rule.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { levelScale } from '#domain/level.ts';
import { surpriseOfRank } from '#domain/statistics/rank-surprise.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { breakpoints } = configuration;
const week = 7 * DAY;

/** No week can be more unusual among a year of them; below 3, so that nobody has to vouch for it. */
const rankAtMost =
  levelScale(
    surpriseOfRank({ atLeast: 0, n: configuration.civilian.pastWeeks }).surprise,
    breakpoints.surprise,
  ) ?? 0;

/**
 * The level scale of civilian impact for one instant after another; says what adding all up anew
 * says. A whole year of weeks is gone through only where the dead can move the scale.
 */
export function civilianScales(state: WatchState): (asOf: Instant) => number | null {
  const tally = gradedTally(state);
  const cells = new CellSweep(state, tally);
  const incidentsAt = incidentScales(state);
  const { witnesses } = civilianTolls.credible(state);
  return (asOf) => {
    cells.moveTo(asOf);
    const displacement = displacementOf(tally, asOf);
    const disruption = levelScale(cells.index, breakpoints.disruption);
    const ratio = levelScale(displacement.ratio.best, breakpoints.displacementRatio);
    if (disruption !== null || ratio !== null) {
      const claims = {
        disruption: { scale: disruption, corroborated: () => cells.isCorroborated },
        ratio: { scale: ratio, corroborated: () => isRatioCorroborated(displacement) },
        incidents: {
          scale: incidentsAt(asOf),
          corroborated: () => witnesses.corroborate(asOf - week, asOf, new Set()),
        },
      };
      const { scale } = evaluationOf(claims, 1);
      if (scale !== null && scale >= rankAtMost) return scale;
    }
    return civilianSums(state, asOf).evaluation.scale;
  };
}

/** The scale of the attacks that killed, for one instant after another. */
function incidentScales(state: WatchState): (asOf: Instant) => number | null {
  const { deadly } = civilianTolls.credible(state);
  const tally = attackTally(state);
  const baselineAt = baselines(state);
  const worthAt = windowWorths(state);
  const windows = attackWindows(state);
  return (asOf) => {
    const { start, end } = windows.in(deadly, asOf, window);
    // Without an attack that killed there is nothing to be surprised at.
    if (start === end) return null;
    const baseline = baselineAt(asOf);
    if (baseline === null || baselineCoverage(state, baseline) < leastWatched) return null;
    const y = end - start;
    const { expected, surprise } = unusualIn(tally.lawOf(deadly, baseline), y, worthAt(asOf));
    return surpriseScale({ y, expected, surprise });
  };
}
