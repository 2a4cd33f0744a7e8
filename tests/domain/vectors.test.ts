import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { registry } from './vector-registry.ts';

const vectorsSchema = z.object({
  vectors: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      fn: z.string(),
      input: z.unknown(),
      expected: z.unknown(),
      tolerance: z.object({ rel: z.number(), abs: z.number() }),
    }),
  ),
});

type Tolerance = { rel: number; abs: number };

/** The functions of every group, whether or not there is a file of vectors here. */
const functionsOf: Readonly<Record<string, readonly string[]>> = {
  'nb-tail': ['nbUpperTail'],
  'nb-predictive': ['gammaPoissonPredictive'],
  dispersion: ['dispersion'],
  'rate-direction': ['probRateUp'],
  ears: ['ears'],
  cusum: ['cusumTabular', 'cusumPoisson'],
  ewma: ['ewmaChart', 'ewmaIrregular'],
  bocpd: ['bocpdGammaPoisson'],
  'farrington-threshold': ['farringtonThreshold'],
  'reporting-delay': ['delayCompleteness'],
  'response-ratio': ['responseRatio', 'expectedFromTarget'],
  km: ['kaplanMeier'],
  rmst: ['restrictedMean'],
  'km-conditional': ['conditionalClose'],
  decay: ['halfLifeWeight', 'decayedSum'],
  dirichlet: ['postureShares'],
  flow: ['redeploymentFlow'],
  contradiction: ['betaRatio'],
  silence: ['silenceSurprise'],
  'toll-gap': ['tollGap'],
  displacement: ['displacementRate'],
  disruption: ['disruptionIndex'],
  spread: ['regionSpread'],
  rarefaction: ['rarefiedRegions'],
  geo: ['haversineKm', 'meanCentre'],
  casualties: ['rankSurprise'],
  admiralty: ['gradeWeight', 'eventWeight'],
  staleness: ['freshness'],
  levels: ['levelScale'],
  hysteresis: ['hysteresis'],
  direction: ['direction'],
  composite: ['composite'],
  bayes: ['scenarioUpdate', 'logOddsUpdate'],
  brier: ['binaryScores', 'multiScores'],
  calibration: ['calibration'],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const describeValue = (value: unknown) => JSON.stringify(value) ?? String(value);

/** Where the two differ, by path; nothing when they agree within the tolerance. */
function differences(
  actual: unknown,
  expected: unknown,
  tolerance: Tolerance,
  path = '',
): string[] {
  const differs = [`${path}: ${describeValue(actual)} is not ${describeValue(expected)}`];
  if (expected === null) {
    return actual === null || actual === undefined || Number.isNaN(actual) ? [] : differs;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return differs;
    return expected.flatMap((item, index) =>
      differences(actual[index], item, tolerance, `${path}[${index}]`),
    );
  }
  if (isRecord(expected)) {
    // A function that has no answer returns null for the whole of it.
    const fields = isRecord(actual) ? actual : {};
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(fields[key], value, tolerance, `${path}.${key}`),
    );
  }
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') return differs;
    const allowed = Math.max(tolerance.abs, tolerance.rel * Math.abs(expected));
    return Math.abs(actual - expected) <= allowed ? [] : differs;
  }
  return actual === expected ? [] : differs;
}

const named = process.env.VECTORS;
const path = named ?? fileURLToPath(new URL('../../../shared/vectors.json', import.meta.url));

if (named === undefined && !existsSync(path)) {
  test.skip('skipped: no shared vectors', () => {});
} else {
  // A file that was asked for by name and is missing must fail, so nothing catches this.
  const { vectors } = vectorsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

  describe('shared vectors', () => {
    for (const { id, fn, input, expected, tolerance } of vectors) {
      test(id, () => {
        const apply = registry[fn];
        if (apply === undefined) throw new Error(`No function is called ${fn}.`);
        expect(differences(apply(input), expected, tolerance)).toEqual([]);
      });
    }
  });

  test('the file holds vectors', () => {
    expect(vectors).not.toHaveLength(0);
  });
}

test.each(Object.entries(functionsOf))('%s has its functions', (_group, functions) => {
  expect(functions.filter((fn) => registry[fn] === undefined)).toEqual([]);
});

describe('the comparison of vectors', () => {
  const tolerance = { rel: 0.1, abs: 0.01 };

  test.each([
    [null, null],
    [undefined, null],
    [Number.NaN, null],
    [1.09, 1],
    [0.009, 0],
    ['LIVE', 'LIVE'],
    [null, { best: null }],
    [{ a: [1, 2], more: 3 }, { a: [1, 2] }],
  ])('%j passes for %j', (actual, expected) => {
    expect(differences(actual, expected, tolerance)).toEqual([]);
  });

  test.each([
    [0, null],
    [null, 0],
    [Number.NaN, 0],
    [1.2, 1],
    ['LIVE', 'STALE'],
    [[1], [1, 2]],
    [{}, { a: 1 }],
    [{ best: 1 }, null],
  ])('%j fails for %j', (actual, expected) => {
    expect(differences(actual, expected, tolerance)).toHaveLength(1);
  });
});
