import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { isoOf } from '#domain/instant.ts';
import { outlookOf } from '#domain/outlook.ts';
import { read, readAll } from '#domain/readings.ts';
import { verdictOf } from '#domain/verdict.ts';
import { draft, hour, idOf, shared, signalDraft, stateOf } from '#tests/support/entries.ts';
import { shockDrafts } from '#tests/support/shocks.ts';
import { english } from '#tests/support/words.ts';

const look = (n: number, indicator: IndicatorId, at: number) =>
  draft({
    id: idOf(n),
    kind: 'heartbeat',
    author: 'Awa',
    indicator,
    lookedAt: isoOf(hour(at)),
    regions: [],
  });

const readingOf = (drafts: readonly Draft[], indicator: IndicatorId, at: number) =>
  read(stateOf(drafts), indicatorOf(indicator), hour(at));

const day = 24;

describe('what is seen of civilians, once it is too old to say anything', () => {
  const road = (n: number, name: string) =>
    signalDraft(n, {
      indicator: 'civilian-impact',
      ...shared({ at: 0, where: { type: 'region', region: 'north' }, source: { name } }),
      details: { about: 'disruption', service: 'road', severity: 1 },
    });
  // One count of a region tells neither of its roads nor how fast people flee.
  const looks = ['north', 'south', 'east'].map((region, i) =>
    signalDraft(10 + i, {
      indicator: 'civilian-impact',
      ...shared({ at: 7 * (i + 1) * day, where: { type: 'region', region } }),
      details: { about: 'displaced', stock: { best: 900 } },
    }),
  );
  const drafts = [road(1, 'Radio Un'), road(2, 'Radio Deux'), ...looks];
  const civilian = (at: number) => readingOf(drafts, 'civilian-impact', at * day);

  it('has a level while it says something', () => {
    expect(civilian(13)).toMatchObject({ status: 'live', level: 2, computedLevel: 2 });
  });

  it('has no level while people look and find nothing, and stands for no verdict', () => {
    const unknown = civilian(22);
    expect(unknown).toMatchObject({ status: 'live', scale: null, level: null, direction: null });
    const verdict = verdictOf(readAll(stateOf(drafts), hour(22 * day)));
    expect(verdict.known).toBe(0);
    expect(verdict.deciding).toEqual([]);
  });

  it('keeps nobody from seeing what it was the day before', () => {
    expect(civilian(14.5)).toMatchObject({ level: null, levelDayAgo: 2 });
    expect(civilian(16)).toMatchObject({ level: null, levelDayAgo: null });
  });

  it('does not get its old level back by going stale', () => {
    expect(civilian(40)).toMatchObject({ status: 'stale', level: null, levelDayAgo: null });
  });

  it('is told beforehand', () => {
    const state = stateOf(drafts);
    const before = read(state, indicatorOf('civilian-impact'), hour(13 * day));
    const [next] = outlookOf(state, before).quiet;
    expect(next).toMatchObject({ level: null });
    expect(next?.fromAt).toBeGreaterThan(hour(14 * day));
    expect(next?.fromAt).toBeLessThanOrEqual(hour(14 * day + 3));
  });
});

describe('response speed, where nobody knows when the shock began', () => {
  const unknown = shockDrafts(1, {
    at: null,
    clocks: [{ kind: 'first-statement' }, { kind: 'investigation' }],
  });
  const looked = look(900, 'response-speed', 61 * day);
  const response = (drafts: readonly Draft[], at = 61 * day) =>
    readingOf([...drafts, looked], 'response-speed', at);

  it('does not call it calm', () => {
    const reading = response(unknown);
    expect(reading).toMatchObject({ status: 'live', scale: null, level: null, direction: null });
    expect(reading.measures[0]).toMatchObject({ name: 'slowness', value: null, scale: null });
    expect(english(reading.sentence)).toBe(
      '2 clocks are running, but nobody knows since when: how fast they are answered cannot be told.',
    );
    expect(english(reading.figure.value)).toBe('0 of 2');
  });

  it('calls it calm where no clock runs at all', () => {
    expect(response([])).toMatchObject({ level: 0 });
    expect(english(response([]).sentence)).toBe('No clock is running.');
  });

  it('forgets a clock of unknown start when every start is too long ago', () => {
    const looks = Array.from({ length: 20 }, (_, i) =>
      look(800 + i, 'response-speed', (60 + 2 * i) * day),
    );
    expect(response([...unknown, ...looks], 89 * day)).toMatchObject({ level: null });
    expect(response([...unknown, ...looks], 91 * day)).toMatchObject({ level: 0 });
  });

  it('does not count one that was answered, or is no longer due', () => {
    const incident = idOf(100);
    const ends: Draft[] = [
      draft({
        id: idOf(700),
        kind: 'clock-closed',
        author: 'Awa',
        incident,
        clock: 'first-statement',
        closedAt: isoOf(hour(60 * day)),
      }),
      draft({
        id: idOf(701),
        kind: 'clock-mooted',
        author: 'Awa',
        incident,
        clock: 'investigation',
        mootedAt: isoOf(hour(60 * day)),
        reason: 'No longer due',
      }),
    ];
    expect(response([...unknown, ...ends])).toMatchObject({ level: 0 });
  });

  it('bounds the overdue share by what they may be', () => {
    const known = shockDrafts(2, { at: 60 * day, clocks: [{ kind: 'first-statement' }] });
    const [, share] = response([...known, ...unknown]).measures;
    // One of three clocks has an age, and is late against three times its target of 6 h.
    expect(share).toMatchObject({ name: 'overdue-share', value: 1 });
    expect(share?.low).toBeCloseTo(1 / 3, 12);
    expect(share?.high).toBe(1);
  });
});
