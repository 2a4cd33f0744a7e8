// One watch with a long log, alone in its process, so that what it holds can be measured: first as
// it is folded from the whole log, then as a server has it that began from a snapshot.
import { deepStrictEqual } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { StoredEntry } from '#db/log.ts';
import type { Entry } from '#domain/entry.ts';
import { type Instant, MINUTE, minuteOf } from '#domain/instant.ts';
import type { Reading } from '#domain/reading.ts';
import { readAll } from '#domain/readings.ts';
import { packState, unpackState } from '#domain/snapshot/snapshot.ts';
import { verdictOf } from '#domain/verdict.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { bodyOf } from '#server/recording.ts';
import { inFolder } from '#tests/bench/folder.ts';
import { answerWith } from '#tests/bench/processes/answer.ts';
import { held } from '#tests/bench/processes/held.ts';
import { generatedLog } from '#tests/bench/scale/generated-log.ts';
import { LogFile } from '#tests/bench/scale/log-file.ts';
import { compare } from '#tests/support/slow-and-fast.ts';

const AT_A_TIME = 10_000;
const MORE = 2_000;
const TICKS = 500;

const questionSchema = z.strictObject({ entries: z.number(), until: z.number() });

/** A log that is written as it is generated, and read from the file. */
class Log {
  readonly file: LogFile;
  readonly #generated: ReturnType<typeof generatedLog>;
  #revision = 0;

  constructor(folder: string, { entries, until }: z.output<typeof questionSchema>) {
    const more = 4 * MORE;
    this.#generated = generatedLog({ entries, more, until });
    this.file = new LogFile(path.join(folder, 'log'), exerciseWatch.id, entries + more);
  }

  /** The next entries as they come out of the log, decoded from their text, so many at a time. */
  *next(count: number): Generator<Entry[]> {
    for (let left = count; left > 0; left -= AT_A_TIME) {
      const stored: StoredEntry[] = [];
      for (let i = 0; i < Math.min(AT_A_TIME, left); i += 1) {
        const { value } = this.#generated.next();
        if (value === undefined) return;
        const { draft, recordedAt } = value;
        this.#revision += 1;
        stored.push({ revision: this.#revision, recordedAt, body: bodyOf(draft) });
      }
      yield this.file.add(stored);
    }
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

/**
 * Entries that are folded from memory were read long before: what reading them left behind is
 * cleared away first, and so is the time that it takes.
 */
function settle(): void {
  const minor = true;
  // Young memory is left at the second time.
  globalThis.gc?.(minor);
  globalThis.gc?.(minor);
}

/** What a state takes from its first reading on, and what it holds before that and after. */
async function lived(state: WatchState, log: Log, until: Instant) {
  const before = await held();
  const firstReading = timed(() => read(state, until));
  const first = readAll(state, minuteOf(until));
  const full = await held();
  const entering: number[] = [];
  for (const chunk of log.next(MORE)) {
    for (const entry of chunk) entering.push(timed(() => fold(state, entry)));
  }
  const enteringCold: number[] = [];
  const reading: number[] = [];
  read(state, state.recordedAt ?? until);
  for (const chunk of log.next(MORE)) {
    for (const entry of chunk) {
      enteringCold.push(timed(() => fold(state, entry)));
      reading.push(timed(() => read(state, entry.recordedAt)));
    }
  }
  const now = state.recordedAt ?? until;
  const ticking: number[] = [];
  for (let i = 1; i <= TICKS; i += 1) ticking.push(timed(() => read(state, now + i * MINUTE)));
  return {
    first,
    figures: { before, firstReading, full, entering, enteringCold, reading, ticking },
  };
}

/** What is left of a folded state when it is let go of. */
interface Left {
  bytes: number;
  packing: number;
  readings: Reading[];
  now: Instant;
}

async function folded(log: Log, snapshot: string, asked: z.output<typeof questionSchema>) {
  const state = emptyState(exerciseWatch, 1);
  const rates: number[] = [];
  for (const chunk of log.next(asked.entries)) {
    settle();
    const took = timed(() => {
      for (const entry of chunk) fold(state, entry);
    });
    rates.push((1_000 * chunk.length) / took);
  }
  const { figures } = await lived(state, log, asked.until);
  const now = minuteOf(state.recordedAt ?? asked.until);
  // Fails unless the readings say what adding all the events up says.
  compare(state, now);
  let bytes: Uint8Array = new Uint8Array();
  const packing = timed(() => {
    bytes = packState(state);
  });
  writeFileSync(snapshot, bytes);
  const left: Left = { bytes: bytes.length, packing, readings: readAll(state, now), now };
  return { rates, figures, left };
}

/** Nobody holds the bytes afterwards. */
function stateIn(snapshot: string, recall: LogFile): WatchState {
  const bytes = new Uint8Array(readFileSync(snapshot));
  return unpackState({ watch: exerciseWatch, run: 1, bytes, recall });
}

async function unpacked(log: Log, snapshot: string, { readings, now }: Left) {
  const recall = log.file;
  const start = performance.now();
  const state = stateIn(snapshot, recall);
  const unpacking = performance.now() - start;
  const { first, figures } = await lived(state, log, now);
  // Fails unless the readings say what those of the folded state said.
  deepStrictEqual(first, readings);
  return { unpacking, figures, fetched: recall.fetched };
}

answerWith((question) =>
  inFolder(async (folder) => {
    const asked = questionSchema.parse(question);
    const log = new Log(folder, asked);
    const snapshot = path.join(folder, 'snapshot');
    const empty = await held();
    const { rates, figures, left } = await folded(log, snapshot, asked);
    const { packing, bytes } = left;
    const { unpacking, fetched, figures: later } = await unpacked(log, snapshot, left);
    log.file.close();
    return { empty, rates, folded: figures, packing, bytes, unpacking, fetched, unpacked: later };
  }),
);
