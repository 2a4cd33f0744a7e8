import * as z from 'zod';
import { Asked, bundled } from '#tests/bench/process.ts';
import { type Row, result } from '#tests/bench/row.ts';
import { summary } from '#tests/bench/samples.ts';
import { ENTRIES, UNTIL } from '#tests/bench/scale/extent.ts';

const MB = 1_048_576;
/** The slow recomputation at the end compares every statement with every other one. */
const PATIENCE = 300_000;

const heldSchema = z.object({ held: z.number(), rss: z.number() });
const foundSchema = z.object({
  rates: z.array(z.number()),
  firstReading: z.number(),
  entering: z.array(z.number()),
  enteringCold: z.array(z.number()),
  reading: z.array(z.number()),
  ticking: z.array(z.number()),
  empty: heldSchema,
  folded: heldSchema,
  full: heldSchema,
});

/** A watch of ten years and a million entries: what its readings take, and what it holds. */
export const scale: Row = {
  name: 'scale',
  run: async () => {
    const asked = new Asked(['--expose-gc', bundled('processes/scale')]);
    try {
      const found = foundSchema.parse(
        await asked.ask({ entries: ENTRIES, until: UNTIL }, PATIENCE),
      );
      const { rates, entering, reading, ticking, empty, folded, full } = found;
      const megabytes = (bytes: number) => bytes / MB;
      const of = `of ${ENTRIES.toLocaleString('en')} entries`;
      return [
        result(
          {
            path: `fold ${of}`,
            limit: 'entries a second',
            unit: '/s',
            targets: [{ of: 'rate', than: 1 }],
            notes: [`the slowest ten thousand: ${Math.min(...rates).toFixed(0)} a second`],
          },
          [rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0)],
          [500_000],
        ),
        result(
          {
            path: `entry into a watch ${of}`,
            limit: '5 µs',
            unit: 'µs',
            targets: [{ of: 'p50', than: 1 }],
            notes: [
              `between two readings: ${(1_000 * summary(found.enteringCold).p50).toFixed(0)} µs`,
            ],
          },
          entering.map((ms) => 1_000 * ms),
          [5],
        ),
        result(
          {
            path: 'readings and verdict after it',
            limit: '0.5 ms',
            unit: 'ms',
            targets: [
              { of: 'p50', than: 1 },
              { of: 'p99', than: 4 },
            ],
            notes: [`the first reading takes ${found.firstReading.toFixed(0)} ms`],
          },
          reading,
          [0.5],
        ),
        result(
          { path: 'a tick', limit: '20 µs', unit: 'µs', targets: [{ of: 'p50', than: 1 }] },
          ticking.map((ms) => 1_000 * ms),
          [20],
        ),
        result(
          {
            path: `memory of a watch ${of}`,
            limit: '120 MB',
            unit: 'MB',
            targets: [{ of: 'p50', than: 1 }],
            notes: [
              `before the first reading: ${megabytes(folded.held - empty.held).toFixed(0)} MB`,
            ],
          },
          [megabytes(full.held - empty.held)],
          [120],
        ),
      ];
    } finally {
      await asked.stop();
    }
  },
};
