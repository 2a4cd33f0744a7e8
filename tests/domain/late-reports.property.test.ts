import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completenessAt } from '#domain/indicators/attack-delays.ts';
import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { read } from '#domain/readings.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { attack, draft, hour, idOf, smallWatch } from '#tests/support/entries.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { compare } from '#tests/support/slow-and-fast.ts';

const places = ['bek', 'aba', 'cor'];
const grades = ['A1', 'B2', 'C3', 'F6'] as const;

/** Attacks of a hundred days, reported up to five weeks later, or said to be yet to come. */
const attacks = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 100 * 24 }),
    delay: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: -2, max: 30 }) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 35 * 24 }) },
    ),
    place: fc.constantFrom(...places),
    grade: fc.constantFrom(...grades),
    change: fc.constantFrom(null, null, null, 'retract', 'repeat'),
    after: fc.integer({ min: 1, max: 20 * 24 }),
  }),
  { minLength: 45, maxLength: 110 },
);

type Log = typeof attacks extends fc.Arbitrary<infer T> ? T : never;

const by = (n: number) => ({ id: idOf(n), author: 'Awa' });

/** What the log says, in the order of recording; some of it is taken back or told again later. */
function entriesIn(log: Log) {
  const recorded = log.flatMap(({ at, delay, place, grade, change, after }, n) => {
    const first = { at: at + delay, what: attack(n, { at, place, grade }) };
    if (change === null) return [first];
    const more = { at, place, event: idOf(n), source: { name: `Other ${n}` } };
    const what =
      change === 'repeat'
        ? attack(1_000 + n, more)
        : draft({ ...by(2_000 + n), kind: 'entry-retracted', target: idOf(n), reason: 'Not so' });
    return [first, { at: at + delay + after, what }];
  });
  return recorded
    .sort((a, b) => a.at - b.at)
    .map(({ at, what }, i) => ({
      ...what,
      watch: smallWatch.id,
      revision: i + 1,
      recordedAt: hour(at),
    }));
}

function stateAfter(entries: ReturnType<typeof entriesIn>): WatchState {
  const state = emptyState(smallWatch, 1);
  for (const entry of entries) fold(state, entry);
  return state;
}

describe('attacks that are reported late', () => {
  it('are corrected for as adding them all up corrects for them', () => {
    let known = 0;
    fc.assert(
      fc.property(attacks, fc.array(fc.nat(140 * 24), { maxLength: 4 }), (log, hours) => {
        let state = emptyState(smallWatch, 1);
        const entries = entriesIn(log);
        entries.forEach((entry, i) => {
          fold(state, entry);
          if (i === (hours[0] ?? 0) % entries.length)
            state = restarted(state, new CountingRecall(entries));
          if (i % 9 !== 0) return;
          for (const back of [-2 * DAY, 0, 1, 6 * HOUR, 3 * DAY, 20 * DAY]) {
            const asOf = entry.recordedAt - back;
            compare(state, asOf, 'attack-frequency');
            if (completenessAt(state, asOf).known) known += 1;
          }
        });
        for (const at of hours) compare(state, hour(at), 'attack-frequency');
      }),
      runs(25),
    );
    expect(known).toBeGreaterThan(100);
  });

  it('leave the reading that was asked for on the way as it is without asking', () => {
    fc.assert(
      fc.property(attacks, fc.nat(), (log, restart) => {
        const entries = entriesIn(log);
        let asked = emptyState(smallWatch, 1);
        entries.forEach((entry, i) => {
          fold(asked, entry);
          if (i === restart % entries.length) asked = restarted(asked, new CountingRecall(entries));
          const asOf = entry.recordedAt + HOUR;
          const reading = read(asked, attackFrequency, asOf);
          if (i < 40 || i % 7 !== 0) return;
          expect(reading).toEqual(read(stateAfter(entries.slice(0, i + 1)), attackFrequency, asOf));
        });
      }),
      runs(12),
    );
  });
});
