import { describe, expect, test } from 'vitest';
import { calibration } from '#domain/statistics/calibration.ts';
import { binaryScores, multiScores } from '#domain/statistics/forecast-scores.ts';
import { logOddsUpdate } from '#domain/statistics/log-odds.ts';
import { clusterNats, scenarioUpdate } from '#domain/statistics/scenario-update.ts';

const prior = { base: 0.6, upside: 0.2, downside: 0.2 };
const towardsDownside = { lr: { base: 1, upside: 0.5, downside: 2 }, w: 0.8 };

describe('scenarios', () => {
  test('items about the same thing move them once, by the one that tells most', () => {
    const weaker = { lr: { base: 1, upside: 0.25, downside: 4 }, w: 0.1 };
    const alone = scenarioUpdate({ prior, clusters: [[towardsDownside]] });
    expect(scenarioUpdate({ prior, clusters: [[weaker, towardsDownside]] })).toEqual(alone);
  });

  test('of items that tell as much the first counts', () => {
    const opposite = { lr: { base: 1, upside: 2, downside: 0.5 }, w: 0.8 };
    const alone = scenarioUpdate({ prior, clusters: [[opposite]] });
    expect(scenarioUpdate({ prior, clusters: [[opposite, towardsDownside]] })).toEqual(alone);
  });

  test('an item that is as likely under each of them moves none', () => {
    const same = { lr: { base: 4, upside: 4, downside: 4 }, w: 1 };
    const { posterior } = scenarioUpdate({ prior, clusters: [[same], []] });
    expect(posterior.base).toBeCloseTo(0.6, 12);
  });

  test('one item moves a scenario by ten to one at most', () => {
    const scenarios = ['base', 'upside'];
    expect(clusterNats([{ lr: { base: 0, upside: 1e9 }, w: 1 }], scenarios)).toEqual([
      -Math.LN10,
      Math.LN10,
    ]);
    expect(clusterNats([{ lr: { base: 0 }, w: 0 }], scenarios)).toEqual([0, 0]);
  });

  test('a scenario that an item does not mention stays as it is', () => {
    expect(clusterNats([{ lr: { base: 2, other: 9 }, w: 1 }], ['base', 'toString'])).toEqual([
      Math.LN2,
      0,
    ]);
  });

  test('all probability on one scenario leaves the floor for the others', () => {
    const { posterior } = scenarioUpdate({
      prior: { base: 1, upside: 0, downside: 0 },
      clusters: [[towardsDownside]],
    });
    expect(posterior).toEqual({ base: 0.98, upside: 0.01, downside: 0.01 });
  });

  test('without a floor what was impossible stays so', () => {
    const { posterior } = scenarioUpdate({
      prior: { base: 1, upside: 0 },
      clusters: [[towardsDownside]],
      floor: 0,
    });
    expect(posterior).toEqual({ base: 1, upside: 0 });
  });

  test('scaling one scenario down for the floor of another does not push it below', () => {
    const { posterior } = scenarioUpdate({
      prior: { a: 0.98988, b: 0.01002, c: 0.0001 },
      clusters: [],
    });
    expect(posterior.b).toBe(0.01);
    expect(posterior.c).toBe(0.01);
    expect(posterior.a).toBeCloseTo(0.98, 12);
  });

  test('a floor too high for so many scenarios is shared by all', () => {
    const { posterior } = scenarioUpdate({ prior, clusters: [], floor: 0.9 });
    for (const shown of Object.values(posterior)) expect(shown).toBeCloseTo(1 / 3, 12);
  });

  test('no scenario, and no scenario that was ever possible', () => {
    expect(scenarioUpdate({ prior: {}, clusters: [[towardsDownside]] })).toEqual({ posterior: {} });
    expect(scenarioUpdate({ prior: { a: 0, b: 0 }, clusters: [] })).toEqual({
      posterior: { a: null, b: null },
    });
  });
});

describe('log-odds', () => {
  test('without evidence the prior stands', () => {
    const { probability, bits } = logOddsUpdate({ prior: 0.2, items: [] });
    expect(probability).toBeCloseTo(0.2, 12);
    expect(bits).toEqual([]);
  });

  test('certainty has no log-odds, and contradicted certainty no probability', () => {
    expect(logOddsUpdate({ prior: 1, items: [[0.5, 1]] })).toEqual({
      probability: 1,
      logOdds: null,
      bits: [-1],
    });
    expect(logOddsUpdate({ prior: 0.5, items: [[0, 1]] })).toEqual({
      probability: 0,
      logOdds: null,
      bits: [null],
    });
    expect(logOddsUpdate({ prior: 1, items: [[0, 1]] }).probability).toBeNull();
    expect(logOddsUpdate({ prior: 0.5, items: [[0, 0]] })).toEqual({
      probability: 0.5,
      logOdds: 0,
      bits: [0],
    });
  });
});

describe('scores', () => {
  test('reproduces the Brier score of the scikit-learn documentation', () => {
    const scores = binaryScores({ forecasts: [0.1, 0.9, 0.8, 0.3], outcomes: [0, 1, 1, 0] });
    expect(scores.brier).toBeCloseTo(0.0375, 12);
  });

  test('certainty gains next to nothing and loses a bounded lot', () => {
    expect(binaryScores({ forecasts: [1], outcomes: [1] }).log).toBeCloseTo(1e-6, 9);
    expect(binaryScores({ forecasts: [1], outcomes: [0] })).toEqual({
      brier: 1,
      log: -Math.log(1e-6),
    });
  });

  test('only what is resolved counts', () => {
    const scores = binaryScores({ forecasts: [0.5, 0.9, null], outcomes: [1, null, 0] });
    expect(scores.brier).toBe(0.25);
    expect(binaryScores({ forecasts: [], outcomes: [] })).toEqual({ brier: null, log: null });
    expect(binaryScores({ forecasts: [0.5], outcomes: [] }).brier).toBeNull();
  });

  test('all probability on one scenario: 0 when right, 2 when wrong', () => {
    const forecast = { base: 1, upside: 0, downside: 0 };
    expect(multiScores({ forecast, outcome: 'base' }).brier).toBe(0);
    expect(multiScores({ forecast, outcome: 'upside' })).toEqual({
      brier: 2,
      log: -Math.log(1e-6),
    });
    expect(multiScores({ forecast, outcome: 'unforeseen' }).brier).toBe(2);
  });

  test('a question without an answer, or without a forecast, has no score', () => {
    const none = { brier: null, log: null };
    expect(multiScores({ forecast: prior, outcome: null })).toEqual(none);
    expect(multiScores({ forecast: {}, outcome: 'base' })).toEqual(none);
  });

  test('two scenarios score as a yes-or-no question does, Brier twice', () => {
    const two = multiScores({ forecast: { yes: 0.7, no: 0.3 }, outcome: 'yes' });
    const one = binaryScores({ forecasts: [0.7], outcomes: [1] });
    expect(two.brier).toBeCloseTo(2 * (one.brier ?? 0), 12);
    expect(two.log).toBe(one.log);
  });
});

describe('calibration', () => {
  test('forecasts fall into the nearest tenth, halves upwards', () => {
    const forecasts = [0, 0.049, 0.05, 0.1, 0.149, 0.95, 1];
    const { bins } = calibration({ forecasts, outcomes: forecasts.map(() => 1) });
    expect(bins.map(({ bin, n }) => [bin, n])).toEqual([
      [0, 2],
      [1, 3],
      [10, 2],
    ]);
  });

  test('nothing resolved, nothing to judge', () => {
    const { n, bins, brier, uncertainty } = calibration({ forecasts: [0.5], outcomes: [null] });
    expect({ n, bins, brier, uncertainty }).toEqual({
      n: 0,
      bins: [],
      brier: null,
      uncertainty: null,
    });
  });

  test('one forecast has an observed share, with wide limits', () => {
    const { bins, uncertainty } = calibration({ forecasts: [0.8], outcomes: [1] });
    expect(bins[0]).toMatchObject({ bin: 8, n: 1, observed: 1, upper: 1 });
    expect(bins[0]?.lower).toBeCloseTo(0.2065, 4);
    expect(uncertainty).toBe(0);
  });
});
