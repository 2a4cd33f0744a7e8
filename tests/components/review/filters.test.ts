import { describe, expect, it } from 'vitest';
import {
  filtersOf,
  isBackward,
  narrowing,
  signalsAsk,
  signalsHref,
  sortedBy,
  timeBounds,
} from '#components/review/signals/filters.ts';
import { DAY } from '#domain/instant.ts';

const paramsOf = (address: string) =>
  Object.fromEntries(new URL(address, 'http://watch.test').searchParams);

describe('filters of the list of signals', () => {
  const asked = {
    indicator: 'attack-frequency',
    q: 'Boulkessi',
    grade: 'B2',
    claim: 'media',
    source: 'The Guardian',
    region: 'mopti',
    from: '2026-04-01',
    to: '2026-04-25',
    behind: 'military-posture.moves',
    movedFrom: 'gao',
    movedTo: '?',
    status: 'current',
    change: 'corrected',
    since: '2026-04-20T00:00:00Z',
    sort: 'eventAt',
    order: 'asc',
    cursor: 'abc',
  };

  it('go to the address and back unchanged', () => {
    const filters = filtersOf(asked);
    expect(filtersOf(paramsOf(signalsHref('/s', filters, { cursor: 'abc' }, {})))).toEqual(filters);
    expect(narrowing(filters)).toHaveLength(14);
  });

  it('leave open what is asked for in unknown words', () => {
    const filters = filtersOf({ indicator: 'weather', grade: 'Z9', from: 'May', order: 'up' });
    expect(narrowing(filters)).toEqual([]);
    expect(signalsHref('/s', filters, {}, {})).toBe('/s');
  });

  it('start at the first page after every change', () => {
    const address = signalsHref(
      '/s',
      filtersOf(asked),
      { region: null },
      { knownAt: '2026-04-26' },
    );
    expect(address).not.toContain('cursor');
    expect(address).not.toContain('region');
    expect(address).toContain('knownAt=2026-04-26');
  });

  it('turn a sort round when it is chosen again', () => {
    const filters = filtersOf({});
    expect(sortedBy(filters, 'recordedAt')).toEqual({ sort: 'recordedAt', order: 'asc' });
    expect(sortedBy(filters, 'grade')).toEqual({ sort: 'grade', order: 'desc' });
  });

  it('end with an instant before it, and go on with it as it was written', () => {
    const exact = { from: '2026-04-18T20:00:00.001Z', to: '2026-04-25T20:00:00.001Z' };
    expect(signalsAsk(filtersOf(exact), {}, 50)).toMatchObject(exact);
    expect(paramsOf(signalsHref('/s', filtersOf(exact), {}, {}))).toEqual(exact);
  });

  it('leave out a time that ends before it begins, and keep it as it was written', () => {
    const backward = { from: '2026-05-02', to: '2026-05-01' };
    expect(isBackward(filtersOf(backward))).toBe(true);
    expect(signalsAsk(filtersOf(backward), {}, 50)).not.toHaveProperty('from');
    expect(signalsAsk(filtersOf(backward), {}, 50)).not.toHaveProperty('to');
    expect(paramsOf(signalsHref('/s', filtersOf(backward), {}, {}))).toEqual(backward);
    const at = '2026-05-01T20:00Z';
    expect(isBackward(filtersOf({ from: at, to: at }))).toBe(true);
    expect(isBackward(filtersOf({ from: '2026-05-01', to: '2026-05-01' }))).toBe(false);
    expect(isBackward(filtersOf({ from: '2026-05-01' }))).toBe(false);
  });

  it('hold the whole last day', () => {
    expect(signalsAsk(filtersOf({ to: '2026-04-25' }), {}, 50)).toMatchObject({
      to: '2026-04-26T00:00:00Z',
      limit: '50',
    });
    const { from, to } = timeBounds(filtersOf(asked));
    expect(to).toBe(Date.UTC(2026, 3, 26));
    expect((to ?? 0) - (from ?? 0)).toBe(25 * DAY);
  });
});
