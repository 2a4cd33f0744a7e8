import { describe, expect, it } from 'vitest';
import { axesOf, href, hrefAt, instantOf, instantText } from '#components/review/time/axes.ts';

const evening = Date.UTC(2026, 3, 25, 20);

describe('time axes in the address', () => {
  it('are read and written without loss', () => {
    const { axes, unread } = axesOf({
      asOf: '2026-04-25T20:00Z',
      knownAt: '2026-04-25T22:00:00+02:00',
    });
    expect(axes).toEqual({ asOf: evening, knownAt: evening });
    expect(unread).toEqual([]);
    expect(hrefAt('/watch/mali', {}, axes)).toBe(
      '/watch/mali?asOf=2026-04-25T20:00:00Z&knownAt=2026-04-25T20:00:00Z',
    );
  });

  it('keep seconds and milliseconds where there are any', () => {
    for (const at of [evening, evening + 7_000, evening + 7_123]) {
      expect(instantOf(instantText(at))).toBe(at);
    }
  });

  it('take a date for its first moment, and a plus sign that came as a space', () => {
    expect(instantOf('2026-04-25')).toBe(Date.UTC(2026, 3, 25));
    expect(instantOf('2026-04-25T22:00:00 02:00')).toBe(evening);
  });

  it('name what cannot be read instead of taking it for now', () => {
    expect(axesOf({ asOf: 'yesterday', knownAt: '2026-13-01T00:00Z' })).toEqual({
      axes: { asOf: null, knownAt: null },
      unread: ['asOf', 'knownAt'],
    });
    expect(instantOf('2026-04-25T20:00')).toBeNull();
    expect(instantOf('1850-01-01')).toBeNull();
  });

  it('leave the other parameters of a page alone', () => {
    const params = { indicator: 'attack-frequency', asOf: '2026-01-01', tags: ['a', 'b'] };
    expect(hrefAt('/x', params, { asOf: null, knownAt: null })).toBe(
      '/x?indicator=attack-frequency&tags=a',
    );
    expect(href('/x', { q: 'Gao & Ménaka', empty: '', none: null })).toBe(
      '/x?q=Gao+%26+M%C3%A9naka',
    );
  });
});
