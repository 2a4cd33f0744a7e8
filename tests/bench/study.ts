import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import * as z from 'zod';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { type Study, studySchema } from '#domain/study-schema.ts';
import { attackStudy } from '#tests/bench/study/attack-study.ts';
import { crises } from '#tests/bench/study/crises/crises.ts';
import { crisisStudy, halves } from '#tests/bench/study/crisis-study.ts';
import { crisisTablesOf } from '#tests/bench/study/crisis-tables.ts';
import { tablesOf } from '#tests/bench/study/tables.ts';

const file = 'server/domain/study.json';

/** Indicators and halves to study, all of them where none is named. */
const words = z.array(z.enum([...indicatorIds, ...halves])).parse(process.argv.slice(2));
const asked = indicatorIds.filter((id) => words.includes(id));
const half = halves.filter((name) => words.includes(name));
/** The share of the usual number of simulations. */
const share = z.coerce
  .number()
  .positive()
  .max(1)
  .parse(process.env.SHARE ?? 1);

const how = { share, halves: half.length === 0 ? halves : half };
const before: Partial<Study> = await committed();
const now: Partial<Study> = { ...before };
for (const id of asked.length === 0 ? indicatorIds : asked) {
  const startedAt = performance.now();
  const tables = studyOne(id);
  const seconds = (performance.now() - startedAt) / 1_000;
  console.info(`\n# ${id}, in ${seconds.toFixed(0)} s\n\n${tables}`);
}
if (share < 1) console.info(`\nA share of ${share} of the study: nothing is written`);
else await write();

/** Studies one indicator, and returns its tables. */
function studyOne(id: IndicatorId): string {
  if (id === 'attack-frequency') {
    const found = studySchema.shape[id].parse(rounded(attackStudy(share)));
    now[id] = found;
    return tablesOf(found, before[id] ?? null);
  }
  const found = studySchema.shape[id].parse(
    rounded(crisisStudy(crises[id], { ...how, before: before[id] ?? null })),
  );
  now[id] = found;
  return crisisTablesOf(found, before[id] ?? null);
}

async function write(): Promise<void> {
  const inOrder = Object.fromEntries(indicatorIds.map((id) => [id, now[id]]));
  await writeFile(file, JSON.stringify(inOrder, null, 2));
  const missing = indicatorIds.filter((id) => now[id] === undefined);
  console.info(`\n${file} is written${missing.map((id) => `, without ${id}`).join('')}`);
}

/** The parts of the study before this one that have the shape of today. */
async function committed(): Promise<Partial<Study>> {
  const parts = z.record(z.string(), z.unknown()).parse(JSON.parse(await readFile(file, 'utf8')));
  const { shape } = studySchema;
  const known = Object.entries(parts).filter(
    ([id, part]) => Reflect.get(shape, id)?.safeParse(part).success === true,
  );
  return studySchema.partial().parse(Object.fromEntries(known));
}

/** Digits that say something. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'number' ? Number(one.toPrecision(4)) : one,
    ),
  );
}
