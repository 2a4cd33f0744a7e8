import { describe, expect, it } from 'vitest';
import { hiddenAfter, nearestStop, stopOf } from '#components/review/time/knowledge.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { knowledgeDays } from '#domain/knowledge.ts';
import { InstantList, noInstants } from '#domain/sorted-instants.ts';

const start = Date.UTC(2026, 3, 25);
const days = knowledgeDays({
  recorded: InstantList.of([start + HOUR, start + 20 * HOUR, start + 3 * DAY]),
  corrected: InstantList.of([start + 3 * DAY + HOUR]),
  retracted: InstantList.of([start + 5 * DAY]),
});

describe('stops of the known-at ruler', () => {
  it('are the days on which anything was recorded, each at its last entry', () => {
    expect(days).toEqual([
      { lastAt: start + 20 * HOUR, recorded: 2, corrected: 0, retracted: 0 },
      { lastAt: start + 3 * DAY + HOUR, recorded: 1, corrected: 1, retracted: 0 },
      { lastAt: start + 5 * DAY, recorded: 0, corrected: 0, retracted: 1 },
    ]);
    const none = { recorded: noInstants, corrected: noInstants, retracted: noInstants };
    expect(knowledgeDays(none)).toEqual([]);
  });

  it('tell what is hidden from a reader who knows no more', () => {
    expect(hiddenAfter(days, start + DAY)).toEqual({ recorded: 1, corrected: 1, retracted: 1 });
    // The entry itself is known at its own instant.
    const atLast = hiddenAfter(days, start + 3 * DAY + HOUR);
    expect(atLast).toEqual({ recorded: 0, corrected: 0, retracted: 1 });
    expect(hiddenAfter(days, start + 6 * DAY)).toEqual({ recorded: 0, corrected: 0, retracted: 0 });
  });

  it('never give a reader a day that had not ended', () => {
    expect(stopOf(days, start)).toBe(-1);
    expect(stopOf(days, start + 20 * HOUR - 1)).toBe(-1);
    expect(stopOf(days, start + 20 * HOUR)).toBe(0);
    expect(stopOf(days, start + 4 * DAY)).toBe(1);
    expect(stopOf(days, null)).toBe(2);
    expect(stopOf([], null)).toBe(-1);
  });

  it('catch the pointer at the nearest', () => {
    expect(nearestStop(days, start + 4.5 * DAY)).toBe(2);
    expect(nearestStop(days, start - DAY)).toBe(0);
    expect(nearestStop([], start)).toBe(-1);
  });
});
