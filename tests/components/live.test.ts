import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Change,
  type Compared,
  changesBetween,
  withChanges,
} from '#components/live/changes.ts';
import { isAhead, isBehind, linkAfter } from '#components/live/link-state.ts';
import { isNewer } from '#components/live/newer.ts';
import { mayReload } from '#components/live/reload.ts';
import { createServerClock } from '#components/live/server-clock.ts';

const standing = (run: number, revision: number, asOf: number) => ({ run, revision, asOf });

describe('which of two views is newer', () => {
  it('goes by run, then revision, then as-of', () => {
    expect(isNewer(standing(2, 1, 1), standing(1, 9, 9))).toBe(true);
    expect(isNewer(standing(1, 9, 9), standing(2, 1, 1))).toBe(false);
    expect(isNewer(standing(1, 3, 1), standing(1, 2, 9))).toBe(true);
    expect(isNewer(standing(1, 2, 9), standing(1, 3, 1))).toBe(false);
    expect(isNewer(standing(1, 2, 5), standing(1, 2, 4))).toBe(true);
  });
  it('lets a repeat pass without a redraw', () => {
    expect(isNewer(standing(1, 2, 3), standing(1, 2, 3))).toBe(false);
  });
});

describe('the link', () => {
  it.each([
    [0, 'live'],
    [14_999, 'live'],
    [15_000, 'lost'],
    [59_999, 'lost'],
    [60_000, 'dark'],
  ])('after %i ms of silence is %s', (silence, state) => {
    expect(linkAfter(silence)).toBe(state);
  });
  it('is behind only when two beats in a row name another revision', () => {
    expect(isBehind(5, 6, 5)).toBe(false);
    expect(isBehind(5, 6, 6)).toBe(true);
    expect(isBehind(5, 3, 3)).toBe(true);
    expect(isBehind(5, undefined, 6)).toBe(false);
    expect(isBehind(5, 5, 6)).toBe(false);
  });
  it('is ahead only of a clock that was set back', () => {
    expect(isAhead(100_000, 40_000)).toBe(false);
    expect(isAhead(100_001, 40_000)).toBe(true);
    expect(isAhead(100_000, Number.NaN)).toBe(false);
  });
  it('reloads once for a build, and again only after ten minutes', () => {
    expect(mayReload('b', null, 0)).toBe(true);
    expect(mayReload('b', { build: 'a', reloadedAt: 0 }, 1)).toBe(true);
    expect(mayReload('b', { build: 'b', reloadedAt: 0 }, 60_000)).toBe(false);
    expect(mayReload('b', { build: 'b', reloadedAt: 0 }, 600_001)).toBe(true);
  });
});

const reading = (level: Compared['level'], ids: string[], status: Compared['status'] = 'live') =>
  ({ indicator: 'attack-frequency', level, status, evidence: { ids } }) as const;

describe('changes between two views', () => {
  it('are none when nothing but the time moved', () => {
    expect(changesBetween([reading(2, ['a', 'b'])], [reading(2, ['a'])], 0)).toEqual([]);
  });
  it('tell the level before and after and count the new signals', () => {
    const [change] = changesBetween([reading(2, ['a'])], [reading(3, ['c', 'b', 'a'])], 7);
    expect(change).toEqual({
      indicator: 'attack-frequency',
      from: { level: 2, status: 'live' },
      to: { level: 3, status: 'live' },
      signals: 2,
      changedAt: 7,
    });
  });
  it('tell a reading that turned stale', () => {
    const [change] = changesBetween([reading(2, [])], [reading(2, [], 'stale')], 7);
    expect(change?.to.status).toBe('stale');
  });
  it('add up within a minute and are forgotten after it', () => {
    const first = changesBetween([reading(1, [])], [reading(2, ['a'])], 0);
    const second = changesBetween([reading(2, ['a'])], [reading(3, ['b', 'a'])], 50_000);
    const joined: Change[] = withChanges(first, second, 50_000);
    expect(joined).toMatchObject([{ from: { level: 1 }, to: { level: 3 }, signals: 2 }]);
    expect(withChanges(joined, [], 109_999)).toHaveLength(1);
    expect(withChanges(joined, [], 110_000)).toEqual([]);
    expect(withChanges(first, second, 60_000)).toMatchObject([{ from: { level: 2 } }]);
  });
});

describe("the server's clock", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('goes by the stop-watch and takes what the server tells', () => {
    let watch = 100;
    const clock = createServerClock(1_000_000, () => watch);
    watch = 600;
    expect(clock.now()).toBe(1_000_500);
    clock.set(2_000_000);
    watch = 700;
    expect(clock.now()).toBe(2_000_100);
    expect(clock.renderedAt).toBe(1_000_000);
  });

  it('says how long the machine slept until the server tells the time again', () => {
    let [watch, day] = [100, 5_000];
    const clock = createServerClock(
      1_000_000,
      () => watch,
      () => day,
    );
    watch += 60_000;
    day += 60_400;
    expect(clock.slept()).toBe(0);
    day += 3 * 3_600_000;
    expect(clock.slept()).toBe(3 * 3_600_000 + 400);
    day -= 6 * 3_600_000;
    expect(clock.slept()).toBe(0);
    day += 9 * 3_600_000;
    clock.set(12_000_000);
    expect(clock.slept()).toBe(0);
  });

  it('ticks on the full second with one timer, and stops with its last listener', () => {
    const clock = createServerClock(1_000_400, () => performance.now());
    const ticks: number[] = [];
    const stop = clock.subscribe(() => ticks.push(Math.floor(clock.now() / 1_000)));
    const stopOther = clock.subscribe(() => undefined);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(3_000);
    expect(ticks).toEqual([1_001, 1_002, 1_003]);
    stop();
    stopOther();
    expect(vi.getTimerCount()).toBe(0);
  });
});
