import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { militaryPosture } from '#domain/indicators/military-posture.ts';
import { postureDetail } from '#domain/indicators/posture-detail.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { read } from '#domain/readings.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import {
  attack,
  draft,
  entriesOf,
  hour,
  idOf,
  shared,
  signalDraft,
  smallWatch,
  stateOf,
} from '#tests/support/entries.ts';

type Details = Extract<SignalInput, { indicator: 'military-posture' }>['details'];

const posture = (n: number, details: Details, at = 0) =>
  signalDraft(n, { indicator: 'military-posture', ...shared({ at }), details });
const detailOf = (drafts: readonly Draft[], at = 0) => postureDetail(stateOf(drafts), hour(at));
/** Weight of B2: √(.8 × .7). */
const w = Math.sqrt(0.56);
const days = (n: number) => 24 * n;

describe('the detail of military posture', () => {
  it('gives the shares, their evidence and which of two is the likelier', () => {
    const detail = detailOf([
      posture(1, { movement: 'retrenchment' }),
      posture(2, { movement: 'retrenchment' }),
      posture(3, { movement: 'reinforcement' }),
    ]);
    const [reorganised, reinforced, retrenched] = detail.shares;
    expect(retrenched).toMatchObject({ movement: 'retrenchment', n: 2 });
    expect(retrenched?.value).toBeCloseTo((1 + 2 * w) / (3 + 3 * w), 12);
    expect(reinforced).toMatchObject({ movement: 'reinforcement', n: 1 });
    expect(reorganised?.value).toBeCloseTo(1 / (3 + 3 * w), 12);
    expect(detail.evidence).toBeCloseTo(3 * w, 12);
    expect(detail.prior).toBe(3);
    expect(detail.probRetrenchOverReinforce).toBeGreaterThan(0.5);
    for (const { low, value, high } of detail.shares) {
      expect(low).toBeLessThan(value ?? 0);
      expect(high).toBeGreaterThan(value ?? 1);
    }
  });

  it('adds up what moved from where to where, decayed, and what each place gained', () => {
    const detail = detailOf(
      [
        posture(1, { movement: 'retrenchment', from: 'bek', to: 'aba', size: 3 }, 0),
        posture(2, { movement: 'retrenchment', from: 'bek', to: 'aba' }, days(14)),
        posture(3, { movement: 'reinforcement', from: 'aba', to: 'cor', size: 2 }, days(14)),
      ],
      days(14),
    );
    // Three companies a half-life ago weigh 1.5, one of unknown size weighs one.
    expect(detail.flows).toHaveLength(2);
    expect(detail.flows[0]).toMatchObject({ from: 'bek', to: 'aba', n: 2 });
    expect(detail.flows[0]?.flow).toBeCloseTo(2.5 * w, 12);
    expect(detail.flows[1]).toMatchObject({ from: 'aba', to: 'cor', n: 1 });
    expect(detail.flows[1]?.flow).toBeCloseTo(2 * w, 12);
    expect(detail.nodes.map(({ place }) => place)).toEqual(['aba', 'bek', 'cor']);
    const nets = [0.5 * w, -2.5 * w, 2 * w];
    for (const [i, node] of detail.nodes.entries()) expect(node.net).toBeCloseTo(nets[i] ?? 0, 12);
    expect(detail.capital).toMatchObject({ place: 'aba', moves: 3 });
    expect(detail.capital.inflow).toBeCloseTo(2.5 * w, 9);
    expect(detail.capital.pull).toBeCloseTo((0.5 * w) / (4.5 * w + 2), 9);
    expect(detail.capital.probToward).toBeGreaterThan(0.5);
    expect(detail.names).toEqual({ aba: 'Aba', bek: 'Bék', cor: 'Cor' });
  });

  it('keeps a move whose other end nobody named', () => {
    const detail = detailOf([
      posture(1, { movement: 'retrenchment', from: 'bek' }),
      posture(2, { movement: 'reinforcement', to: 'cor' }),
    ]);
    const near = (value: number) => expect.closeTo(value, 12);
    expect(detail.flows).toHaveLength(2);
    expect(detail.flows).toContainEqual({ from: 'bek', to: null, flow: near(w), n: 1 });
    expect(detail.flows).toContainEqual({ from: null, to: 'cor', flow: near(w), n: 1 });
    expect(detail.nodes).toEqual([
      { place: 'bek', inflow: 0, outflow: near(w), net: near(-w) },
      { place: 'cor', inflow: near(w), outflow: 0, net: near(w) },
    ]);
    expect(detail.capital).toMatchObject({ pull: 0, inflow: 0, outflow: 0, moves: 2 });
  });

  it('knows no flow and no pull where nothing moved', () => {
    const detail = detailOf([posture(1, { movement: 'reorganisation' })]);
    expect(detail).toMatchObject({ flows: [], nodes: [], losses: [] });
    expect(detail.capital).toMatchObject({ pull: null, probToward: null, moves: 0 });
  });

  it('names a command that was thinned while attacks around it grow', () => {
    const wave = [0, 1, 2, 3].map((i) => attack(100 + i, { at: days(20) + i, place: 'bek' }));
    const elsewhere = [attack(200, { at: days(13), place: 'cor' })];
    const moves = [
      posture(1, { movement: 'retrenchment', from: 'bek', to: 'aba' }, days(19)),
      posture(2, { movement: 'retrenchment', from: 'cor', to: 'aba', size: 4 }, days(19)),
      posture(3, { movement: 'retrenchment', from: 'dun', to: 'aba' }, days(19)),
    ];
    const { losses, worseningFrom } = detailOf([...wave, ...elsewhere, ...moves], days(21));
    expect(worseningFrom).toBe(0.8);
    expect(losses.map(({ place, isThinned }) => [place, isThinned])).toEqual([
      ['bek', true],
      ['cor', false],
      ['dun', false],
    ]);
    const [bek, cor, dun] = losses;
    expect(bek).toMatchObject({ region: 'north', attacks: { recent: 4, before: 0 } });
    expect(bek?.attacks?.probUp).toBeGreaterThan(0.9);
    // One attack eight days ago, none since.
    expect(cor).toMatchObject({ region: 'east', attacks: { recent: 0, before: 1 } });
    expect(cor?.attacks?.probUp).toBeLessThan(0.5);
    // No region, no rate of attacks.
    expect(dun).toMatchObject({ region: null, attacks: null });
  });

  it('counts the thinned commands as a measure that an attack moves at once', () => {
    const wave = [0, 1, 2, 3].map((i) => attack(100 + i, { at: days(20) + i, place: 'bek' }));
    const moves = [
      posture(1, { movement: 'retrenchment', from: 'bek', to: 'aba' }, days(19)),
      posture(2, { movement: 'retrenchment', from: 'cor', to: 'aba', size: 4 }, days(19)),
    ];
    const measureOf = (state: WatchState, at: number) =>
      read(state, militaryPosture, hour(at)).measures.find(
        ({ name }) => name === 'thinned-commands',
      );
    const state = emptyState(smallWatch, 1);
    const first = [attack(200, { at: 0, place: 'cor' }), ...moves];
    const entries = entriesOf([...first, ...wave]);
    for (const entry of entries.slice(0, first.length)) fold(state, entry);
    // Asked in one and the same minute, before the attacks are known and after.
    const at = days(20) + 3;
    expect(measureOf(state, at)).toMatchObject({ value: 0, n: 2, scale: null });
    for (const entry of entries.slice(first.length)) fold(state, entry);
    expect(measureOf(state, at)).toMatchObject({ value: 1, n: 2, scale: null });
    expect(measureOf(stateOf(wave), days(21))?.value).toBeNull();
    expect(measureOf(stateOf([...moves]), days(21))).toMatchObject({ value: 0, n: 2 });
  });

  it('does not call a place thinned that gained as much as it lost', () => {
    const wave = [0, 1, 2, 3].map((i) => attack(100 + i, { at: days(20) + i, place: 'bek' }));
    const moves = [
      posture(1, { movement: 'retrenchment', from: 'bek', to: 'aba' }, days(20)),
      posture(2, { movement: 'reinforcement', from: 'cor', to: 'bek' }, days(20)),
    ];
    const { losses, nodes } = detailOf([...wave, ...moves], days(21));
    expect(nodes.find(({ place }) => place === 'bek')?.net).toBe(0);
    expect(losses.map(({ place }) => place)).toEqual(['cor']);
  });

  it('draws the shares of 84 days as the tile draws its last ones, with gaps', () => {
    const drafts = [
      posture(1, { movement: 'retrenchment' }, days(60)),
      posture(2, { movement: 'reinforcement' }, days(80)),
      draft({
        id: idOf(3),
        kind: 'heartbeat',
        author: 'Awa',
        indicator: 'military-posture',
        lookedAt: new Date(hour(days(83))).toISOString(),
      }),
    ];
    const state = stateOf(drafts, days(90));
    const { history } = postureDetail(state, hour(days(83)));
    const { spark } = militaryPosture.account(state, hour(days(83)));
    if (spark.shape !== 'shares') throw new Error('not shares');
    expect(history.fromAt).toBe(hour(0));
    expect(history.rows).toHaveLength(84);
    expect(history.rows.slice(-28)).toEqual(spark.rows);
    const seen = history.rows.flatMap((row, day) => (row === null ? [] : [day]));
    expect(seen).toEqual([60, 61, 62, 63, 64, 65, 66, 80, 81, 82, 83]);
    for (const row of history.rows) {
      if (row !== null) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });
});
