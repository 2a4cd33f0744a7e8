import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { civilianImpact } from '#domain/indicators/civilian-impact.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { read as readingAt } from '#domain/readings.ts';
import {
  attack as attackOf,
  draft,
  hour,
  idOf,
  shared,
  signalDraft,
  stateOf,
} from '#tests/support/entries.ts';
import { stateRecorded } from '#tests/support/recorded.ts';
import { english } from '#tests/support/words.ts';

type Details = Extract<SignalInput, { indicator: 'civilian-impact' }>['details'];
type Killed = NonNullable<
  Extract<SignalInput, { indicator: 'attack-frequency' }>['details']['tolls']
>['killed'];
type Rest = Partial<Parameters<typeof shared>[0]>;

const civilian = (n: number, details: Details, rest: Rest = {}) =>
  signalDraft(n, { indicator: 'civilian-impact', ...shared({ at: 0, ...rest }), details });

const inRegion = (region: string) => ({ where: { type: 'region' as const, region } });

const road = (n: number, severity: 0 | 0.5 | 1 | null, rest: Rest = {}) =>
  civilian(
    n,
    { about: 'disruption', service: 'road', severity },
    { ...inRegion('north'), ...rest },
  );

const stock = (n: number, best: number, rest: Rest = {}) =>
  civilian(n, { about: 'displaced', stock: { best } }, { ...inRegion('north'), ...rest });

const heartbeat = (n: number, at: number, regions: string[] = []) =>
  draft({
    id: idOf(n),
    kind: 'heartbeat',
    author: 'Awa',
    indicator: 'civilian-impact',
    lookedAt: new Date(hour(at)).toISOString(),
    regions,
  });

const read = (drafts: readonly Draft[], at: number) => {
  const state = stateOf(drafts);
  const account = civilianImpact.account(state, hour(at));
  const { scale, driver, cappedBy } = account;
  expect({ scale, driver, cappedBy }).toEqual(civilianImpact.evaluations(state)(hour(at)));
  const measure = (name: string) => account.measures.find((one) => one.name === name);
  return { ...account, measure, words: english(account.sentence) };
};

const figureOf = ({ figure }: ReturnType<typeof read>) =>
  [figure.value, figure.label, figure.context].map(english);

const days = (n: number) => n * 24;

describe('disruption', () => {
  it('reads the known services and bounds the unknown ones', () => {
    // North has 100,000 of 600,000 people (the uncounted east is taken as the mean), roads
    // weigh 1.5 of 5: .1 / .6 × .3 = 5 of 100 for sure.
    const reading = read([road(1, 1)], 0);
    expect(reading.measure('disruption')).toMatchObject({ value: 100, n: 1 });
    expect(reading.measure('disruption')?.low).toBeCloseTo(5, 9);
    expect(reading.measure('disruption')?.high).toBeCloseTo(100, 9);
    expect(reading).toMatchObject({ scale: 2.99, cappedBy: 'uncorroborated' });
    expect(reading.words).toBe(
      'Disruption 100 of 100 where known (1 of 12 services; 5–100 overall).',
    );
  });

  it('takes a heartbeat for a real zero, where it looked', () => {
    const everywhere = read([road(1, 1), heartbeat(2, 0)], 0);
    expect(everywhere.measure('disruption')).toMatchObject({ n: 12 });
    expect(everywhere.measure('disruption')?.value).toBeCloseTo(5, 9);
    expect(everywhere.scale).toBeCloseTo(0, 9);
    const south = read([road(1, 1), heartbeat(2, 0, ['south'])], 0);
    expect(south.measure('disruption')).toMatchObject({ n: 5 });
    // .15 of .15 + 1.5 known.
    expect(south.measure('disruption')?.value).toBeCloseTo(100 * (0.15 / 1.65), 9);
  });

  it('is calm where somebody looked and nothing is disrupted', () => {
    const reading = read([heartbeat(1, 0)], 24);
    expect(reading).toMatchObject({ scale: 0, driver: 'disruption', evidenceIds: [] });
    expect(reading.words).toBe(
      'No disruption where known (12 of 12 services; up to 0 of 100 overall).',
    );
    expect(figureOf(reading)).toEqual([
      '0',
      'of 100 disrupted',
      '12 of 12 services known, 0–0 overall',
    ]);
  });

  it('holds what was said last, and takes "ended" for working', () => {
    const drafts = [
      road(1, 1),
      civilian(
        2,
        { about: 'disruption', service: 'road', severity: 0.5, phase: 'ended' },
        { ...inRegion('north'), at: 48 },
      ),
    ];
    expect(read(drafts, 47).measure('disruption')?.value).toBe(100);
    expect(read(drafts, 48).measure('disruption')?.value).toBe(0);
  });

  it('expires into unknown after 14 days, and no heartbeat makes it calm', () => {
    const drafts = [road(1, 1), heartbeat(2, days(14), ['north'])];
    expect(read(drafts, days(14)).measure('disruption')).toMatchObject({ n: 4 });
    const after = read(drafts, days(14) + 1);
    // The other three services of the north are looked at; the road is nobody's knowledge.
    expect(after.measure('disruption')).toMatchObject({ value: 0, n: 3 });
    expect(after.measure('disruption')?.high).toBeGreaterThan(0);
  });

  it('knows nothing from reports without figures', () => {
    const drafts = [
      road(1, null),
      civilian(2, { about: 'displaced', stock: null }, inRegion('north')),
    ];
    const reading = read(drafts, 1);
    expect(reading).toMatchObject({ scale: null, driver: null, scaleRange: [null, null] });
    expect(reading.words).toBe('2 reports in 14 d, without figures: impact unknown.');
    expect(reading.measure('disruption')).toMatchObject({ value: null, low: 0, high: 100 });
    expect(reading.measure('displaced-stock')).toMatchObject({ value: null, n: 0 });
    expect(figureOf(reading)).toEqual(['–', 'no figures', '0 of 12 services known']);
  });

  it('lets no rumour replace what is known', () => {
    const rumour = road(2, 0, { at: 1, grade: 'E5' });
    expect(read([road(1, 1), rumour], 2).measure('disruption')?.value).toBe(100);
  });

  it('may be severe once a second source says so', () => {
    const drafts = [road(1, 1), road(2, 1, { event: idOf(1), source: { name: 'Agence' } })];
    expect(read(drafts, 0)).toMatchObject({ scale: 5, cappedBy: null, origins: 2 });
  });
});

describe('displacement', () => {
  const counted = [
    stock(1, 100_000, { at: 0 }),
    stock(2, 110_000, { at: days(10) }),
    stock(3, 140_000, { at: days(20) }),
  ];

  it('adds the newest counts of the regions, bound by bound', () => {
    const drafts = [
      civilian(
        1,
        { about: 'displaced', stock: { low: 80, best: 100, high: 120 } },
        inRegion('north'),
      ),
      stock(2, 50, inRegion('south')),
      stock(3, 9_999, inRegion('abroad')),
    ];
    const reading = read(drafts, 0);
    expect(reading.measure('displaced-stock')).toMatchObject({
      value: 150,
      low: 130,
      high: 170,
      n: 2,
    });
    expect(reading).toMatchObject({ scale: null, driver: null });
    expect(reading.words).toBe('150 people displaced (130–170); no rate, no service reported.');
    expect(figureOf(reading)).toEqual(['150', 'displaced', 'range 130–170']);
  });

  it('says which counts are older than 45 days', () => {
    const drafts = [stock(1, 100), stock(2, 50, { ...inRegion('south'), at: days(46) })];
    expect(read(drafts, days(46)).words).toContain('one count over 45 d old');
    expect(figureOf(read(drafts.slice(0, 1), days(46)))).toEqual([
      '100',
      'displaced, last known',
      'no range given, one count over 45 d old',
    ]);
  });

  it('lets a count of the whole watch stand for its regions, never beside them', () => {
    const national = stock(2, 400, { where: null });
    expect(read([stock(1, 100), national], 0).measure('displaced-stock')?.value).toBe(400);
    const later = [national, stock(1, 100, { at: days(46) })];
    expect(read(later, days(46)).measure('displaced-stock')?.value).toBe(100);
  });

  it('compares the rate with the one before', () => {
    // 3,000 a day after 1,000 a day.
    const reading = read(counted, days(20));
    expect(reading.measure('displacement-rate')?.value).toBeCloseTo(3_000, 6);
    expect(reading.measure('displacement-ratio')?.value).toBeCloseTo(3, 9);
    expect(reading.measure('displacement-ratio')?.scale).toBeCloseTo(3 + 1 / 3, 9);
    expect(reading).toMatchObject({ scale: 2.99, cappedBy: 'uncorroborated' });
    expect(reading.words).toBe(
      '3,000 newly displaced a day, 3.0 times the rate before (limits unknown; n 2); 140,000 people displaced.',
    );
  });

  it('takes two counts of other people in one week for a difference, not for a flight', () => {
    const otherCount = stock(4, 146_000, { at: days(21), source: { name: 'Radio Deux' } });
    const reading = read([...counted, otherCount], days(21));
    // 36,000 in the eleven days since somebody counted a week before, not 6,000 in one day.
    expect(reading.measure('displacement-rate')?.value).toBeCloseTo(36_000 / 11, 6);
    const soon = [1, 2, 3].map((day) => stock(day, 100_000 + 1_000 * day, { at: days(day) }));
    expect(read(soon, days(3)).measure('displacement-rate')).toMatchObject({ value: null });
    const later = [...soon, stock(9, 120_000, { at: days(12) })];
    // The first three lie within days: no rate before to compare with.
    expect(read(later, days(12)).measure('displacement-ratio')).toMatchObject({ value: null });
  });

  it('knows no limit of a ratio from counts without a range, and is not sure of it', () => {
    const sources = ['Radio Deux', 'Agence', 'Relief'];
    const heard = counted.map((_, i) =>
      stock(i + 1, [100_000, 110_000, 140_000][i] ?? 0, {
        at: days(10 * i),
        source: { name: sources[i] ?? '' },
        grade: 'A1',
      }),
    );
    const reading = read(heard, days(20));
    expect(reading.measure('displacement-ratio')).toMatchObject({ low: null, high: null });
    expect(reading.scale).toBeCloseTo(3 + 1 / 3, 9);
    expect(reading.scaleRange).toEqual([0, 5]);
    const confidence = readingAt(stateOf(heard), civilianImpact, hour(days(20))).confidence;
    expect(confidence?.grade).toBe('low');
  });

  it('sets the limits of a ratio by all of its counts, those of the days before as well', () => {
    const ranged = (n: number, day: number, best: number, off: number) =>
      civilian(
        n,
        { about: 'displaced', stock: { low: best - off, best, high: best + off } },
        { ...inRegion('north'), at: days(day) },
      );
    const given = (off: number) =>
      read(
        [ranged(1, 0, 100_000, off), ranged(2, 10, 110_000, off), ranged(3, 20, 140_000, off)],
        days(20),
      );
    // 2,800 … 3,200 a day after 800 … 1,200.
    const sure = given(1_000);
    expect(sure.measure('displacement-ratio')?.low).toBeCloseTo(2_800 / 1_200, 9);
    expect(sure.measure('displacement-ratio')?.high).toBeCloseTo(3_200 / 800, 9);
    expect(sure.words).toContain('3.0 times the rate before (2.3 to 4.0; n 2)');
    // 1,800 … 4,200 a day after perhaps none.
    const open = given(6_000);
    expect(open.measure('displacement-ratio')?.low).toBeCloseTo(1_800 / 2_200, 9);
    expect(open.measure('displacement-ratio')?.high).toBeNull();
    expect(open.words).toContain('(0.8 or more; n 2)');
    expect(open.scaleRange[0]).toBe(0);
  });

  it('takes nothing from regions without a rate before', () => {
    const elsewhere = [10, 20].map((day) =>
      stock(50 + day, 1_000 * day, {
        ...inRegion('south'),
        at: days(day),
        source: { name: 'Radio Deux' },
      }),
    );
    const reading = read([...counted, ...elsewhere], days(20));
    expect(reading.measure('displacement-rate')?.value).toBeCloseTo(4_000, 6);
    expect(reading.measure('displacement-ratio')?.value).toBeCloseTo(3, 9);
    // Another origin speaks, but not of what is compared.
    expect(reading).toMatchObject({ scale: 2.99, cappedBy: 'uncorroborated' });
    expect(reading.words).toMatch(/^3,000 newly displaced a day, 3\.0 times the rate before/);
  });

  it('lets nobody who counted the days before vouch for a rise', () => {
    const other = { source: { name: 'Radio Deux' } };
    const [first, second, third] = counted;
    if (first === undefined || second === undefined || third === undefined) throw new Error('few');
    const before = stock(7, 100_000, { at: 0, ...other });
    expect(read([before, second, third], days(20))).toMatchObject({
      scale: 2.99,
      cappedBy: 'uncorroborated',
    });
    const beside = stock(8, 139_000, { at: days(18), ...other });
    expect(read([first, second, third, beside], days(20))).toMatchObject({ cappedBy: null });
  });

  it('has no ratio from two counts, and no rate from one', () => {
    const two = read(counted, days(19));
    expect(two.measure('displacement-rate')?.value).toBeCloseTo(1_000, 6);
    expect(two.measure('displacement-ratio')).toMatchObject({ value: null, scale: null });
    expect(read(counted, days(9)).measure('displacement-rate')).toMatchObject({ value: null });
  });

  it('draws the stock of 90 days, with a gap before the first count', () => {
    const { spark } = read(counted, days(20));
    if (spark.shape !== 'band') throw new Error('not a band');
    expect(spark.points.at(-1)).toEqual({ low: 140_000, best: 140_000, high: 140_000 });
    expect(spark.points[0]).toBeNull();
    expect(spark.points.filter((point) => point !== null)).toHaveLength(3);
  });
});

describe('casualties', () => {
  const attack = (n: number, day: number, killed: Killed | null, rest: Rest = {}) =>
    signalDraft(n, {
      indicator: 'attack-frequency',
      ...shared({ at: days(day), ...rest }),
      details: { type: 'battle', ...(killed === null ? {} : { tolls: { killed } }) },
    });
  /** Ninety days of looks, so that no attack is no attack. */
  const watched = Array.from({ length: 46 }, (_, i) => ({
    ...heartbeat(900 + i, days(2 * i)),
    indicator: 'attack-frequency' as const,
  }));
  const working = road(800, 0, { at: days(89) });
  const wave = (killed: Killed | null, rest: Rest = {}) =>
    Array.from({ length: 6 }, (_, i) => attack(i + 1, 84 + i, killed, rest));

  it('raises the level when attacks kill civilians as they never did', () => {
    const reading = read([...watched, working, ...wave({ civilian: { best: 3 } })], days(90));
    expect(reading.driver).toBe('casualty-incidents');
    expect(reading.measure('casualty-incidents')).toMatchObject({ n: 6 });
    expect(reading.scale).toBeGreaterThan(2);
    expect(reading.words).toMatch(/^6 attacks killed civilians in 7 d, 0\.\d expected: 18 dead/);
    expect(reading.evidenceCount).toBe(7);
    expect(figureOf(reading)).toEqual(['18', 'civilians dead in 7 d', 'in 6 attacks']);
  });

  it('does not take dead soldiers or dead attackers for civilians', () => {
    const reading = read(
      [...watched, working, ...wave({ 'state-forces': { best: 40 }, attackers: { best: 80 } })],
      days(90),
    );
    expect(reading.scale).toBe(0);
    // Nobody told of civilians: their dead are unknown, not none.
    expect(reading.measure('casualty-incidents')?.value).toBeNull();
    expect(reading.measure('casualty-rank')?.value).toBeNull();
  });

  it('counts the dead whose class nobody tells in the best figure, not in the lowest', () => {
    const reading = read([...watched, working, ...wave({ unknown: { best: 2 } })], days(90));
    expect(figureOf(reading)[2]).toBe('range 0–12, in 6 attacks');
    expect(reading.measure('casualty-rank')?.low).toBe(0);
  });

  it('calls nothing calm because nobody died, where nobody knows how the living fare', () => {
    const reading = read([...watched, ...wave({ civilian: { best: 0 } })], days(90));
    expect(reading.measure('casualty-incidents')?.value).toBe(0);
    expect(reading.scale).toBeNull();
  });

  it('knows no casualties of a week in which nobody watched attacks', () => {
    const reading = read([...watched.slice(0, 40), working], days(90));
    expect(reading.measure('casualty-incidents')?.value).toBeNull();
    expect(reading.measure('casualty-rank')?.value).toBeNull();
  });

  it('keeps a toll of one origin under severe', () => {
    const soft: Rest = { grade: 'C2' };
    const alone = [...watched, working, ...wave({ civilian: { best: 3 } }, soft)];
    expect(read(alone, days(90))).toMatchObject({ scale: 2.99, cappedBy: 'uncorroborated' });
    const other = attack(50, 89, { civilian: { best: 1 } }, { ...soft, source: { name: 'Radio' } });
    expect(read([...alone, other], days(90)).scale).toBeGreaterThan(3);
  });
});

it('is not called improving while most of the dead of the week are still to be reported', () => {
  // Roads open again within three days.
  const opened = [
    [days(56), road(1, 1, { at: days(56) })] as const,
    [days(59), road(2, 0, { at: days(59) })] as const,
  ];
  const directionAfter = (delay: number) => {
    const attacks = Array.from(
      { length: 40 },
      (_, i) => [days(i) + delay, attackOf(100 + i, { at: days(i) })] as const,
    );
    return readingAt(stateRecorded([...attacks, ...opened]), civilianImpact, hour(days(59) + 1))
      .direction;
  };
  expect(directionAfter(1)).toBe('improving');
  expect(directionAfter(days(9))).toBe('steady');
});

it('does not drop at once from a level that was shown for minutes alone', () => {
  const state = stateOf([road(1, 1, { at: 10.1 }), road(2, 0, { at: 10.7 })]);
  const levelAt = (at: number) => readingAt(state, civilianImpact, hour(at)).level;
  const shown = levelAt(10.5);
  expect(shown).toBeGreaterThan(0);
  expect(levelAt(14)).toBe(shown);
  expect(levelAt(10.7 + 73)).toBeLessThan(shown ?? 0);
});
