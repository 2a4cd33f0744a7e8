import { describe, expect, test } from 'vitest';
import { attackCharts } from '#domain/indicators/attack-charts.ts';
import type { DayCount } from '#domain/indicators/attack-days.ts';
import { DAY } from '#domain/instant.ts';

/** Mean (0.5 + 3.5)/4 = 1 a day, variance 1 × (1 + 1/4). */
const law = { n: 3.5, days: 4, phi: 1 };
const sd = Math.sqrt(1.25);

function daysOf(attacks: readonly (number | null)[], last: Partial<DayCount> = {}): DayCount[] {
  return attacks.map((count, i) => ({
    startAt: i * DAY,
    attacks: count,
    passed: 1,
    reported: 1,
    ...(i === attacks.length - 1 ? last : {}),
  }));
}

const steady = (n: number) => Array.from({ length: n }, () => 1);

describe('the charts of attacks', () => {
  test('say when a rise began, when it was sure, and that it lasts', () => {
    const charts = attackCharts(daysOf([1, 1, 4, 4, 4, 1]), law);
    const step = 3 / sd - 0.5;
    const up = charts?.days.map((day) => day.up) ?? [];
    [0, 0, step, 2 * step, 3 * step, 3 * step - 0.5].forEach((arm, day) => {
      expect(up[day]).toBeCloseTo(arm, 10);
    });
    expect(charts?.rise).toEqual({ onsetAt: 2 * DAY, crossedAt: 4 * DAY, lasting: true });
    expect(charts?.fall).toBeNull();
  });

  test('say of a rise that has sunk below the limit that it is over', () => {
    const charts = attackCharts(daysOf([4, 4, 4, 1, 1, 1, 1]), law);
    expect(charts?.rise).toEqual({ onsetAt: 0, crossedAt: 2 * DAY, lasting: false });
  });

  test('find a fall as they find a rise', () => {
    const busy = { n: 15.5, days: 4, phi: 1 };
    const charts = attackCharts(daysOf([4, 0, 0, 0, 0, 0]), busy);
    // A day without attacks pulls 4/√5 − ½ = 1.29: the fourth crosses 5.
    expect(charts?.fall).toEqual({ onsetAt: DAY, crossedAt: 4 * DAY, lasting: true });
  });

  test('smooth the days from the mean of the baseline on', () => {
    const days = attackCharts(daysOf([1, 1, 4, 4]), law)?.days ?? [];
    const known = days.map((day) => Math.round(day.ewma * 1e6) / 1e6);
    expect(known).toEqual([1, 1, 1.6, 2.08]);
    // 1 ± 3 × √1.25 × √(0.2/1.8 × (1 − 0.8²)) = 1 ± 3 × √1.25 × 0.2
    expect(days[0]?.ewmaHigh).toBeCloseTo(1.670820393, 8);
    expect(days[0]?.ewmaLow).toBeCloseTo(0.329179607, 8);
  });

  test('mark what EARS alarms at', () => {
    const charts = attackCharts(daysOf([...steady(11), 4]), law);
    // Seven days of 1 before, deviation at least ½: C1 = C2 = 3/½ = 6, C3 = 6 − 1.
    expect(charts?.days.at(-1)?.marks).toEqual(['c1', 'c2', 'c3']);
    expect(charts?.days.at(-2)?.marks).toEqual([]);
  });

  test('name the day on which the regime changed, with the rates on both sides', () => {
    const charts = attackCharts(daysOf([...steady(30), 6, 7, 5, 6, 6, 6, 7, 5, 6, 6]), law);
    expect(charts?.regime).toMatchObject({ changedAt: 30 * DAY, around: 3, before: 1, after: 6 });
    expect(charts?.regime?.probability).toBeGreaterThan(0.95);
  });

  test('name no change of regime in steady days', () => {
    expect(attackCharts(daysOf(steady(60)), law)?.regime).toBeNull();
  });

  test('leave out the days on which nobody looked, without moving an arm', () => {
    const days = attackCharts(daysOf([4, null, 4]), law)?.days ?? [];
    expect(days[1]).toMatchObject({ corrected: null, up: days[0]?.up, ewma: days[0]?.ewma });
    expect(days[2]?.up).toBeCloseTo(2 * (3 / sd - 0.5), 10);
  });

  test('hold a day against the share of it that is reported', () => {
    const days = attackCharts(daysOf([2], { reported: 0.5 }), law)?.days ?? [];
    expect(days[0]?.corrected).toBe(4);
    // Mean ½, variance ½ × (1 + ½/4).
    expect(days[0]?.up).toBeCloseTo(1.5 / Math.sqrt(0.5625) - 0.5, 10);
  });

  test('wait for a day of which too little is reported', () => {
    const days = attackCharts(daysOf([9], { reported: 0.49 }), law)?.days ?? [];
    expect(days[0]).toMatchObject({ corrected: null, up: 0 });
  });

  test('count a day that still runs only once it has more than a whole day brings', () => {
    const today = (attacks: number) =>
      attackCharts(daysOf([1, attacks], { passed: 0.3 }), law)?.days[1]?.corrected;
    expect(today(0)).toBeNull();
    expect(today(1)).toBeNull();
    expect(today(2)).toBe(2);
  });

  test('say nothing against a baseline without days', () => {
    expect(attackCharts(daysOf([1, 2]), { n: 0, days: 0, phi: 1 })).toBeNull();
  });
});
