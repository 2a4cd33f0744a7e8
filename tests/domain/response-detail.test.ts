import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { responseDetail } from '#domain/indicators/response-detail.ts';
import { responseSpeed } from '#domain/indicators/response-speed.ts';
import { hour, idOf, stateOf } from '#tests/support/entries.ts';
import { shockDrafts } from '#tests/support/shocks.ts';

const statement = (took: number | null, moot?: number) => [
  { kind: 'first-statement' as const, took, ...(moot === undefined ? {} : { moot }) },
];

/** Seven shocks, a day apart and followed for 400 hours, answered after 2, 4, 4, 10 and 20. */
const past: Draft[] = [2, 4, 4, 10, 20, 'moot' as const, null].flatMap((took, i) =>
  shockDrafts(i + 1, {
    at: 24 * i,
    clocks: took === 'moot' ? statement(null, 6) : statement(took),
    over: 24 * i + 400,
  }),
);
const now = 24 * 40;
const running = shockDrafts(20, {
  at: now - 5,
  clocks: [{ kind: 'first-statement' }, { kind: 'investigation' }],
});

const detailOf = (drafts: readonly Draft[], at = now) => responseDetail(stateOf(drafts), hour(at));

/** The first curve: all kinds together. */
function pooledOf(detail: ReturnType<typeof responseDetail>) {
  const [pooled] = detail.curves;
  if (pooled === undefined) throw new Error('no curve');
  return pooled;
}

describe('the detail of response speed', () => {
  it('draws the share answered in the shocks before, with its limits', () => {
    const detail = detailOf([...past, ...running]);
    const pooled = pooledOf(detail);
    expect(detail).toMatchObject({ basis: 'history', shocks: 8, leastShocks: 5 });
    expect(pooled).toMatchObject({ kind: null, n: 7, closed: 5, shocks: 7, target: null });
    // S: 6/7, then 4/7, then (the moot one left) 8/21 and 4/21.
    expect(pooled.steps.map(({ hours, atRisk, closed }) => [hours, atRisk, closed])).toEqual([
      [2, 7, 1],
      [4, 6, 2],
      [10, 3, 1],
      [20, 2, 1],
    ]);
    const shares = pooled.steps.map(({ answered }) => answered);
    for (const [i, share] of [1 / 7, 3 / 7, 13 / 21, 17 / 21].entries()) {
      expect(shares[i]).toBeCloseTo(share, 12);
    }
    // σ = √(1/42)/|ln 6/7| = 1.00099; S^exp(±1.96σ) = .33406 and .97856.
    expect(pooled.steps[0]?.high).toBeCloseTo(0.66594, 4);
    expect(pooled.steps[0]?.low).toBeCloseTo(0.02144, 4);
  });

  it('follows a clock no longer than its incident', () => {
    const followed = (hours: number, took: number | null) =>
      shockDrafts(19, { at: 24 * 8, clocks: statement(took), over: 24 * 8 + hours });
    const stepsOf = (drafts: Draft[]) => pooledOf(detailOf([...past, ...drafts])).steps;
    // At 20 hours: the one answered then, the one that nobody answered, and this one.
    expect(stepsOf(followed(21, null)).at(-1)).toMatchObject({ hours: 20, atRisk: 3 });
    expect(stepsOf(followed(19, null)).at(-1)).toMatchObject({ hours: 20, atRisk: 2 });
    // An answer that came after the incident was closed is one all the same.
    expect(stepsOf(followed(6, 30)).at(-1)).toMatchObject({ hours: 30, atRisk: 2, closed: 1 });
  });

  it('says how sure it is that the running shocks are answered more slowly', () => {
    const late = shockDrafts(21, {
      at: now - 72,
      clocks: [{ kind: 'first-statement' }, { kind: 'investigation', took: 30 }],
    });
    const drafts = [...past, ...late];
    const { pace } = detailOf(drafts);
    const { measures } = responseSpeed.account(stateOf(drafts), hour(now));
    const slowness = measures.find(({ name }) => name === 'slowness');
    expect(pace).toMatchObject({ n: 2, observed: 1 });
    expect(pace?.ratio).toBeCloseTo(1 / (slowness?.value ?? 0), 12);
    expect(pace?.low).toBeCloseTo(1 / (slowness?.high ?? 0), 12);
    expect(pace?.high).toBeCloseTo(1 / (slowness?.low ?? 0), 12);
    // Gamma(3, rate E + 2) below 1: 1 − e^−r (1 + r + r²/2).
    const r = (pace?.expected ?? 0) + 2;
    expect(pace?.probSlower).toBeCloseTo(1 - Math.exp(-r) * (1 + r + r ** 2 / 2), 10);
    expect(pace?.probSlower).toBeGreaterThan(0.9);
    expect(detailOf(past).pace).toBeNull();
  });

  it('says how long answers took: median, shares by a day and three, mean wait', () => {
    const pooled = pooledOf(detailOf([...past, ...running]));
    expect(pooled.median).toMatchObject({ value: 10, low: 2 });
    expect(pooled.answeredIn24.value).toBeCloseTo(17 / 21, 12);
    expect(pooled.answeredIn72.value).toBeCloseTo(17 / 21, 12);
    // 2 + 2 × 6/7 + 6 × 4/7 + 10 × 8/21 + 148 × 4/21.
    expect(pooled.meanWait).toMatchObject({ within: 168 });
    expect(pooled.meanWait?.value).toBeCloseTo(39.142857, 5);
    expect(pooled.meanWait?.low).toBeLessThan(39);
    expect(pooled.meanWait?.high).toBeLessThanOrEqual(168);
  });

  it('gives open clocks the chance that past ones of their age had within a day', () => {
    const { clocks } = detailOf([...past, ...running]);
    expect(clocks).toHaveLength(2);
    const [said, investigated] = clocks;
    // S(5) = 4/7 and S(29) = 4/21; the moot one, 10 h, 20 h and the open one were older.
    expect(said).toMatchObject({ age: 5, state: 'open', late: false, lateAfter: 20 });
    expect(said?.chance?.n).toBe(4);
    expect(said?.chance?.share).toBeCloseTo(2 / 3, 12);
    expect(said?.chanceOfKind?.share).toBeCloseTo(2 / 3, 12);
    expect(investigated?.chance?.share).toBeCloseTo(2 / 3, 12);
    // No past clock was an investigation.
    expect(investigated?.chanceOfKind).toEqual({ share: null, n: 0 });
    expect(detailOf([...past, ...running], now + 15.02).clocks[0]?.late).toBe(true);
  });

  it('looks a day ahead, not further', () => {
    const waits = [2, 10, 30, 30, 60, 60].flatMap((took, i) =>
      shockDrafts(i + 1, { at: 72 * i, clocks: statement(took), over: 72 * i + 61 }),
    );
    const { clocks } = detailOf([...waits, ...running], now - 2);
    // Three hours old: S(3) = 5/6, S(27) = 4/6.
    expect(clocks[0]?.age).toBe(3);
    expect(clocks[0]?.chance?.share).toBeCloseTo(1 / 5, 12);
    expect(clocks[0]?.chance?.n).toBe(5);
  });

  it('has no chance for a clock older than any that was followed', () => {
    const short = [2, 3, 4, 5, 6, 7].flatMap((took, i) =>
      shockDrafts(i + 1, { at: 24 * i, clocks: statement(took, took + 1), over: 24 * i + 9 }),
    );
    const cut = shockDrafts(9, { at: 300, clocks: statement(null, 8), over: 310 });
    const detail = detailOf([...short, ...cut, ...running], now + 4);
    expect(detail.clocks[0]?.chance).toEqual({ share: null, n: 0 });
    expect(detailOf([...short, ...cut, ...running]).clocks[0]?.chance?.n).toBe(3);
    // Followed for 8 hours only: nobody knows what a day would have brought.
    expect(pooledOf(detail).answeredIn24).toEqual({ value: null, low: null, high: null });
    expect(pooledOf(detail).meanWait).toMatchObject({ within: 8 });
  });

  it('compares recent clocks with earlier ones, as the reading does', () => {
    // Without the one that nobody ever answered: the six expect as many answers as they had.
    const ended = past.filter(({ id }) => id !== idOf(700) && id !== idOf(701));
    const state = stateOf([...ended, ...running]);
    const detail = responseDetail(state, hour(now));
    const { direction } = detail;
    const listed = [...detail.clocks, ...detail.past].map(({ isRecent, state: stands }) => [
      isRecent,
      stands,
    ]);
    expect(listed.filter(([isRecent]) => isRecent)).toHaveLength(direction?.recent.n ?? 0);
    expect(listed.filter(([isRecent]) => !isRecent)).toHaveLength(direction?.earlier.n ?? 0);
    const answered = listed.filter(([isRecent, stands]) => !isRecent && stands === 'closed');
    expect(answered).toHaveLength(direction?.earlier.observed ?? 0);
    expect(direction?.earlier).toMatchObject({ n: 6, observed: 5 });
    expect(direction?.earlier.expected).toBeCloseTo(5, 12);
    expect(direction?.earlier.ratio).toBeCloseTo(1, 12);
    // H0(5) = 1/6 + 2/5 for each of the two.
    expect(direction?.recent).toMatchObject({ n: 2, observed: 0 });
    expect(direction?.recent.expected).toBeCloseTo(2 * (1 / 6 + 2 / 5), 12);
    expect(direction?.recent.ratio).toBeCloseTo(2 / (2 + 17 / 15), 12);
    expect(direction?.probSlower).toBe(responseSpeed.account(state, hour(now)).probWorse);
    expect(direction?.probSlower).toBeGreaterThan(0.5);
  });

  it('expects the targets of the running clocks where too few were answered before', () => {
    const few = past.slice(0, 6);
    const detail = detailOf([...few, ...running]);
    expect(detail).toMatchObject({ basis: 'target', direction: null });
    const of = (kind: string) => detail.curves.find((curve) => curve.kind === kind);
    const said = of('first-statement')?.target;
    // Half of them by the target of 6 h, which is an eighth of the axis.
    expect(of('first-statement')?.horizon).toBe(24);
    expect(said?.find(({ hours }) => hours === 6)?.answered).toBeCloseTo(0.5, 12);
    expect(detail.clocks[0]?.lateAfter).toBe(18);
    const both = pooledOf(detail).target?.find(({ hours }) => hours === 6)?.answered;
    expect(both).toBeCloseTo((0.5 + 1 - 2 ** (-6 / 168)) / 2, 12);
  });

  it('has an empty curve without clocks', () => {
    const detail = detailOf([]);
    expect(detail).toMatchObject({ basis: 'target', clocks: [], unknownStarts: 0, shocks: 0 });
    expect(detail.curves).toHaveLength(1);
    expect(pooledOf(detail)).toMatchObject({ n: 0, steps: [], meanWait: null, target: null });
    expect(pooledOf(detail).median.value).toBeNull();
    expect(pooledOf(detail).answeredIn24.value).toBeNull();
  });

  it('reaches no median where every clock is open, and claims no limits', () => {
    const unanswered = [0, 1, 2].flatMap((i) =>
      shockDrafts(i + 1, { at: 24 * i, clocks: statement(null), over: 24 * i + 200 }),
    );
    const pooled = pooledOf(detailOf(unanswered));
    expect(pooled).toMatchObject({ n: 3, closed: 0, steps: [] });
    expect(pooled.median).toEqual({ value: null, low: null, high: null });
    expect(pooled.answeredIn72).toEqual({ value: 0, low: null, high: null });
    expect(pooled.meanWait).toEqual({ value: 168, low: null, high: null, within: 168 });
  });

  it('counts a clock without a known start, and gives it no age', () => {
    const detail = detailOf(shockDrafts(1, { at: null, clocks: statement(null) }), 24 * 70);
    expect(detail).toMatchObject({ unknownStarts: 1, clocks: [] });
    expect(pooledOf(detail).n).toBe(0);
  });
});
