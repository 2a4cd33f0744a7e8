import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { civilianDetail } from '#domain/indicators/civilian-detail.ts';
import { civilianImpact } from '#domain/indicators/civilian-impact.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { isoOf } from '#domain/instant.ts';
import { draft, hour, idOf, shared, signalDraft, stateOf } from '#tests/support/entries.ts';

type Details = Extract<SignalInput, { indicator: 'civilian-impact' }>['details'];
type Killed = NonNullable<
  Extract<SignalInput, { indicator: 'attack-frequency' }>['details']['tolls']
>['killed'];
type Rest = Partial<Parameters<typeof shared>[0]>;

const days = (n: number) => 24 * n;
const inRegion = (region: string) => ({ where: { type: 'region' as const, region } });
const impact = (n: number, details: Details, rest: Rest) =>
  signalDraft(n, { indicator: 'civilian-impact', ...shared({ at: 0, ...rest }), details });
const stock = (n: number, best: number, rest: Rest, more: { low?: number; high?: number } = {}) =>
  impact(n, { about: 'displaced', stock: { best, ...more } }, rest);
const attack = (n: number, at: number, killed: Killed | null, rest: Rest = {}) =>
  signalDraft(n, {
    indicator: 'attack-frequency',
    ...shared({ at, ...rest }),
    details: { type: 'battle', ...(killed === null ? {} : { tolls: { killed } }) },
  });
const look = (n: number, at: number) =>
  draft({
    id: idOf(n),
    kind: 'heartbeat',
    author: 'Awa',
    indicator: 'attack-frequency',
    lookedAt: isoOf(hour(at)),
  });
const detailOf = (drafts: readonly Draft[], at: number) =>
  civilianDetail(stateOf(drafts), hour(at));

describe('the displaced in the detail of civilian impact', () => {
  it('adds up the newest counts of regions bound by bound, and flags the old ones', () => {
    const { stock: line, stocks } = detailOf(
      [
        stock(1, 100, { ...inRegion('north'), at: 0 }, { low: 80, high: 150 }),
        stock(2, 30, { ...inRegion('south'), at: days(40) }),
      ],
      days(50),
    );
    expect(line.points).toHaveLength(27);
    expect(line.points.at(-1)).toEqual({ low: 110, best: 130, high: 180, n: 2, old: 1 });
    // Two weeks earlier only the north had been counted, and its count was not old yet.
    expect(line.points.at(-3)).toEqual({ low: 80, best: 100, high: 150, n: 1, old: 0 });
    expect(line.points[0]).toBeNull();
    expect(
      stocks.map(({ region, best, isOld, isSummed }) => [region, best, isOld, isSummed]),
    ).toEqual([
      ['north', 100, true, true],
      ['south', 30, false, true],
    ]);
    expect(stocks[0]).toMatchObject({ countedAt: hour(0), signal: idOf(1), low: 80, high: 150 });
  });

  it('does not add regions to a count of the whole', () => {
    const { stock: line, stocks } = detailOf(
      [stock(1, 100, inRegion('north')), stock(2, 500, { at: 1 })],
      days(1),
    );
    expect(line.points.at(-1)).toMatchObject({ best: 500, n: 1 });
    expect(stocks.map(({ region, isSummed }) => [region, isSummed])).toEqual([
      [null, true],
      ['north', false],
    ]);
  });
});

describe('the grid of services', () => {
  const road = (n: number, severity: 0 | 0.5 | 1, at: number) =>
    impact(n, { about: 'disruption', service: 'road', severity }, { ...inRegion('north'), at });
  const cellOf = (detail: ReturnType<typeof detailOf>, region = 'north', service = 'road') =>
    detail.grid.find((row) => row.region === region)?.cells.find((one) => one.service === service);

  it('holds what was said for 14 days, and then does not know', () => {
    const held = cellOf(detailOf([road(1, 1, 0)], days(14)));
    expect(held).toMatchObject({
      severity: 1,
      said: { saidAt: hour(0), expiresAt: hour(days(14)), isOver: false, signal: idOf(1) },
    });
    const over = cellOf(detailOf([road(1, 1, 0)], days(14) + 1));
    expect(over).toMatchObject({ severity: null, said: { isOver: true } });
  });

  it('takes a look for a real nought, but not after disruption that nobody called over', () => {
    const looked = draft({
      id: idOf(9),
      kind: 'heartbeat',
      author: 'Awa',
      indicator: 'civilian-impact',
      lookedAt: isoOf(hour(days(15))),
    });
    const detail = detailOf([road(1, 1, 0), looked], days(15));
    expect(cellOf(detail)).toMatchObject({ severity: null });
    expect(cellOf(detail, 'south')).toMatchObject({ severity: 0, said: null });
  });

  it('weighs the cells to one, and gives the index that the reading gives', () => {
    const drafts = [road(1, 0.5, 0)];
    const detail = detailOf(drafts, 1);
    const cells = detail.grid.flatMap((row) => row.cells);
    expect(cells.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    // 100 000 of 600 000 people (the uncounted region is taken as the mean), road 1.5 of 5.
    const weight = (1 / 6) * (1.5 / 5);
    expect(cellOf(detail)?.weight).toBeCloseTo(weight, 12);
    const known = cells.filter(({ severity }) => severity !== null);
    const bad = known.reduce((sum, cell) => sum + cell.weight * (cell.severity ?? 0), 0);
    expect(detail.disruption).toMatchObject({ best: 50, known: 1, total: 12 });
    expect(detail.disruption.coverage).toBeCloseTo(weight, 12);
    expect(detail.disruption.low).toBeCloseTo(100 * bad, 9);
    expect(detail.disruption.high).toBeCloseTo(100 * (bad + 1 - weight), 9);
    const { measures } = civilianImpact.account(stateOf(drafts), hour(1));
    expect(measures[0]).toMatchObject({ value: 50, low: detail.disruption.low });
  });
});

describe('casualties', () => {
  it('ranks the dead of the week among the whole weeks on record', () => {
    const { weeks, rank } = detailOf(
      [
        attack(1, 0, { civilian: { low: 1, best: 4, high: 9 } }),
        attack(2, days(8), { civilian: { best: 3 }, attackers: { best: 2 } }),
        attack(3, days(22), {
          civilian: { low: 2, best: 2, high: 3 },
          unknown: { low: 1, best: 1, high: 2 },
          'state-forces': { best: 9 },
        }),
        look(4, days(15)),
        look(5, days(18)),
      ],
      days(28) - 1,
    ).casualties;
    // The first week began before the record: it is left out.
    expect(weeks.map(({ low, best, high }) => [low, best, high])).toEqual([
      [3, 3, 3],
      [0, 0, 0],
      [2, 3, 5],
    ]);
    expect(rank.low?.p).toBeCloseTo(2 / 3, 12);
    expect(rank.best?.p).toBeCloseTo(2 / 3, 12);
    expect(rank.high?.p).toBeCloseTo(1 / 3, 12);
  });

  it('does not take a week that nobody watched for a week without dead', () => {
    const { weeks, rank } = detailOf(
      [
        attack(1, 0, { civilian: { best: 4 } }),
        attack(2, days(8), { civilian: { best: 3 } }),
        // One look keeps three days of the week: less than half.
        look(3, days(17)),
        attack(4, days(22), { civilian: { best: 1 } }),
      ],
      days(28) - 1,
    ).casualties;
    expect(weeks.map(({ best }) => best)).toEqual([3, null, 1]);
    expect(weeks[1]).toMatchObject({ low: null, high: null, attacks: 0, unknown: 0 });
    // Ranked among one week, not two.
    expect(rank.best?.p).toBeCloseTo(1, 12);
  });

  it('does not read an unknown toll as nought', () => {
    const { weeks, rank, incidents } = detailOf([attack(1, 0, null)], days(6)).casualties;
    expect(weeks).toMatchObject([{ low: null, best: null, high: null, attacks: 1, unknown: 1 }]);
    expect(rank).toEqual({ low: null, best: null, high: null });
    expect(incidents).toBe(0);
    const beside = [attack(1, 0, null), attack(2, 1, { civilian: { best: 0 } })];
    expect(detailOf(beside, days(6)).casualties.weeks).toMatchObject([
      { low: 0, best: 0, high: 0, attacks: 2, unknown: 1 },
    ]);
  });

  it('counts the attacks that killed against the days before, and no rumour', () => {
    const drafts = [
      attack(1, 0, { civilian: { best: 1 } }),
      attack(2, days(20), { civilian: { best: 0 } }),
      attack(3, days(25), { civilian: { best: 7 } }),
      attack(5, days(26), { attackers: { best: 7 } }),
      attack(4, days(25), { civilian: { best: 7 } }, { grade: 'F6' }),
    ];
    expect(detailOf(drafts, days(27)).casualties.baseline).toBeNull();
    const looks = [3, 6, 9, 12, 15].map((day, i) => look(10 + i, days(day)));
    const { incidents, baseline } = detailOf([...drafts, ...looks], days(27)).casualties;
    expect(incidents).toBe(1);
    // From the first record to a week ago: 20 days, the first instant left out.
    expect(baseline).toMatchObject({ days: 20, n: 0 });
    // m = 7 × (½ + 0) / 20.
    expect(baseline?.expected).toBeCloseTo(0.175, 12);
    expect(baseline?.surprise).toBeGreaterThan(0.5);
    expect(detailOf([], 0).casualties).toMatchObject({ incidents: 0, baseline: null, weeks: [] });
  });
});
