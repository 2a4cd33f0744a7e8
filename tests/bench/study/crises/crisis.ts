import type { Random } from '#db/demo/exercise/random.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { SimulatedLog } from '#tests/bench/study/crises/simulated-log.ts';

/** How busy a crisis is, and how well it is counted. */
export interface Setting {
  /** Shocks a year, reports of movements or statements a week, attacks a day. */
  rate: number;
  /** Deviation of a count of displaced people from the truth, as a share of it; null: none counted. */
  countError: number | null;
}

/** One crisis to be made up: from an instant to another, with a turn for the worse or without. */
export interface Story {
  log: SimulatedLog;
  chance: Random;
  setting: Setting;
  from: Instant;
  to: Instant;
  /** What changes at `turnAt`, by name; `none` for nothing. */
  change: string;
  turnAt: Instant;
}

/** A kind of crisis that one indicator should tell of. */
export interface Crisis {
  indicator: Indicator;
  /** Days on record before anybody reads a level. */
  recordDays: number;
  /** Days for which a change is followed. */
  horizonDays: number;
  /** After a change levels are read off so often, which is as fine as a delay can be told. */
  readEvery: number;
  /** How much is simulated: series of each setting, and crises of each change. */
  size: { series: number; runs: number };
  settings: readonly Setting[];
  /** Where the changes are tried out. */
  turning: readonly Setting[];
  /** What may change, `none` first: what is found where nothing changes is found by chance. */
  changes: readonly string[];
  /** Everything the crisis takes for granted: another one is another study. */
  worlds: unknown;
  write: (story: Story) => void;
}

/** Instants at random, so many a day on average, none nearer to another for it. */
export function* atRandom(
  chance: Random,
  { from, to, every }: { from: Instant; to: Instant; every: number },
): Iterable<Instant> {
  for (let at = from; ; ) {
    at -= every * Math.log(1 - chance.next());
    if (at >= to) return;
    yield at;
  }
}
