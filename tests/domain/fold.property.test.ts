import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { grades } from '#domain/grade.ts';
import { isoOf } from '#domain/instant.ts';
import type { Reading } from '#domain/reading.ts';
import { readAll } from '#domain/readings.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import {
  draft,
  entriesOf,
  hour,
  idOf,
  shared,
  signalDraft,
  smallWatch,
  stateOf,
} from '#tests/support/entries.ts';

const places = ['aba', 'bek', 'cor', 'dun'] as const;
const now = hour(24 * 60);

const circumstances = fc.record({
  at: fc.integer({ min: 0, max: 24 * 59 }),
  place: fc.constantFrom(...places),
  grade: fc.constantFrom(...grades),
  source: fc.constantFrom('Radio Un', 'Journal Deux', 'Agence Trois'),
});

type Circumstances = typeof circumstances extends fc.Arbitrary<infer T> ? T : never;

const common = ({ at, place, grade, source }: Circumstances) =>
  shared({ at, grade, where: { type: 'place', place }, source: { name: source } });

const someSignal = fc
  .tuple(circumstances, fc.constantFrom('attack', 'posture', 'statement', 'stock', 'road'))
  .map(([where, what]) => (n: number): Draft => {
    switch (what) {
      case 'attack':
        return signalDraft(n, {
          indicator: 'attack-frequency',
          ...common(where),
          details: { type: 'battle' },
        });
      case 'posture':
        return signalDraft(n, {
          indicator: 'military-posture',
          ...common(where),
          details: { movement: 'retrenchment', from: 'bek', to: 'aba' },
        });
      case 'statement':
        return signalDraft(n, {
          indicator: 'public-messaging',
          ...common(where),
          claim: 'official',
          details: { speaker: 'Army', tone: 1, claims: [{ text: 'All is calm' }] },
        });
      case 'stock':
        return signalDraft(n, {
          indicator: 'civilian-impact',
          ...common(where),
          details: {
            about: 'displaced',
            stock: { low: 10, best: where.at + 20, high: where.at + 90 },
          },
        });
      default:
        return signalDraft(n, {
          indicator: 'civilian-impact',
          ...common(where),
          details: { about: 'disruption', service: 'road', severity: 0.5, phase: 'begun' },
        });
    }
  });

const someHeartbeat = fc
  .tuple(
    fc.integer({ min: 0, max: 24 * 59 }),
    fc.constantFrom('attack-frequency', 'civilian-impact'),
  )
  .map(
    ([at, indicator]) =>
      (n: number): Draft =>
        draft({
          id: idOf(n),
          kind: 'heartbeat',
          author: 'Awa',
          indicator,
          lookedAt: isoOf(hour(at)),
        }),
  );

const someDrafts = fc
  .array(fc.oneof({ weight: 6, arbitrary: someSignal }, { weight: 1, arbitrary: someHeartbeat }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((makers) => makers.map((make, n) => make(n)));

/** What a reading says, without the order of evidence that came at one instant. */
const told = (state: WatchState, asOf = now) =>
  readAll(state, asOf).map(({ evidence, ...reading }: Reading) => ({
    ...rounded(reading),
    evidence: { n: evidence.n, origins: evidence.origins, ids: [...evidence.ids].sort() },
    newestGrade: null,
  }));

/** Sums of the same numbers in another order differ in their last digits. */
function rounded<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, inner) =>
      typeof inner === 'number' ? Number(inner.toPrecision(10)) : inner,
    ),
  );
}

const runs = { numRuns: 60 };

describe('fold', () => {
  it('gives the same readings in whatever order signals and heartbeats arrive', () => {
    fc.assert(
      fc.property(
        someDrafts.chain((drafts) =>
          fc.tuple(fc.constant(drafts), fc.shuffledSubarray(drafts, { minLength: drafts.length })),
        ),
        ([drafts, shuffled]) => {
          expect(told(stateOf(shuffled))).toEqual(told(stateOf(drafts)));
        },
      ),
      runs,
    );
  });

  it('reads a retracted signal as if it had never been added', () => {
    fc.assert(
      fc.property(someDrafts, fc.nat(), (drafts, pick) => {
        const victim = drafts[pick % drafts.length];
        if (victim === undefined) return;
        const retraction = draft({
          id: idOf(9_000),
          kind: 'entry-retracted',
          author: 'Awa',
          target: victim.id,
          reason: 'Wrong place',
        });
        const without = drafts.filter(({ id }) => id !== victim.id);
        expect(told(stateOf([...drafts, retraction]))).toEqual(told(stateOf(without)));
      }),
      runs,
    );
  });

  it('reads a corrected signal as if it had been right from the start', () => {
    fc.assert(
      fc.property(someDrafts, someSignal, fc.nat(), (drafts, other, pick) => {
        const old = drafts[pick % drafts.length];
        if (old?.kind !== 'signal-recorded') return;
        const right = other(8_000);
        if (right.kind !== 'signal-recorded') return;
        const correction: Draft = {
          id: idOf(9_000),
          kind: 'signal-corrected',
          author: 'Awa',
          target: old.id,
          reason: 'Better known now',
          signal: right.signal,
        };
        const fromTheStart = drafts.map((one) =>
          one === old ? { ...old, signal: right.signal } : one,
        );
        expect(told(stateOf([...drafts, correction]))).toEqual(told(stateOf(fromTheStart)));
      }),
      runs,
    );
  });

  it('shows at every revision what was shown live: replay is the same fold, stopped there', () => {
    fc.assert(
      fc.property(someDrafts, (drafts) => {
        const live = emptyState(smallWatch, 1);
        const seen = entriesOf(drafts).map((entry) => {
          fold(live, entry);
          return JSON.stringify(viewOf(live, now, null));
        });
        for (const stop of [1, Math.ceil(drafts.length / 2), drafts.length]) {
          const replayed = stateOf(drafts.slice(0, stop));
          expect(JSON.stringify(viewOf(replayed, now, null))).toBe(seen[stop - 1]);
        }
      }),
      runs,
    );
  });

  it('says the same however often it was asked before', () => {
    fc.assert(
      fc.property(
        someDrafts,
        fc.array(fc.integer({ min: 0, max: 24 * 70 }), { maxLength: 12 }),
        (drafts, asked) => {
          const often = emptyState(smallWatch, 1);
          entriesOf(drafts).forEach((entry, i) => {
            fold(often, entry);
            readAll(often, hour(asked[i % Math.max(1, asked.length)] ?? 0));
          });
          for (const at of [...asked].sort((a, b) => a - b)) readAll(often, hour(at));
          expect(readAll(often, now)).toEqual(readAll(stateOf(drafts), now));
        },
      ),
      runs,
    );
  });

  it('yields no number that is not finite', () => {
    fc.assert(
      fc.property(someDrafts, fc.integer({ min: 0, max: 24 * 70 }), (drafts, at) => {
        JSON.stringify(viewOf(stateOf(drafts), hour(at), null), (name, value) => {
          if (typeof value === 'number') expect(value, name).toSatisfy(Number.isFinite);
          return value;
        });
      }),
      runs,
    );
  });

  it('never lets evidence from after the instant speak', () => {
    fc.assert(
      fc.property(someDrafts, fc.integer({ min: 0, max: 24 * 59 }), (drafts, at) => {
        const before = drafts.filter((one) => instantOf(one) <= hour(at));
        expect(told(stateOf(drafts), hour(at))).toEqual(told(stateOf(before), hour(at)));
      }),
      runs,
    );
  });
});

function instantOf(one: Draft): number {
  if (one.kind === 'heartbeat') return one.lookedAt;
  return one.kind === 'signal-recorded' ? (one.signal.eventAt ?? 0) : 0;
}
