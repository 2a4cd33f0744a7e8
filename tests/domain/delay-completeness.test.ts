import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayCompleteness } from '#domain/statistics/delay-completeness.ts';

/** Records as [delay, days from the record to now]: known by now, as every real one is. */
const records = fc.array(fc.tuple(fc.nat(14), fc.nat(20)), { maxLength: 60 }).map((drawn) => ({
  delays: drawn.map(([delay]) => delay),
  ages: drawn.map(([delay, since]) => delay + since),
}));
const maxDelay = fc.nat(12);

describe('completeness of reports', () => {
  test('rises from 0 … 1 to 1 at the longest delay', () => {
    fc.assert(
      fc.property(records, maxDelay, (drawn, longest) => {
        const { F } = delayCompleteness({ ...drawn, maxDelay: longest });
        expect(F).toHaveLength(longest + 1);
        expect(F.at(-1)).toBe(1);
        F.forEach((share, age) => {
          expect(share).toBeGreaterThanOrEqual(F[age - 1] ?? 0);
          expect(share).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  test('is the share of the delays themselves once all of them could be seen', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1 }), (delays) => {
        const ages = delays.map(() => 5);
        const { F } = delayCompleteness({ delays, ages, maxDelay: 5 });
        F.forEach((share, age) => {
          const within = delays.filter((delay) => delay <= age).length;
          expect(share).toBeCloseTo(within / delays.length, 9);
        });
      }),
    );
  });

  test('is the product limit, counted anew for every delay', () => {
    fc.assert(
      fc.property(records, maxDelay, ({ delays, ages }, longest) => {
        const counted = (j: number, of: (delay: number) => boolean) =>
          delays.filter((delay, index) => of(delay) && (ages[index] ?? 0) >= j).length;
        let share = 1;
        const { F } = delayCompleteness({ delays, ages, maxDelay: longest });
        for (let j = longest; j > 0; j -= 1) {
          const n = counted(j, (delay) => delay <= j);
          share *= n === 0 ? 1 : 1 - counted(j, (delay) => delay === j) / n;
          expect(F[j - 1]).toBeCloseTo(share, 12);
        }
      }),
    );
  });

  test('does not know the order of the records', () => {
    fc.assert(
      fc.property(records, maxDelay, ({ delays, ages }, longest) => {
        const turned = { delays: delays.toReversed(), ages: ages.toReversed() };
        expect(delayCompleteness({ ...turned, maxDelay: longest })).toEqual(
          delayCompleteness({ delays, ages, maxDelay: longest }),
        );
      }),
    );
  });

  test('corrects nothing where no record tells', () => {
    expect(delayCompleteness({ delays: [], ages: [], maxDelay: 2 })).toEqual({
      F: [1, 1, 1],
      n: 0,
    });
    expect(delayCompleteness({ delays: [1], ages: [1], maxDelay: 0 }).F).toEqual([1]);
  });

  test('leaves out what came after the longest delay, or before it could', () => {
    const { F, n } = delayCompleteness({
      delays: [0, 1, 9, 2, 0],
      ages: [5, 5, 9, 1, -3],
      maxDelay: 2,
    });
    expect(n).toBe(2);
    expect(F).toEqual([0.5, 1, 1]);
  });

  test('reads a record from before its event as one of the same day, and half days as whole', () => {
    const { F } = delayCompleteness({ delays: [-0.2, 1.9], ages: [4.5, 4.5], maxDelay: 2 });
    expect(F).toEqual([0.5, 1, 1]);
  });

  test('counts records that are alike as often as they are said to be', () => {
    fc.assert(
      fc.property(
        records,
        maxDelay,
        fc.array(fc.nat(4), { minLength: 60 }),
        (drawn, max, times) => {
          const counts = drawn.delays.map((_, i) => times[i] ?? 0);
          const repeated = (values: readonly number[]) =>
            values.flatMap((value, i) => Array.from({ length: counts[i] ?? 0 }, () => value));
          const each = {
            delays: repeated(drawn.delays),
            ages: repeated(drawn.ages),
            maxDelay: max,
          };
          expect(delayCompleteness({ ...drawn, counts, maxDelay: max })).toEqual(
            delayCompleteness(each),
          );
        },
      ),
    );
  });
});
