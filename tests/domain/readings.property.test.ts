import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCanonical } from '#domain/canonical-scales.ts';
import { displayedLevel } from '#domain/displayed-level.ts';
import type { Draft } from '#domain/entry.ts';
import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import { HOUR, isoOf, MINUTE } from '#domain/instant.ts';
import { read, readAll } from '#domain/readings.ts';
import { InstantList } from '#domain/sorted-instants.ts';
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
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { slowLevels } from '#tests/support/slow-level.ts';

const daysOfLog = 40;
const minutes = fc.integer({ min: 0, max: daysOfLog * 24 * 60 });

/** Signals and looks that come in bursts, at any minute. */
const someDrafts = fc
  .array(
    fc.record({
      at: fc.oneof(minutes, fc.integer({ min: 30 * 24 * 60, max: 30 * 24 * 60 + 200 })),
      what: fc.constantFrom('attack', 'posture', 'statement', 'road', 'shock', 'look'),
      which: fc.nat(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((all) => all.map(draftOf));

function draftOf(
  { at, what, which }: { at: number; what: string; which: number },
  n: number,
): Draft {
  const common = shared({
    at: at / 60,
    source: { name: `Radio ${which % 3}` },
    where: { type: 'place', place: which % 2 === 0 ? 'aba' : 'bek' },
  });
  const by = { id: idOf(n), author: 'Awa' };
  const instant = isoOf(hour(at / 60));
  switch (what) {
    case 'attack':
      return signalDraft(n, {
        indicator: 'attack-frequency',
        ...common,
        details: { type: 'battle' },
      });
    case 'posture': {
      const movement = which % 3 === 0 ? 'reinforcement' : 'retrenchment';
      const details = { movement, from: 'bek', to: 'aba' } as const;
      return signalDraft(n, { indicator: 'military-posture', ...common, details });
    }
    case 'statement': {
      const tone = ([-1, 0, 1] as const)[which % 3];
      const details = { speaker: 'Army', tone };
      return signalDraft(n, {
        indicator: 'public-messaging',
        ...common,
        claim: 'official',
        details,
      });
    }
    case 'road': {
      const severity = ([0, 0.5, 1] as const)[which % 3];
      const details = { about: 'disruption', service: 'road', severity } as const;
      return signalDraft(n, { indicator: 'civilian-impact', ...common, details });
    }
    case 'shock': {
      const clocks = [{ kind: 'first-statement' as const }];
      const incident = { title: 'A shock', startAt: instant, precision: 'minute' as const, clocks };
      return draft({ ...by, kind: 'incident-opened', incident });
    }
    default: {
      const indicator = indicatorIds[which % indicatorIds.length] ?? 'attack-frequency';
      return draft({ ...by, kind: 'heartbeat', indicator, lookedAt: instant });
    }
  }
}

const runs = { numRuns: 40 };

describe('readings', () => {
  it('display the levels that the scale of the 28 days before gives', () => {
    fc.assert(
      fc.property(
        someDrafts,
        fc.array(minutes, { minLength: 1, maxLength: 4 }),
        (drafts, asked) => {
          let state = emptyState(smallWatch, 1);
          const instants = asked.map((at) => hour(at / 60));
          const entries = entriesOf(drafts);
          for (const entry of entries) {
            fold(state, entry);
            if (entry.revision === (asked[0] ?? 0) % 60) {
              state = restarted(state, new CountingRecall(entries));
            }
            for (const at of instants) readAll(state, at);
          }
          for (const at of instants) {
            for (const indicator of indicators) {
              const { computedLevel: now, levelDayAgo: dayAgo } = read(state, indicator, at);
              expect({ now, dayAgo }).toEqual(slowLevels(state, indicator, at));
            }
          }
        },
      ),
      runs,
    );
  });

  it('say from minute to minute what they say to somebody who has just come', () => {
    fc.assert(
      fc.property(someDrafts, minutes, (drafts, from) => {
        const state = stateOf(drafts);
        for (let minute = from; minute < from + 12; minute += 1) {
          const at = hour(minute / 60);
          expect(readAll(state, at)).toEqual(readAll(stateOf(drafts), at));
        }
      }),
      runs,
    );
  });
});

describe('a level after a late report', () => {
  it('asks for the scale of the last days alone, where that tells', () => {
    const looks = Array.from({ length: 60 }, (_, i) =>
      draftOf({ at: i * 24 * 60, what: 'look', which: 1 }, i),
    );
    const early = attack(100, { at: 2 * 24 });
    const asOf = hour(60 * 24);
    const state = stateOf([...looks, early]);
    read(state, attackFrequency, asOf);
    const { asked, watched } = watchedAttacks();
    const drafts = [attack(101, { at: 40 * 24 })];
    for (const entry of entriesOf(drafts, 60 * 24)) {
      fold(state, { ...entry, revision: state.revision + 1 });
    }
    const { scale, accountAt } = read(stateOf([...looks, early, ...drafts]), attackFrequency, asOf);
    const held = { scale, from: accountAt };
    const { now } = displayedLevel(state, watched, { asOf, held });
    expect(now).toBe(slowLevels(state, attackFrequency, asOf).now);
    expect(Math.min(...asked)).toBe(asOf - 7 * 24 * HOUR);
  });

  it('asks for nothing of the last day where its scale is at its highest', () => {
    const looks = Array.from({ length: 60 }, (_, i) =>
      draftOf({ at: i * 24 * 60, what: 'look', which: 1 }, i),
    );
    const burst = Array.from({ length: 12 }, (_, i) =>
      attack(100 + i, { at: 59 * 24 + i, source: { name: `Radio ${i}` } }),
    );
    const asOf = hour(59 * 24 + 12);
    const drafts = [...looks, attack(99, { at: 2 * 24 }), ...burst];
    const { scale, accountAt } = read(stateOf(drafts), attackFrequency, asOf);
    const { asked, watched } = watchedAttacks();
    const held = { scale, from: accountAt };
    const levels = displayedLevel(stateOf(drafts), watched, { asOf, held });
    expect(levels).toEqual({ now: 4, dayAgo: 0 });
    expect(Math.max(...asked)).toBe(asOf - 24 * HOUR);
  });
});

/** Attacks, and the instants for which their scale was asked. */
function watchedAttacks() {
  const asked: number[] = [];
  const evaluations = (of: WatchState) => {
    const evaluated = attackFrequency.evaluations(of);
    return (at: number) => {
      asked.push(at);
      return evaluated(at);
    };
  };
  return { asked, watched: { ...attackFrequency, evaluations } };
}

describe('a stale reading', () => {
  it('keeps the level that was shown last', () => {
    fc.assert(
      fc.property(
        someDrafts,
        fc.array(minutes, { minLength: 1, maxLength: 8 }),
        (drafts, asked) => {
          const state = stateOf(drafts);
          for (const at of asked.map((minute) => hour(minute / 60))) {
            for (const indicator of indicators) {
              const { status, computedLevel, freshness } = read(state, indicator, at);
              if (status !== 'stale' || freshness.newestAt === null) continue;
              const shown = read(stateOf(drafts), indicator, freshness.newestAt + freshness.limit);
              expect(shown.status).toBe('live');
              expect(computedLevel).toBe(shown.computedLevel);
            }
          }
        },
      ),
      runs,
    );
  });

  it('does not fall by a dwell that began before', () => {
    const quiet = Array.from({ length: 10 }, (_, i) => attack(i, { at: i * 6 * 24 }));
    const burst = Array.from({ length: 12 }, (_, i) =>
      attack(100 + i, { at: 60 * 24 + i, source: { name: `Radio ${i}` } }),
    );
    const state = stateOf([...quiet, ...burst, attack(200, { at: 66 * 24 })]);
    // The burst leaves the window after 67.5 days; nobody has looked since the 66th.
    const levels = [66, 68, 69, 70.5, 75, 90].map(
      (day) => read(state, attackFrequency, hour(24 * day)).level,
    );
    expect(levels).toEqual([4, 4, 4, 4, 4, 4]);
    const { levelDayAgo } = read(state, attackFrequency, hour(24 * 72));
    expect(levelDayAgo).toBe(4);
  });
});

describe('the level of the day before', () => {
  it('is what was displayed, within the hour of the news too', () => {
    const look = { what: 'look', which: 1 };
    const looks = [0, 2, 4, 6, 8, 10, 11].map((day, n) =>
      draftOf({ ...look, at: day * 24 * 60 }, n),
    );
    const news = ['bek', 'aba', 'cor'].map((place, n) =>
      attack(10 + n, { at: 240.2, place, source: { name: `Radio ${n}` } }),
    );
    const state = stateOf([...looks, ...news]);
    const [before, shown, later] = [240.1, 240.5, 264.5].map((at) =>
      read(state, attackFrequency, hour(at)),
    );
    expect(before?.level).toBe(0);
    expect(shown?.level).toBeGreaterThan(1);
    expect(later?.levelDayAgo).toBe(shown?.level);
  });
});

describe('the canonical instants', () => {
  const minute = fc.integer({ min: 0, max: 60 * 48 });
  const looks = fc.array(minute, { maxLength: 6 });
  const instantOf = (at: number) => hour(at / 60);
  const inOrder = (all: readonly number[]) => all.map(instantOf).sort((a, b) => a - b);

  it('are every third hour, and wherever evidence lies', () => {
    fc.assert(
      fc.property(looks, minute, (all, after) => {
        const marks = inOrder(all);
        let next = instantOf(after + 1);
        while (next % (3 * HOUR) !== 0 && !marks.includes(next)) next += MINUTE;
        expect(
          nextCanonical(instantOf(after), { marks: InstantList.of(marks), limit: 60 * HOUR }),
        ).toBe(next);
      }),
    );
  });

  it('are the last at which a look keeps a reading live, and the first at which none does', () => {
    const limit = 7 * HOUR;
    fc.assert(
      fc.property(looks, minute, (all, after) => {
        const marks = inOrder(all);
        const isLive = (at: number) => marks.some((mark) => mark <= at && at <= mark + limit);
        const turns = marks.flatMap((mark) => [mark + limit, mark + limit + 1]);
        const to = nextCanonical(instantOf(after), { marks: InstantList.of(marks), limit });
        for (const turn of turns.filter((at) => at > instantOf(after) && at < to)) {
          expect(isLive(turn)).toBe(isLive(turn + 1));
          expect(isLive(turn)).toBe(isLive(turn - 1));
        }
      }),
    );
  });
});

describe('the instant of an account', () => {
  const from = 24 * 30;
  const instant = hour(from) + 2 * MINUTE;
  const opened = draftOf({ at: 60 * from + 2, what: 'shock', which: 0 }, 1);
  const attacked = draftOf({ at: 60 * from + 2, what: 'attack', which: 0 }, 2);
  const killed = signalDraft(4, {
    indicator: 'attack-frequency',
    ...shared({ at: from + 2 / 60 }),
    incident: idOf(1),
    details: { type: 'battle', tolls: { killed: { civilian: { best: 3 } } } },
  });
  const closed = draft({
    id: idOf(3),
    author: 'Awa',
    kind: 'incident-closed',
    incident: idOf(1),
    closedAt: isoOf(hour(from) + 4 * MINUTE),
    reason: 'It is over',
  });

  function accountsAt(drafts: readonly Draft[], at: number): (number | undefined)[] {
    return readAll(stateOf(drafts), at).map((reading) => (reading.accountAt - hour(from)) / MINUTE);
  }

  it('stays for five minutes while nothing happens', () => {
    expect(accountsAt([], hour(from) + 4 * MINUTE)).toEqual([0, 0, 0, 0, 0]);
    expect(accountsAt([], hour(from) + 5 * MINUTE)).toEqual([5, 5, 5, 5, 5]);
  });

  it('is that of the newest evidence, where it changes the reading', () => {
    expect(accountsAt([opened], instant)).toEqual([2, 2, 0, 0, 0]);
    expect(accountsAt([attacked], instant)).toEqual([0, 2, 2, 0, 2]);
    // What officials admit is held against the dead of an incident, and against no others.
    expect(accountsAt([killed], instant)).toEqual([0, 2, 2, 2, 2]);
    expect(accountsAt([opened, closed], instant + 2 * MINUTE)).toEqual([4, 4, 0, 0, 0]);
    expect(accountsAt([attacked], instant - MINUTE)).toEqual([0, 0, 0, 0, 0]);
  });

  it('forgets what was taken back', () => {
    const taken = draft({
      id: idOf(4),
      author: 'Awa',
      kind: 'entry-retracted',
      target: idOf(3),
      reason: 'Not yet',
    });
    const at = instant + 2 * MINUTE;
    expect(accountsAt([opened, closed, taken], at)).toEqual([2, 2, 0, 0, 0]);
  });

  it('does not read the same numbers again', () => {
    const state = stateOf([attacked]);
    const [first, second] = [3, 4].map((minute) => readAll(state, hour(from) + minute * MINUTE));
    expect(second?.map(({ measures }) => measures)).toEqual(first?.map(({ measures }) => measures));
    for (const [i, { measures }] of (second ?? []).entries()) {
      expect(measures).toBe(first?.[i]?.measures);
    }
  });
});
