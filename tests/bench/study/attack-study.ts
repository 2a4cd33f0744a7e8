import { configuration } from '#domain/configuration.ts';
import type { AttackStudy } from '#domain/study-schema.ts';
import { watchRise } from '#tests/bench/study/risen.ts';
import { hashOfRules } from '#tests/bench/study/rules.ts';
import { watchSpread, watchSteady } from '#tests/bench/study/steady.ts';

const rates = [0.3, 0.6, 1.2, 3];
const phis = [1, 2, 3];
const factors = [2, 3];
/** Of five years each. */
const series = 300;
/** Of which the regions are watched in fewer: a day of them takes ten times as long. */
const spreadSeries = 60;
const runs = 3_000;

/** What attack levels cost and give; `share` of the usual number of simulations. */
export function attackStudy(share: number): AttackStudy {
  const some = (number: number) => Math.max(4, Math.round(share * number));
  const processes = rates.flatMap((rate) => phis.map((phi) => ({ rate, phi })));
  return {
    version: configuration.version,
    hash: hashOfRules(),
    steady: processes.map((process) => ({
      ...watchSteady(process, some(series)),
      regions: watchSpread(process, some(spreadSeries)),
    })),
    risen: processes.flatMap((process) =>
      factors.flatMap((factor) => watchRise(process, factor, some(runs))),
    ),
  };
}
