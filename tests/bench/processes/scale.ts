// One watch with a long log, alone in its process, so that what it holds can be measured.
import * as z from 'zod';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { entryOf } from '#db/log.ts';
import type { Entry } from '#domain/entry.ts';
import { type Instant, MINUTE, minuteOf } from '#domain/instant.ts';
import { readAll } from '#domain/readings.ts';
import { verdictOf } from '#domain/verdict.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { bodyOf } from '#server/recording.ts';
import { answerWith } from '#tests/bench/processes/answer.ts';
import { held } from '#tests/bench/processes/held.ts';
import { generatedLog } from '#tests/bench/scale/generated-log.ts';
import { compare } from '#tests/support/slow-and-fast.ts';

const AT_A_TIME = 10_000;
const MORE = 2_000;
const TICKS = 500;

const questionSchema = z.strictObject({ entries: z.number(), until: z.number() });

type Log = ReturnType<typeof generatedLog>;

/** Entries as they come out of the log, decoded from their text, so many at a time. */
function* decoded(log: Log, from: number, count: number): Generator<Entry[]> {
  for (let first = from; first < from + count; first += AT_A_TIME) {
    const stored: { revision: number; recordedAt: number; body: string }[] = [];
    for (let i = first; i < Math.min(first + AT_A_TIME, from + count); i += 1) {
      const { value } = log.next();
      if (value === undefined) return;
      const { draft, recordedAt } = value;
      stored.push({ revision: i, recordedAt, body: bodyOf(draft) });
    }
    yield stored.map((one) => entryOf(exerciseWatch.id, one));
  }
}

function read(state: WatchState, asOf: Instant): void {
  verdictOf(readAll(state, minuteOf(asOf)));
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

answerWith(async (asked) => {
  const { entries, until } = questionSchema.parse(asked);
  const log = generatedLog({ entries, more: 2 * MORE, until });
  const state = emptyState(exerciseWatch, 1);
  const empty = await held();
  const rates: number[] = [];
  for (const chunk of decoded(log, 1, entries)) {
    const took = timed(() => {
      for (const entry of chunk) fold(state, entry);
    });
    rates.push((1_000 * chunk.length) / took);
  }
  const folded = await held();
  const firstReading = timed(() => read(state, until));
  const full = await held();
  const entering: number[] = [];
  for (const chunk of decoded(log, entries + 1, MORE)) {
    for (const entry of chunk) entering.push(timed(() => fold(state, entry)));
  }
  const enteringCold: number[] = [];
  const reading: number[] = [];
  read(state, state.recordedAt ?? until);
  for (const chunk of decoded(log, entries + MORE + 1, MORE)) {
    for (const entry of chunk) {
      enteringCold.push(timed(() => fold(state, entry)));
      reading.push(timed(() => read(state, entry.recordedAt)));
    }
  }
  const now = state.recordedAt ?? until;
  const ticking: number[] = [];
  for (let i = 1; i <= TICKS; i += 1) ticking.push(timed(() => read(state, now + i * MINUTE)));
  // Fails unless the readings say what adding all the events up says.
  compare(state, minuteOf(now));
  return { rates, firstReading, entering, enteringCold, reading, ticking, empty, folded, full };
});
