import { describe, expect, it } from 'vitest';
import { runsOfDays, sharePath } from '#components/review/reading/figures/shares-area.ts';

const rows = [[0.25, 0.25, 0.5], null, null, [0.5, 0.25, 0.25]];

describe('the drawing of shares over days', () => {
  it('stacks the last share on the base line, each a day wide', () => {
    const days = [[0.25, 0.25, 0.5], null, null, [0.5, 0.25, 0.25], [0, 0.5, 0.5]];
    const paths = [0, 1, 2].map((share) => sharePath(days, share));
    expect(paths).toEqual([
      'M0 0V0H0.2V0.25H0ZM0.6 0V0H0.8V0H1V0H0.8V0.5H0.6Z',
      'M0 0.25V0.25H0.2V0.5H0ZM0.6 0.5V0.5H0.8V0H1V0.5H0.8V0.75H0.6Z',
      'M0 0.5V0.5H0.2V1H0ZM0.6 0.75V0.75H0.8V0.5H1V1H0.8V1H0.6Z',
    ]);
  });

  it('tells days on which nobody had looked from those on which somebody had', () => {
    expect(runsOfDays(rows)).toEqual([
      { start: 0, length: 1, isGap: false },
      { start: 1, length: 2, isGap: true },
      { start: 3, length: 1, isGap: false },
    ]);
    expect(runsOfDays([])).toEqual([]);
  });
});
