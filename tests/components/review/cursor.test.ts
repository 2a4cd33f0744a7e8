import { describe, expect, it } from 'vitest';
import { instantUnder, moved, selected, zoomed } from '#components/review/trends/cursor.ts';
import { DAY, HOUR } from '#domain/instant.ts';

const start = Date.UTC(2026, 3, 1);
const frame = { from: start + 6 * HOUR, to: start + 10 * DAY, bucket: 'day' as const };

describe('the cursor of a trend', () => {
  it('goes bucket by bucket and stays within the frame', () => {
    expect(moved(null, frame, 'ArrowLeft', false)?.at).toBe(start + 8 * DAY);
    expect(moved({ at: frame.from, anchor: null }, frame, 'ArrowLeft', false)?.at).toBe(frame.from);
    expect(moved({ at: start + 2.5 * DAY, anchor: null }, frame, 'ArrowRight', false)?.at).toBe(
      start + 3 * DAY,
    );
    expect(moved(null, frame, 'Home', false)?.at).toBe(frame.from);
    expect(moved(null, frame, 'PageDown', false)?.at).toBe(frame.to - 1);
    expect(moved(null, frame, 'x', false)).toBeNull();
  });

  it('selects whole buckets, in either direction', () => {
    let cursor = moved({ at: start + 5 * DAY, anchor: null }, frame, 'ArrowLeft', true);
    cursor = moved(cursor, frame, 'ArrowLeft', true);
    expect(selected(cursor, frame)).toEqual({ from: start + 3 * DAY, to: start + 6 * DAY });
    expect(selected({ at: frame.from, anchor: frame.to - 1 }, frame)).toEqual({
      from: frame.from,
      to: frame.to,
    });
    expect(selected({ at: start, anchor: null }, frame)).toBeNull();
    expect(moved(cursor, frame, 'ArrowRight', false)?.anchor).toBeNull();
  });

  it('points at what is under the pointer', () => {
    expect(instantUnder(0.5, frame)).toBe((frame.from + frame.to) / 2);
    expect(instantUnder(-1, frame)).toBe(frame.from);
    expect(instantUnder(2, frame)).toBe(frame.to);
  });

  it('zooms around an instant and never past the end', () => {
    expect(zoomed({ from: 0, to: 100 }, 50, 0.5, 100)).toEqual({ from: 25, to: 75 });
    expect(zoomed({ from: 0, to: 100 }, 50, 2, 100)).toEqual({ from: -100, to: 100 });
  });
});
