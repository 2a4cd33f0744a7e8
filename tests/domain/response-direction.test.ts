import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { clocksAsOf, runsOf } from '#domain/indicators/response-clocks.ts';
import { directionOf } from '#domain/indicators/response-direction.ts';
import { DAY, type Instant, isoOf } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';
import { draft, hour, idOf, stateOf } from '#tests/support/entries.ts';

const by = (n: number) => ({ id: idOf(n), author: 'Awa' });

/** A shock at an hour, answered so many hours later, or never and not closed either. */
function shock(n: number, at: number, answeredAfter: number | null): Draft[] {
  const clocks = [{ kind: 'first-statement' as const }];
  const incident = { title: 'A shock', startAt: isoOf(hour(at)), precision: 'minute' as const };
  const opened = draft({ ...by(n), kind: 'incident-opened', incident: { ...incident, clocks } });
  const over = (after: number) => ({ incident: idOf(n), closedAt: isoOf(hour(at + after)) });
  const closing = { kind: 'incident-closed' as const, reason: 'It is over' };
  if (answeredAfter === null) return [opened];
  const answer = { kind: 'clock-closed' as const, clock: 'first-statement' as const };
  return [
    opened,
    draft({ ...by(100 + n), ...answer, ...over(answeredAfter) }),
    draft({ ...by(200 + n), ...closing, ...over(answeredAfter + 1) }),
  ];
}

/** The two groups of clocks, counted by looking at each of them. */
function slowPaces(state: WatchState, asOf: Instant) {
  const { current, baseline, expectation } = clocksAsOf(state, asOf);
  const clocks = runsOf([...baseline, ...current], asOf);
  const pace = (isRecent: boolean) => {
    const group = clocks.filter(({ startAt }) => asOf - startAt <= 14 * DAY === isRecent);
    return {
      n: group.length,
      observed: group.filter(({ state: its }) => its === 'closed').length,
      expected: group.reduce((sum, clock) => sum + expectation.hazard(clock), 0),
    };
  };
  return { recent: pace(true), earlier: pace(false) };
}

describe('direction of the response', () => {
  it('lets a clock grow old while nothing else happens', () => {
    const waits = [5, 8, 20, 50, 60, 70];
    const past = waits.flatMap((wait, n) => shock(n, n, wait));
    const state = stateOf([...past, ...shock(20, 1_000, 30), ...shock(21, 1_010, null)]);
    for (const days of [9, 13.9, 14, 14.1, 14.4, 14.5, 20, 14.2]) {
      const asOf = hour(1_000 + 24 * days);
      const { recent, earlier } = slowPaces(state, asOf);
      const found = directionOf(
        clocksAsOf(state, asOf),
        runsOf(clocksAsOf(state, asOf).current, asOf),
        asOf,
      );
      const close = ({ n, observed, expected }: typeof recent) => ({
        n,
        observed,
        expected: expect.closeTo(expected, 9),
      });
      if (recent.n === 0) expect(found).toBeNull();
      else expect(found).toMatchObject({ recent: close(recent), earlier: close(earlier) });
    }
  });
});
