import { describe, expect, test } from 'vitest';
import { attackDetail } from '#domain/indicators/attack-detail.ts';
import { phaseOf } from '#domain/indicators/attack-phase.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { HOUR, isoOf } from '#domain/instant.ts';
import { attack, draft, hour, idOf, signalDraft, stateOf } from '#tests/support/entries.ts';

const days = (n: number) => 24 * n;

const shock = draft({
  id: idOf(900),
  author: 'Awa',
  kind: 'incident-opened',
  incident: {
    title: 'The shock',
    startAt: isoOf(hour(days(100))),
    precision: 'minute',
    clocks: [{ kind: 'first-statement' }],
  },
});

/** Every third day an attack at Bék in the north, then at day 100 a shock and a week at Cor. */
function wave(extra: ReturnType<typeof attack>[] = []) {
  const steady = Array.from({ length: 33 }, (_, i) => attack(i, { at: days(3 * i) + 6 }));
  const burst = Array.from({ length: 6 }, (_, i) =>
    attack(100 + i, { at: days(101 + i) + 6, place: 'cor' }),
  );
  return stateOf([shock, ...steady, ...burst, ...extra], days(107));
}

const asOf = hour(days(106) + 12);

function freezing(from: number, to: number) {
  const period = { fromAt: isoOf(hour(days(from))), toAt: isoOf(hour(days(to))) };
  return draft({
    id: idOf(950),
    author: 'Ben',
    kind: 'setting-changed',
    setting: { name: 'attack-baseline', period },
    reason: 'The quiet weeks',
  });
}

describe('the detail of attack frequency', () => {
  test('counts each of the last 91 days, up to the instant of the reading', () => {
    const detail = attackDetail(wave(), asOf);
    expect(detail.days).toHaveLength(91);
    expect(detail.days[0]?.startAt).toBe(hour(days(16)));
    expect(detail.days.at(-1)).toMatchObject({ startAt: hour(days(106)), attacks: 1, passed: 0.5 });
    const counts = detail.days.slice(-11).map(({ attacks }) => attacks);
    // Days 96 … 106: the last of the steady ones, a pause of less than three days, the burst.
    expect(counts).toEqual([1, 0, 0, 0, null, 1, 1, 1, 1, 1, 1]);
  });

  test('holds the window against the days before the shock and against those just before', () => {
    const { window, normal, trailing } = attackDetail(wave(), asOf);
    expect(window).toEqual({
      fromAt: asOf - 7 * 24 * HOUR,
      toAt: asOf,
      days: 7,
      reportedDays: 7,
      attacks: 6,
    });
    expect(normal).toMatchObject({
      basis: 'pre-shock',
      fromAt: hour(days(16)),
      toAt: hour(days(100)),
      n: 27,
      days: 84,
    });
    expect(normal?.expected).toBeCloseTo((7 * 27.5) / 84, 10);
    expect(trailing).toMatchObject({ basis: 'trailing', n: 27, days: 84 });
  });

  test('proposes to freeze the days before the running shock', () => {
    const { frozen, proposed } = attackDetail(wave(), asOf);
    expect(frozen).toBeNull();
    expect(proposed).toEqual({ fromAt: hour(days(16)), toAt: hour(days(100)) });
    const calm = stateOf([attack(1, { at: 6 })], days(107));
    const toAt = hour(days(99));
    expect(attackDetail(calm, asOf).proposed).toEqual({ fromAt: toAt - 84 * 24 * HOUR, toAt });
  });

  test('says who froze the days, also while they are not over yet', () => {
    const { frozen, normal } = attackDetail(wave([freezing(20, 60)]), asOf);
    const by = { author: 'Ben', reason: 'The quiet weeks', revision: 41 };
    expect(frozen).toMatchObject({ fromAt: hour(days(20)), toAt: hour(days(60)), ...by });
    expect(normal).toMatchObject({ basis: 'frozen', fromAt: hour(days(20)), toAt: hour(days(60)) });
    const later = attackDetail(wave([freezing(20, 107)]), asOf);
    expect(later.frozen).toMatchObject({ toAt: hour(days(107)) });
    expect(later.normal).toMatchObject({ basis: 'pre-shock' });
  });

  test('names the shock and the day on which the rise began', () => {
    const { incidents, charts } = attackDetail(wave(), asOf);
    expect(incidents).toEqual([{ id: idOf(900), title: 'The shock', startAt: hour(days(100)) }]);
    expect(charts?.days).toHaveLength(91);
    expect(charts?.days.at(-1)?.up).toBeGreaterThan(1);
  });

  test('says which regions were hit for the first time, and how far the centre moved', () => {
    const { places } = attackDetail(wave(), asOf);
    expect(places.regions).toEqual([
      {
        region: 'east',
        attacks: 6,
        baseline: 0,
        isNew: true,
        firstOnRecord: true,
        lastAt: null,
      },
      {
        region: 'north',
        attacks: 0,
        baseline: 27,
        isNew: false,
        firstOnRecord: false,
        lastAt: hour(days(96) + 6),
      },
    ]);
    expect(places).toMatchObject({ unplaced: 0, recordDays: 106, regionsTotal: 5 });
    // One region before, another one now: none more than six attacks on the old pattern hit.
    expect(places.expected).toBe(1);
    expect(places.excess).toBe(0);
    expect(places.centre).toMatchObject({ n: 6, near: { place: 'Cor' } });
    expect(places.centre?.standardDistanceKm).toBeCloseTo(0, 6);
    // From 14° N 0° to 13° N 4° E.
    expect(places.shiftKm).toBeCloseTo(446.5457, 3);
  });

  test('measures how evenly the attacks are spread', () => {
    const more = ['bek', 'bek', 'aba', 'aba'].map((place, i) =>
      attack(200 + i, { at: days(104) + i, place }),
    );
    const { spread } = attackDetail(wave(more), asOf).places;
    // Shares .6, .2, .2.
    const entropy = -(0.6 * Math.log(0.6) + 0.4 * Math.log(0.2));
    expect(spread.active).toBe(3);
    expect(spread.entropy).toBeCloseTo(entropy, 12);
    expect(spread.normalised).toBeCloseTo(entropy / Math.log(5), 12);
    expect(spread.simpson).toBeCloseTo(1 / 0.44, 12);
  });

  test('leaves an attack with no known place out of the centre, but counts it', () => {
    const nowhere = signalDraft(300, {
      indicator: 'attack-frequency',
      eventAt: isoOf(hour(days(105))),
      precision: 'minute',
      headline: 'Somewhere in the east',
      source: { name: 'Radio Deux' },
      grade: 'B2',
      claim: 'media',
      where: { type: 'region', region: 'east' },
      details: { type: 'battle' },
    });
    const { places, window } = attackDetail(wave([nowhere]), asOf);
    expect(window.attacks).toBe(7);
    expect(places.regions[0]).toMatchObject({ region: 'east', attacks: 7 });
    expect(places.centre?.n).toBe(6);
  });

  test('says nothing that it cannot know of a watch without a record', () => {
    const detail = attackDetail(stateOf([attack(1, { at: 6 })]), hour(12));
    expect(detail).toMatchObject({
      normal: null,
      trailing: null,
      daily: null,
      charts: null,
      rising: null,
      rateRatio: null,
      phase: null,
    });
    expect(detail.places).toMatchObject({ expected: null, excess: null, shiftKm: null });
    // Nothing is new where the record is no longer than the window.
    expect(detail.places.regions[0]).toMatchObject({ isNew: false, firstOnRecord: false });
    expect(detail.days.filter(({ attacks }) => attacks !== null)).toHaveLength(1);
  });

  test('says how many times as high the rate is as in the 7 days before', () => {
    const { rateRatio, rising, normal } = attackDetail(wave(), asOf);
    // Six attacks after two, each over φ and with half an attack of the prior.
    const phi = normal?.phi ?? 1;
    expect(rateRatio).toBeCloseTo((0.5 + 6 / phi) / (0.5 + 2 / phi), 12);
    expect(rising).toBeGreaterThan(0.8);
  });

  test('is told in the sentence of the reading once the phase is known', () => {
    const attacks = indicators.find(({ id }) => id === 'attack-frequency');
    const sentence = attacks?.account(wave(), asOf).sentence;
    const { phase } = attackDetail(wave(), asOf);
    expect(phase).toBe('concentrating-surge');
    expect(sentence?.values).toMatchObject({ phase });
  });
});

describe('the phase of attacks', () => {
  test.each([
    [0.8, 1, 'spreading-surge'],
    [0.99, 0.99, 'concentrating-surge'],
    [0.2, 1, 'dispersing'],
    [0.01, -2, 'subsiding'],
    [0.79, 5, null],
    [0.21, 5, null],
    [null, 5, null],
    [0.9, null, null],
  ])('at P(rising) %s and an excess of %s regions is %s', (rising, excess, phase) => {
    expect(phaseOf({ probWorse: rising, reported: 1 }, excess)).toBe(phase);
  });
});
