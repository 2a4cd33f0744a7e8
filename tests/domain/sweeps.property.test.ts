import fc from 'fast-check';
import { expect, it } from 'vitest';
import { baselineCoverage, shareWatched } from '#domain/indicators/attack-baselines.ts';
import { type AttackSums, attackSums, attackSweep } from '#domain/indicators/attack-sums.ts';
import {
  type CivilianSums,
  civilianSums,
  civilianSweep,
} from '#domain/indicators/civilian-sums.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { entriesOf, hour, smallWatch } from '#tests/support/entries.ts';
import { longLogs } from '#tests/support/eventful-log.ts';
import { daysOfLog } from '#tests/support/eventful-signal.ts';
import { runs } from '#tests/support/runs.ts';

/** All the days of a log, and so long after it that everything has left every window. */
const instants = Array.from({ length: 420 }, (_, i) => hour(24 * (daysOfLog - 150) + 19 * i));

const attacksOf = ({ baseline, counted, y, spread, evaluation }: AttackSums) => ({
  ...{ baseline, counted, y, evaluation },
  spread: { ...spread, regions: spread.regions() },
});

const civiliansOf = ({ cells, displacement, casualties, evaluation }: CivilianSums) => ({
  disruption: { ...cells.index, known: cells.known, events: cells.events.map(({ id }) => id) },
  vouched: cells.isCorroborated,
  ratio: displacement.ratio,
  dead: { incidents: casualties.incidents, of: casualties.baseline(), toll: casualties.toll() },
  past: casualties.past('best'),
  evaluation,
});

/** Without the shocks, only the days before the window are a baseline, and they move. */
function stateOf(drafts: Parameters<typeof entriesOf>[0], shocks: boolean): WatchState {
  const state = emptyState(smallWatch, 1);
  const kept = drafts.filter(({ kind }) => shocks || !/incident|clock|setting/.test(kind));
  for (const entry of entriesOf(kept, 24 * daysOfLog)) fold(state, entry);
  return state;
}

it.each([
  { name: 'attacks', focus: 'attack-frequency' },
  { name: 'civilians', focus: 'civilian-impact' },
] as const)('counts $name from instant to instant as it does at each', ({ focus }) => {
  fc.assert(
    fc.property(longLogs(focus), fc.boolean(), (drafts, shocks) => {
      const state = stateOf(drafts, shocks);
      const [attacksAt, civiliansAt] = [attackSweep(state), civilianSweep(state)];
      const alone = stateOf(drafts, shocks);
      const told = (at: Instant) => [attacksOf(attacksAt(at)), civiliansOf(civiliansAt(at))];
      for (const at of instants) {
        expect(told(at)).toEqual([
          attacksOf(attackSums(alone, at)),
          civiliansOf(civilianSums(alone, at)),
        ]);
      }
    }),
    runs(6),
  );
});

it('knows the share of moving days that somebody watched', () => {
  fc.assert(
    fc.property(longLogs('attack-frequency'), (drafts) => {
      const state = stateOf(drafts, true);
      const days = instants.map((at) => ({ from: at - 84 * DAY, to: at }));
      for (const one of days) expect(baselineCoverage(state, one)).toBe(shareWatched(state, one));
    }),
    runs(4),
  );
});
