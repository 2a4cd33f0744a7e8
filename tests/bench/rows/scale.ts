import * as z from 'zod';
import { Asked, bundled } from '#tests/bench/process.ts';
import { type Result, type Row, result } from '#tests/bench/row.ts';
import { summary } from '#tests/bench/samples.ts';
import { ENTRIES, UNTIL } from '#tests/bench/scale/extent.ts';

const MB = 1_048_576;
/** The slow recomputation at the end compares every statement with every other one. */
const PATIENCE = 300_000;

const heldSchema = z.object({ held: z.number(), rss: z.number() });
const lifeSchema = z.object({
  before: heldSchema,
  firstReading: z.number(),
  full: heldSchema,
  entering: z.array(z.number()),
  enteringCold: z.array(z.number()),
  reading: z.array(z.number()),
  ticking: z.array(z.number()),
});
const foundSchema = z.object({
  empty: heldSchema,
  rates: z.array(z.number()),
  folded: lifeSchema,
  packing: z.number(),
  bytes: z.number(),
  unpacking: z.number(),
  fetched: z.number(),
  unpacked: lifeSchema,
});
type Found = z.output<typeof foundSchema>;

const of = `of ${ENTRIES.toLocaleString('en')} entries`;
const megabytes = (bytes: number) => bytes / MB;
const micro = (all: readonly number[]) => all.map((ms) => 1_000 * ms);

/** What the state that was folded from the whole log takes; a server's comes from a snapshot. */
function whenFolded(unit: string, samples: readonly number[]): string {
  const { p50, p99 } = summary([...samples]);
  return `folded from the whole log: ${p50.toPrecision(3)} ${unit}, p99 ${p99.toPrecision(3)}`;
}

/**
 * A watch of ten years and a million entries: what its readings take, and what it holds. A server
 * has it from a snapshot; what it is when it was folded from the whole log stands beside it.
 */
export const scale: Row = {
  name: 'scale',
  run: async () => {
    const asked = new Asked(['--expose-gc', bundled('processes/scale')]);
    try {
      const answer = await asked.ask({ entries: ENTRIES, until: UNTIL }, PATIENCE);
      const found = foundSchema.parse(answer);
      return [foldRow(found), entryRow(found), readingRow(found), tickRow(found), memoryRow(found)];
    } finally {
      await asked.stop();
    }
  },
};

function foldRow({ rates }: Found): Result {
  return result(
    {
      path: `fold ${of}`,
      limit: 'entries a second',
      unit: '/s',
      targets: [{ of: 'rate', than: 1 }],
      notes: [`the slowest ten thousand: ${Math.min(...rates).toFixed(0)} a second`],
    },
    [rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0)],
    [500_000],
  );
}

function entryRow({ folded, unpacked }: Found): Result {
  const between = micro(unpacked.enteringCold);
  return result(
    {
      path: `entry into a watch ${of}`,
      limit: '5 µs',
      unit: 'µs',
      targets: [{ of: 'p50', than: 1 }],
      notes: [
        `between two readings: ${summary(between).p50.toFixed(0)} µs`,
        whenFolded('µs', micro(folded.entering)),
      ],
    },
    micro(unpacked.entering),
    [5],
  );
}

function readingRow({ folded, unpacked }: Found): Result {
  return result(
    {
      path: 'readings and verdict after it',
      limit: '0.5 ms',
      unit: 'ms',
      targets: [
        { of: 'p50', than: 1 },
        { of: 'p99', than: 4 },
      ],
      notes: [
        `the first reading takes ${unpacked.firstReading.toFixed(0)} ms`,
        `${whenFolded('ms', folded.reading)}, the first ${folded.firstReading.toFixed(0)}`,
      ],
    },
    unpacked.reading,
    [0.5],
  );
}

function tickRow({ folded, unpacked }: Found): Result {
  return result(
    {
      path: 'a tick',
      limit: '20 µs',
      unit: 'µs',
      targets: [{ of: 'p50', than: 1 }],
      notes: [whenFolded('µs', micro(folded.ticking))],
    },
    micro(unpacked.ticking),
    [20],
  );
}

function memoryRow({ empty, folded, unpacked, ...found }: Found): Result {
  const over = ({ held }: { held: number }) => megabytes(held - empty.held).toFixed(0);
  return result(
    {
      path: `memory of a watch ${of}`,
      limit: '120 MB',
      unit: 'MB',
      targets: [{ of: 'p50', than: 1 }],
      notes: [
        `before the first reading: ${over(unpacked.before)} MB`,
        `folded from the whole log: ${over(folded.full)} MB, before the first ${over(folded.before)}`,
        `a snapshot of ${megabytes(found.bytes).toFixed(1)} MB, packed in ${found.packing.toFixed(0)} ms, unpacked in ${found.unpacking.toFixed(0)} ms`,
        `${found.fetched} entries of the log were read again in all`,
      ],
    },
    [megabytes(unpacked.full.held - empty.held)],
    [120],
  );
}
