import { describe, expect, it } from 'vitest';
import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { attackSums } from '#domain/indicators/attack-sums.ts';
import { dispersion } from '#domain/statistics/gamma-poisson.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { attack, hour, stateOf } from '#tests/support/entries.ts';
import { shockDrafts } from '#tests/support/shocks.ts';

const days = (n: number) => 24 * n;

const measured = (state: WatchState, name: string, day: number) => {
  const { measures } = attackFrequency.account(state, hour(days(day)));
  const measure = measures.find((one) => one.name === name);
  if (measure === undefined) throw new Error(`no measure ${name}`);
  return measure;
};

describe('a region that is hit for the first time in 180 days', () => {
  const steady = Array.from({ length: 60 }, (_, i) => attack(100 + i, { at: days(5 * i) }));
  const newRegions = (drafts: ReturnType<typeof attack>[]) => {
    const state = stateOf([...steady, ...drafts], days(300));
    return (day: number) => measured(state, 'new-regions', day).value;
  };

  it('is new from that attack on, not from some later day on, while it is in the window', () => {
    const fresh = newRegions([
      attack(1, { at: days(10), place: 'cor' }),
      attack(2, { at: days(192), place: 'cor' }),
    ]);
    expect([191, 192, 194, 198].map(fresh)).toEqual([0, 1, 1, 1]);
    expect(fresh(200)).toBe(0);
  });

  it('is not new where the one before was fewer days ago', () => {
    const fresh = newRegions([
      attack(1, { at: days(10), place: 'cor' }),
      attack(2, { at: days(188), place: 'cor' }),
    ]);
    expect([188, 189, 191, 194].map(fresh)).toEqual([0, 0, 0, 0]);
  });
});

describe('the weeks of a baseline', () => {
  it('hold the attacks that it counts, and not the one that the record begins with', () => {
    const shock = shockDrafts(9, { at: days(84), clocks: [] });
    const attacks = [0, 80, 81, 82].map((at, i) => attack(1 + i, { at: days(at) }));
    const { counted } = attackSums(stateOf([...attacks, ...shock], days(90)), hour(days(85)));
    expect(counted?.n).toBe(3);
    expect(counted?.phi).toBe(
      dispersion({
        weeklyCounts: [3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        priorWeight: 4,
        priorPhi: 1.5,
      }).phi,
    );
  });
});

describe('a severe level of attacks', () => {
  const quiet = Array.from({ length: 14 }, (_, i) => attack(100 + i, { at: days(6 * i) }));
  const burst = Array.from({ length: 12 }, (_, i) => attack(200 + i, { at: days(90) + i }));
  const capOf = (...others: ReturnType<typeof attack>[]) => {
    const state = stateOf([...quiet, ...burst, ...others], days(91));
    const { scale, cappedBy } = attackFrequency.evaluations(state)(hour(days(91)));
    return { isSevere: (scale ?? 0) >= 3, cappedBy };
  };
  const other = { at: days(90) + 13, source: { name: 'Radio Deux' } };

  it('is held down while one source alone speaks', () => {
    expect(capOf()).toEqual({ isSevere: false, cappedBy: 'uncorroborated' });
  });

  it('is held down while the other source speaks of nothing that is believed', () => {
    const rumour = attack(1, { ...other, grade: 'E5' });
    expect(capOf(rumour)).toEqual({ isSevere: false, cappedBy: 'uncorroborated' });
  });

  it('stands with another source of an attack that counts', () => {
    expect(capOf(attack(1, { ...other, grade: 'C2' }))).toEqual({ isSevere: true, cappedBy: null });
  });

  it('stands with one attack that is firm', () => {
    const firm = attack(1, { ...other, source: { name: 'Radio Un' }, grade: 'A1' });
    expect(capOf(firm)).toEqual({ isSevere: true, cappedBy: null });
  });
});

describe('the band of what is told of regions', () => {
  const steady = Array.from({ length: 40 }, (_, i) =>
    attack(100 + i, { at: days(5 * i), grade: 'A1' }),
  );
  const state = stateOf(
    [
      ...steady,
      attack(1, { at: days(199), place: 'cor' }),
      attack(2, { at: days(199), place: 'aba', grade: 'E5' }),
    ],
    days(200),
  );

  it('counts the firm attacks alone at one end, and all of them at the other', () => {
    const bandOf = (name: string) => {
      const { low, value, high } = measured(state, name, 200);
      return [low, value, high];
    };
    expect(bandOf('active-regions')).toEqual([1, 2, 3]);
    expect(bandOf('new-regions')).toEqual([0, 1, 2]);
    expect(bandOf('excess-regions')).toEqual([0, 1, 2]);
    expect(bandOf('attacks')).toEqual([1, 2, 3]);
    // Each against its own pattern: nothing but the north was hit before.
    expect(bandOf('regions-expected')).toEqual([1, 1, 1]);
  });

  it('recounts the surprise against the days just before the window too', () => {
    for (const name of ['surprise', 'trailing-surprise']) {
      const { low, value, high } = measured(state, name, 200);
      expect(low, name).toBeLessThan(value ?? 0);
      expect(high, name).toBeGreaterThan(value ?? 0);
    }
  });

  it('makes a level that rests on one weak report of a region no stable one', () => {
    const { scale, driver, scaleRange } = attackFrequency.account(state, hour(days(200)));
    expect({ scale, driver }).toEqual({ scale: 1, driver: 'new-regions' });
    expect(scaleRange[0]).toBeLessThan(1);
    expect(scaleRange[1]).toBe(2);
  });
});

describe('what the sentence says of the last time', () => {
  // Every other day, so three or four in seven days.
  const quiet = Array.from({ length: 150 }, (_, i) => attack(100 + i, { at: days(2 * i) }));
  const wave = (from: number, count: number, first: number) =>
    Array.from({ length: count }, (_, i) => attack(first + i, { at: days(from + i / 8) }));
  const told = (drafts: ReturnType<typeof attack>[], day: number) => {
    const { key, values } = attackFrequency.account(
      stateOf([...quiet, ...drafts], days(300)),
      hour(days(day)),
    ).sentence;
    expect(key).toBe('readings.attack-frequency.spread');
    return { last: values.last, lastAt: values.lastAt };
  };

  it('names the week that had as many, or the month of one longer ago', () => {
    const waves = [...wave(200, 6, 1), ...wave(262, 5, 20), ...wave(280, 5, 40)];
    expect(told(waves, 281)).toEqual({ last: 'week', lastAt: hour(days(268)) });
    expect(told([...waves, ...wave(280.7, 2, 60)], 281)).toEqual({
      last: 'month',
      lastAt: hour(days(206)),
    });
  });

  it('says since when there is a record where there never were as many', () => {
    expect(told(wave(280, 7, 1), 281)).toEqual({ last: 'never', lastAt: hour(0) });
  });

  it('says nothing where there are no more than expected', () => {
    expect(told([], 295).last).toBe('untold');
  });
});
