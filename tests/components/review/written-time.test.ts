import { describe, expect, it } from 'vitest';
import { instantOfWritten, writtenTime } from '#components/review/time/written-time.ts';

const bamako = 'Africa/Bamako';
const evening = Date.UTC(2026, 3, 25, 20, 5);

describe('a time as it is typed', () => {
  it('is written by the clock of the zone and read back as it is', () => {
    expect(writtenTime(evening, bamako)).toBe('2026-04-25 20:05');
    expect(writtenTime(evening, 'Asia/Kathmandu')).toBe('2026-04-26 01:50');
    expect(instantOfWritten('2026-04-26 01:50', 'Asia/Kathmandu')).toBe(evening);
  });

  it.each([
    ['2026-04-25T20:05', evening],
    [' 2026-04-25  20:05 ', evening],
    ['2026-04-25 20:05:30', evening + 30_000],
    ['2026-04-25 8:05', evening - 12 * 3_600_000],
    ['2026-04-25', Date.UTC(2026, 3, 25)],
  ])('may be typed as %s', (text, at) => {
    expect(instantOfWritten(text, bamako)).toBe(at);
  });

  it.each(['', '25/04/2026', '04-25', '2026-02-31 10:00', '2026-04-25 25:00', 'yesterday'])(
    'is never made up from %j',
    (text) => {
      expect(instantOfWritten(text, bamako)).toBeNull();
    },
  );
});
