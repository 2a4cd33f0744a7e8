import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttackRecord } from '#domain/indicators/attack-record.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { InstantList } from '#domain/sorted-instants.ts';

const day = fc.integer({ min: 0, max: 24 }).map((n) => n * DAY);
const step = fc.oneof(
  fc.record({ what: fc.constantFrom('comes', 'goes'), at: day }),
  fc.record({ what: fc.constantFrom('asked'), at: day, y: fc.integer({ min: 1, max: 3 }) }),
);

/** Every attack up to an instant, the newest first, and the seven days that it ends. */
function slow(attacks: readonly Instant[], y: number, upTo: Instant): Instant | null {
  const within = (to: Instant) => attacks.filter((at) => at > to - 7 * DAY && at <= to).length;
  const up = attacks.filter((at) => at <= upTo).sort((a, b) => b - a);
  return up.find((at) => within(at) >= y) ?? null;
}

describe('when there were last as many attacks', () => {
  it('is found as if every week were counted, whatever came, went and was asked before', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 60 }), (steps) => {
        const attacks = new InstantList();
        const found = new AttackRecord(attacks);
        for (const one of steps) {
          if ('y' in one) {
            expect(found.lastAsMany(one.y, one.at)).toBe(slow([...attacks], one.y, one.at));
          } else if (one.what === 'comes') {
            attacks.enter(one.at);
            found.putIn(one);
          } else if ([...attacks].includes(one.at)) {
            attacks.drop(one.at);
            found.takeOut(one);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
