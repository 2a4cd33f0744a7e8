import os from 'node:os';
import { parseArgs } from 'node:util';
import { isMet, type Result } from '#tests/bench/row.ts';
import { append } from '#tests/bench/rows/append.ts';
import { longLog } from '#tests/bench/rows/long-log.ts';
import { memory } from '#tests/bench/rows/memory.ts';
import { paint } from '#tests/bench/rows/paint.ts';
import { scale } from '#tests/bench/rows/scale.ts';
import { screens } from '#tests/bench/rows/screens.ts';
import { script } from '#tests/bench/rows/script.ts';
import { start } from '#tests/bench/rows/start.ts';
import { sustained } from '#tests/bench/rows/sustained.ts';
import { tableOf } from '#tests/bench/table.ts';

const rows = [append, screens, paint, sustained, script, memory, start, scale, longLog];

/** Takes many minutes, and so runs only when it is asked for. */
const onlyByName = longLog;

const { values, positionals } = parseArgs({
  options: { strict: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const strange = positionals.filter((name) => !rows.some((row) => row.name === name));
if (strange.length > 0) {
  console.error(
    `No row is called ${strange.join(', ')}. Rows: ${rows.map((r) => r.name).join(' ')}.`,
  );
  process.exit(1);
}

const results: Result[] = [];
/** Rows that gave no numbers, and why: one that fails must not take the others with it. */
const failed: string[] = [];
for (const row of rows) {
  const asked = positionals.length === 0 ? row !== onlyByName : positionals.includes(row.name);
  if (!asked) continue;
  console.info(`${row.name} …`);
  try {
    results.push(...(await row.run()));
  } catch (error) {
    failed.push(`${row.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const { length: cores, 0: core } = os.cpus();
console.info(`\nNode ${process.version}, ${cores} cores (${core?.model.trim() ?? 'unknown'})\n`);
console.info(tableOf(results));
for (const why of failed) console.error(`no numbers for ${why}`);
const missed = results.some((one) => one.targets.some((target) => !isMet(one, target)));
process.exit(failed.length > 0 || (values.strict && missed) ? 1 : 0);
