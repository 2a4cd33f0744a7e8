import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { Random } from '#db/demo/exercise/random.ts';
import { accountInstant } from '#domain/account-instant.ts';
import { configuration } from '#domain/configuration.ts';
import { displayedLevel, freshnessOf, scaleAt } from '#domain/displayed-level.ts';
import type { Entry } from '#domain/entry.ts';
import type { Evaluation, Indicator } from '#domain/indicators/indicator.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import type { Crisis, Setting } from '#tests/bench/study/crises/crisis.ts';
import { beginning, SimulatedLog } from '#tests/bench/study/crises/simulated-log.ts';

/** One crisis of a kind, told apart from others of it by its seed. */
export interface Run {
  setting: Setting;
  change: string;
  seed: string;
  /** Days read off before the change, and from it on. */
  before: number;
  after: number;
  /** Time between two readings. */
  readEvery: number;
}

/** When the change of a crisis begins. */
export function turnOf({ recordDays }: Crisis, { before }: Pick<Run, 'before'>): Instant {
  return beginning + (recordDays + before) * DAY;
}

/** The log of one crisis. */
export function entriesOf(crisis: Crisis, run: Run): Entry[] {
  const log = new SimulatedLog();
  const turnAt = turnOf(crisis, run);
  const to = turnAt + run.after * DAY;
  crisis.write({
    ...{ log, chance: new Random(20261122, run.seed), setting: run.setting },
    ...{ from: beginning, to, change: run.change, turnAt },
  });
  return log.entries();
}

/** What is displayed at an instant. */
export interface Shown {
  level: Level;
  /** Where the level has risen since the reading before: what raised it. */
  driver: string | null;
}

/**
 * What is displayed, reading after reading, the first when the record is long enough: each on what
 * was known then, by the fold, the reading and the hysteresis that a wall shows.
 */
export function shownOf(crisis: Crisis, run: Run): Shown[] {
  const { indicator } = crisis;
  const entries = entriesOf(crisis, run);
  const state = emptyState(exerciseWatch, 1);
  const from = beginning + crisis.recordDays * DAY;
  const to = turnOf(crisis, run) + run.after * DAY;
  const shown: Shown[] = [];
  let next = 0;
  for (let at = from; at <= to; at += run.readEvery) {
    for (let entry = entries[next]; entry !== undefined && entry.recordedAt <= at; ) {
      fold(state, entry);
      next += 1;
      entry = entries[next];
    }
    const { level } = shownAt(state, indicator, at);
    const isHigher = level > (shown.at(-1)?.level ?? 4);
    const driver = isHigher ? driverBetween(state, indicator, at - run.readEvery, at) : null;
    shown.push({ level, driver });
  }
  return shown;
}

/** The measure that drove the scale when it was highest after one instant and up to another. */
function driverBetween(
  state: WatchState,
  indicator: Indicator,
  from: Instant,
  to: Instant,
): string | null {
  let highest: Pick<Evaluation, 'scale' | 'driver'> = { scale: null, driver: null };
  for (let at = to; at > from; at -= configuration.hysteresis.step) {
    const found = indicator.evaluations(state)(at);
    if (found.scale !== null && found.scale > (highest.scale ?? 0)) highest = found;
  }
  return highest.driver;
}

/** The level of the reading as of an instant, without all the rest that it says. */
export function shownAt(state: WatchState, indicator: Indicator, asOf: Instant) {
  const isLive = freshnessOf(state, indicator, asOf).status === 'LIVE';
  const from = isLive ? accountInstant(state, indicator, asOf) : asOf;
  const scale = isLive ? scaleAt(state, indicator, from) : null;
  const { now } = displayedLevel(state, indicator, { asOf, held: { scale, from } });
  // Live but without a scale nobody can tell a level.
  return { level: isLive && scale === null ? 0 : (now ?? 0), scale };
}
