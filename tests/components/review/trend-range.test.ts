import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketCount,
  bucketFor,
  fittingBuckets,
  maxPoints,
  presetSpan,
  spanOf,
  trendChoiceOf,
  trendsHref,
  withSpan,
} from '#components/review/trends/range.ts';
import { buckets, DAY, HOUR } from '#domain/instant.ts';

const end = Date.UTC(2026, 3, 26, 14, 32);
const first = Date.UTC(2023, 7, 1);

const paramsOf = (address: string) =>
  Object.fromEntries(new URL(address, 'http://watch.test').searchParams);

describe('range of a trend', () => {
  it('is the last 90 days unless the address says otherwise', () => {
    expect(spanOf({}, end, first)).toEqual({ from: end - 90 * DAY, to: end, preset: '90d' });
    expect(spanOf({ range: '24h' }, end, first).from).toBe(end - DAY);
    expect(spanOf({ range: 'all' }, end, first).from).toBe(first);
    expect(spanOf({ range: 'century' }, end, first).preset).toBe('90d');
  });

  it('goes by hand where from and to say so, and is never empty', () => {
    const span = spanOf({ from: '2026-04-25', to: '2026-04-25T00:30Z' }, end, first);
    expect(span.preset).toBeNull();
    expect(span.to - span.from).toBe(2 * HOUR);
    expect(spanOf({ from: '2026-04-26', to: '2026-04-25' }, end, first).preset).toBe('90d');
  });

  it('ends at the page’s own time: nobody can have looked at what lies ahead of it', () => {
    const from = Date.UTC(2026, 3, 20);
    const ahead = spanOf({ from: '2026-04-20', to: '2026-05-20' }, end, first);
    expect(ahead).toEqual({ from, to: end, preset: null });
    expect(spanOf({ from: '2026-05-01', to: '2026-05-20' }, end, first).preset).toBe('90d');
  });

  it('keeps one that cannot be drawn, until another is chosen', () => {
    const choiceOf = (params: Record<string, string>) => trendChoiceOf(params, end, first);
    const backward = { from: '2026-04-26T00:00:00Z', to: '2026-04-25T00:00:00Z' };
    const choice = choiceOf(backward);
    expect(choice.undrawn).toEqual({ from: Date.UTC(2026, 3, 26), to: Date.UTC(2026, 3, 25) });
    expect(choice.span.preset).toBe('90d');
    const address = trendsHref('/t', { ...choice, table: true }, {});
    expect(paramsOf(address)).toMatchObject({ ...backward, view: 'table' });
    expect(trendsHref('/t', withSpan(choice, presetSpan('7d', end, first)), {})).toBe(
      '/t?range=7d',
    );
    expect(choiceOf({ from: '2026-05-01' }).undrawn).toMatchObject({ to: end });
    expect(choiceOf({ from: '2026-04-25' }).undrawn).toBeNull();
    expect(choiceOf({ to: '2026-04-25' }).undrawn).toBeNull();
  });

  it('picks the finest bucket that stays within 600 points', () => {
    const bucket = (preset: '24h' | '7d' | '30d' | '90d' | '1y') =>
      bucketFor(presetSpan(preset, end, first), null);
    expect(['24h', '7d'].map((preset) => bucket(preset === '7d' ? '7d' : '24h'))).toEqual([
      'hour',
      'hour',
    ]);
    expect([bucket('30d'), bucket('90d'), bucket('1y')]).toEqual(['day', 'day', 'day']);
    expect(bucketFor(presetSpan('all', end, first), null)).toBe('week');
    expect(bucketFor({ from: Date.UTC(1960, 0, 1), to: end }, null)).toBe('year');
  });

  it('never asks for more points than the server gives, whatever the range', () => {
    const instant = fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2199, 0, 1) });
    fc.assert(
      fc.property(instant, instant, fc.constantFrom(null, ...buckets), (a, b, asked) => {
        const span = { from: Math.min(a, b), to: Math.max(a, b) + 2 * HOUR };
        expect(bucketCount(span, bucketFor(span, asked))).toBeLessThanOrEqual(maxPoints);
        expect(fittingBuckets(span).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('takes an asked bucket only where it fits', () => {
    expect(bucketFor(presetSpan('90d', end, first), 'week')).toBe('week');
    expect(bucketFor(presetSpan('90d', end, first), 'hour')).toBe('day');
  });
});

describe('choices of a trends page', () => {
  it('go to the address and back unchanged', () => {
    const choice = trendChoiceOf(
      {
        from: '2026-01-01',
        to: '2026-04-26T12:00Z',
        bucket: 'week',
        region: 'gao',
        measures: 'attack-frequency:surprise,civilian-impact:disruption,nonsense:1',
        view: 'table',
      },
      end,
      first,
    );
    expect(choice.measures).toEqual({
      'attack-frequency': 'surprise',
      'civilian-impact': 'disruption',
    });
    const address = trendsHref('/watch/mali/trends', choice, { knownAt: '2026-04-26' });
    expect(trendChoiceOf(paramsOf(address), end, first)).toEqual(choice);
    expect(address).toContain('knownAt=2026-04-26');
  });

  it('leave a plain address for the plain page', () => {
    expect(trendsHref('/t', trendChoiceOf({}, end, first), {})).toBe('/t');
  });
});
