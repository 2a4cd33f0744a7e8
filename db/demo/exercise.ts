import { recordAttacks } from '#db/demo/exercise/attacks.ts';
import { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { recordCivilians } from '#db/demo/exercise/civilians.ts';
import { recordLooks } from '#db/demo/exercise/looks.ts';
import { recordMovements } from '#db/demo/exercise/movements.ts';
import { Random } from '#db/demo/exercise/random.ts';
import { playScript, SCRIPT } from '#db/demo/exercise/script.ts';
import { recordShocks } from '#db/demo/exercise/shocks.ts';
import { recordStatements } from '#db/demo/exercise/statements.ts';
import { Story } from '#db/demo/exercise/story.ts';
import { recordWave, WAVE } from '#db/demo/exercise/wave.ts';
import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { atOnce, type Steps } from '#db/demo/steps.ts';
import type { Draft } from '#domain/entry.ts';
import { DAY, type Instant, isoOf, MINUTE } from '#domain/instant.ts';

/** Days of history before the start. */
const HISTORY = 730 * DAY;

/** An entry that is still to come. */
export interface ScriptedDraft {
  /** Milliseconds after the start at which it arrives. */
  offset: number;
  draft: Draft;
}

/** The log of the exercise up to the moment of its start: two years, and the first day of a wave. */
export function exerciseHistory(seed: number, startedAt: Instant): HistoricDraft[] {
  return atOnce(historyInSteps(seed, startedAt));
}

/** The same, in steps. */
export function* historyInSteps(seed: number, startedAt: Instant): Steps<HistoricDraft[]> {
  const chronicle = yield* compose(seed, startedAt, 1);
  return yield* chronicle.entries(startedAt - HISTORY, startedAt);
}

/**
 * What arrives after the start, in order, for about three hours at pace 1. A pace of 10 plays it
 * ten times as fast: the story is the same, its instants lie closer together.
 */
export function exerciseScript(seed: number, startedAt: Instant, pace = 1): ScriptedDraft[] {
  return atOnce(scriptInSteps(seed, startedAt, pace));
}

/** The same, in steps. */
export function* scriptInSteps(
  seed: number,
  startedAt: Instant,
  pace: number,
): Steps<ScriptedDraft[]> {
  const chronicle = yield* compose(seed, startedAt, pace);
  const entries = yield* chronicle.entries(startedAt, startedAt + SCRIPT / pace);
  return entries.map(({ draft, recordedAt }) => ({ offset: recordedAt - startedAt, draft }));
}

function* compose(seed: number, startedAt: Instant, pace: number): Steps<Chronicle> {
  const chronicle = new Chronicle(`exercise/${seed}/${startedAt}`);
  const random = (stream: string) => new Random(seed, stream);
  const waveAt = Math.floor((startedAt - WAVE) / MINUTE) * MINUTE;
  const years = { from: startedAt - HISTORY, to: waveAt };
  recordAttacks(chronicle, random('attacks'), years);
  yield;
  recordShocks(chronicle, random('shocks'), waveAt);
  yield;
  recordStatements(chronicle, random('statements'), years);
  yield;
  recordMovements(chronicle, random('movements'), years);
  yield;
  recordCivilians(chronicle, random('civilians'), years);
  yield;
  recordLooks(chronicle, random('looks'), { from: years.from, to: startedAt });
  yield;
  freezeBaseline(chronicle, waveAt);
  const ids = new Map<string, string>();
  recordWave(
    new Story(
      { chronicle, random: random('wave'), ids },
      { chapter: 'wave', instantOf: (minute) => waveAt + minute * MINUTE },
    ),
  );
  playScript(
    chronicle,
    new Story(
      { chronicle, random: random('script'), ids },
      { chapter: 'script', instantOf: (minute) => startedAt + (minute * MINUTE) / pace },
    ),
    { random: random('lulls'), startedAt, pace },
  );
  return chronicle;
}

/** The days against which attacks are called abnormal: twelve weeks, frozen before the wave. */
function freezeBaseline(chronicle: Chronicle, waveAt: Instant): void {
  const to = Math.floor((waveAt - 9 * DAY) / DAY) * DAY;
  chronicle.add(waveAt - 8 * DAY, 'baseline', {
    kind: 'setting-changed',
    setting: {
      name: 'attack-baseline',
      period: { fromAt: isoOf(to - 84 * DAY), toAt: isoOf(to) },
    },
    reason: 'Twelve ordinary weeks: the quarterly review of the baseline',
  });
}
