import { describe, expect, it } from 'vitest';
import { timeTicks } from '#components/review/trends/ticks.ts';
import { DAY, HOUR } from '#domain/instant.ts';

const from = Date.UTC(2026, 2, 27, 14, 32);

const iso = (at: readonly number[]) => at.map((each) => new Date(each).toISOString().slice(0, 16));

describe('marks of a time axis', () => {
  it('are round hours, days, Mondays, months and years by the length of the range', () => {
    expect(iso(timeTicks(from, from + DAY, 'UTC', 8).at).slice(0, 2)).toEqual([
      '2026-03-27T15:00',
      '2026-03-27T18:00',
    ]);
    const weeks = timeTicks(from, from + 40 * DAY, 'UTC', 8);
    expect(weeks.unit).toBe('day');
    expect(weeks.at.every((at) => new Date(at).getUTCDay() === 1)).toBe(true);
    expect(iso(timeTicks(from, from + 200 * DAY, 'UTC', 8).at)[0]).toBe('2026-04-01T00:00');
    expect(timeTicks(from, from + 4_000 * DAY, 'UTC', 12).unit).toBe('year');
  });

  it('never exceed the room there is by more than one', () => {
    for (const days of [0.1, 0.5, 1, 3, 7, 14, 30, 60, 90, 180, 365, 800, 4_000, 40_000]) {
      for (const most of [3, 6, 10]) {
        const { at } = timeTicks(from, from + days * DAY, 'UTC', most);
        expect(at.length).toBeLessThanOrEqual(most + 1);
        expect([...at].sort((a, b) => a - b)).toEqual(at);
      }
    }
  });

  it('stand at the midnights of the zone, also when its clocks change', () => {
    const { at } = timeTicks(from, from + 4 * DAY, 'Europe/Paris', 5);
    expect(iso(at)).toEqual([
      '2026-03-27T23:00',
      '2026-03-28T23:00',
      '2026-03-29T22:00',
      '2026-03-30T22:00',
    ]);
    expect(at[2]).toBe((at[1] ?? 0) + 23 * HOUR);
  });
});
