import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { type Instant, isoOf, MINUTE } from '#domain/instant.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { draft, hour, idOf, smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs, fullLogs } from '#tests/support/eventful-log.ts';
import { stateBy } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { rounded } from '#tests/support/slow-and-fast.ts';
import { begin, taken } from '#tests/support/taken.ts';

/** The instant that an entry speaks of. */
function instantOf(entry: Entry): Instant {
  switch (entry.kind) {
    case 'signal-recorded':
    case 'signal-corrected':
      return entry.signal.eventAt ?? entry.recordedAt;
    case 'heartbeat':
      return entry.lookedAt;
    case 'incident-opened':
    case 'incident-corrected':
      return entry.incident.startAt ?? entry.recordedAt;
    case 'incident-closed':
    case 'clock-closed':
      return entry.closedAt;
    case 'clock-mooted':
      return entry.mootedAt;
    default:
      return entry.recordedAt;
  }
}

const seen = (state: WatchState, asOf: readonly Instant[]) =>
  rounded(asOf.map((at) => viewOf(state, at, null)));

/** Mostly short ones, which are soon asked about everything. */
const logs = fc.oneof({ weight: 3, arbitrary: eventfulLogs }, { weight: 1, arbitrary: fullLogs });

it('shows at once what an entry says, though it was asked about that very minute just before', () => {
  fc.assert(
    fc.property(
      logs,
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      fc.nat(),
      (drafts, stops, restart) => {
        const entries = taken(drafts);
        const checked = new Set(stops.map((stop) => stop % Math.max(1, entries.length)));
        for (const [i, entry] of entries.entries()) {
          if (!checked.has(i)) continue;
          const at = instantOf(entry);
          for (const asOf of [[at], [at + MINUTE], [at + 4 * MINUTE]]) {
            const state = stateBy(entries.slice(0, i), [restart % (i + 1)]);
            seen(state, asOf);
            fold(state, entry);
            const fresh = stateBy(entries.slice(0, i + 1));
            expect(seen(state, asOf)).toEqual(seen(fresh, asOf));
          }
        }
      },
    ),
    runs(40),
  );
});

const unstarted = (...clocks: { kind: 'first-statement' }[]) => ({
  title: 'A shock',
  startAt: null,
  precision: 'unknown' as const,
  clocks,
});

it('takes an incident up again from its first end on, when it is closed a second time', () => {
  const by = { author: 'Awa', reason: 'It is over' };
  const closed = (n: number, at: number) => {
    const closedAt = isoOf(hour(at));
    return draft({ ...by, id: idOf(n), kind: 'incident-closed', incident: idOf(1), closedAt });
  };
  const look = { kind: 'heartbeat', indicator: 'response-speed' } as const;
  const drafts = [
    draft({
      ...{ id: idOf(1), author: 'Awa', kind: 'incident-opened' },
      incident: {
        title: 'A shock',
        startAt: isoOf(hour(begin - 240)),
        precision: 'minute',
        clocks: [{ kind: 'first-statement' }],
      },
    }),
    ...[-170, -110, -50, 10].map((at, i) =>
      draft({ ...look, id: idOf(10 + i), author: 'Awa', lookedAt: isoOf(hour(begin + at)) }),
    ),
    closed(2, begin - 238),
    closed(3, begin + 40),
    draft({ ...by, id: idOf(4), kind: 'entry-retracted', target: idOf(3) }),
  ];
  const entries = taken(drafts);
  expect(entries).toHaveLength(drafts.length);
  const state = emptyState(smallWatch, 1);
  const asOf = hour(begin + 60);
  const levels = entries.map((entry, i) => {
    fold(state, entry);
    const fresh = emptyState(smallWatch, 1);
    for (const earlier of entries.slice(0, i + 1)) fold(fresh, earlier);
    expect(seen(state, [asOf])).toEqual(seen(fresh, [asOf]));
    return viewOf(fresh, asOf, null).readings[0]?.level;
  });
  expect(levels.slice(-3)).toEqual([0, 4, 0]);
});

const none = { id: idOf(2), author: 'Awa', reason: 'It was none', target: idOf(1) };

it.each([
  ['its incident is taken back', draft({ ...none, kind: 'entry-retracted' })],
  [
    'it is corrected that it was no clock',
    draft({ ...none, kind: 'incident-corrected', incident: unstarted() }),
  ],
])('lets go of a clock that nobody knows the start of, when %s', (_, change) => {
  const look = { kind: 'heartbeat', indicator: 'response-speed' } as const;
  const looks = [-10, 10, 40].map((at, i) =>
    draft({ ...look, id: idOf(10 + i), author: 'Awa', lookedAt: isoOf(hour(begin + at)) }),
  );
  const opened = draft({
    ...{ id: idOf(1), author: 'Awa', kind: 'incident-opened' },
    incident: unstarted({ kind: 'first-statement' }),
  });
  const entries = taken([opened, ...looks, change]);
  const last = entries.at(-1);
  expect(entries).toHaveLength(5);
  if (last === undefined) return;
  const asOf = [0, 6, 12].map((hours) => last.recordedAt + hours * 60 * MINUTE);
  const state = stateBy(entries.slice(0, -1));
  seen(state, asOf);
  fold(state, last);
  expect(seen(state, asOf)).toEqual(seen(stateBy(entries), asOf));
});
