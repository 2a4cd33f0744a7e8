import { readFile, writeFile } from 'node:fs/promises';
import { configuration } from '#domain/configuration.ts';
import { type Study, studySchema } from '#domain/study-schema.ts';
import { watchRise } from '#tests/bench/study/risen.ts';
import { hashOfRules } from '#tests/bench/study/rules.ts';
import { watchSpread, watchSteady } from '#tests/bench/study/steady.ts';
import { tablesOf } from '#tests/bench/study/tables.ts';

const file = 'server/domain/study.json';
const rates = [0.3, 0.6, 1.2, 3];
const phis = [1, 2, 3];
const factors = [2, 3];
/** Of five years each. */
const series = 300;
/** Of which the regions are watched in fewer: a day of them takes ten times as long. */
const spreadSeries = 60;
const runs = 3_000;

const startedAt = performance.now();
const processes = rates.flatMap((rate) => phis.map((phi) => ({ rate, phi })));
const found: Study = {
  version: configuration.version,
  hash: hashOfRules(),
  steady: processes.map((process) => ({
    ...watchSteady(process, series),
    regions: watchSpread(process, spreadSeries),
  })),
  risen: processes.flatMap((process) =>
    factors.flatMap((factor) => watchRise(process, factor, runs)),
  ),
};
const text = JSON.stringify(found, rounded, 2);
const now = studySchema.parse(JSON.parse(text));
console.info(tablesOf(now, await committed()));
await writeFile(file, text);
const seconds = (performance.now() - startedAt) / 1_000;
console.info(`\n${file} is written, configuration ${now.version}, in ${seconds.toFixed(0)} s`);

/** The study before this one; null where there was none, or one of another shape. */
async function committed(): Promise<Study | null> {
  try {
    return studySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Digits that say something. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
