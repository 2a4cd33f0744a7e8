import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, Entry } from '#domain/entry.ts';
import { type Service, services } from '#domain/indicators/civilian-services.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { publicMessaging } from '#domain/indicators/public-messaging.ts';
import { DAY, HOUR, type Instant, isoOf } from '#domain/instant.ts';
import { emptyState, fold } from '#domain/watch-state.ts';
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
import { eventfulLogs, longLogs, shortLogs } from '#tests/support/eventful-log.ts';
import { daysOfLog } from '#tests/support/eventful-signal.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { compare, compareStates, compareSweeps } from '#tests/support/slow-and-fast.ts';

/** Where things turn: as they happen, and when the windows of the readings let go of them. */
const windows = [0, 7, 14, 30, 45, 84, 90, 91, 98, 168, 180, 365];

const questions = fc.array(
  fc.record({
    back: fc.nat(),
    span: fc.constantFrom(...windows),
    at: fc.integer({ min: 0, max: 24 * daysOfLog }),
    near: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  }),
  { minLength: 1, maxLength: 6 },
);
type Question = typeof questions extends fc.Arbitrary<(infer T)[]> ? T : never;

function instantsOf(entry: Entry): Instant[] {
  if (entry.kind === 'heartbeat') return [entry.lookedAt];
  if (entry.kind === 'clock-closed') return [entry.closedAt];
  if (entry.kind === 'incident-opened') return [entry.incident.startAt ?? entry.recordedAt];
  return entry.kind === 'signal-recorded' ? [entry.signal.eventAt ?? entry.recordedAt] : [];
}

/** An instant, between the moment before and the moment after: something may turn there. */
function asked(entries: readonly Entry[], { back, span, at, near }: Question): Instant[] {
  const turns = entries.flatMap(instantsOf);
  const turn = turns[back % Math.max(1, turns.length)];
  const instant = near && turn !== undefined ? turn + span * DAY : hour(at);
  return [instant - 1, instant, instant + 1];
}

describe('what indicators keep up to date', () => {
  it('says what adding all the events up says, whatever was asked and changed before', () => {
    fc.assert(
      fc.property(eventfulLogs, questions, fc.array(fc.nat(20)), (drafts, all, stops) => {
        let state = emptyState(smallWatch, 1);
        const entries = entriesOf(drafts, 24 * daysOfLog);
        const instants = all.flatMap((question) => asked(entries, question));
        entries.forEach((entry, i) => {
          fold(state, entry);
          if (stops[0] === i % 20) state = restarted(state, new CountingRecall(entries));
          // Asked in between, so that what is kept has to follow every change.
          if (!stops.includes(i % 20)) return;
          for (const at of instants) compare(state, at);
          compareSweeps(state, instants);
        });
        const untouched = emptyState(smallWatch, 1);
        for (const entry of entries) fold(untouched, entry);
        for (const at of instants) {
          compare(state, at);
          compareStates(state, untouched, at);
        }
      }),
      runs(40),
    );
  });

  it.each(['attack-frequency', 'civilian-impact'] as const)(
    'turns wherever %s can turn, however long it held before',
    (focus) => {
      fc.assert(
        fc.property(shortLogs(focus), (drafts) => {
          const state = emptyState(smallWatch, 1);
          const entries = entriesOf([frozen, ...drafts], 24 * daysOfLog);
          const newest = entries.flatMap(instantsOf).sort((a, b) => b - a);
          for (const entry of entries) {
            fold(state, entry);
            for (const at of newest.slice(0, 4)) compare(state, at, focus);
          }
          const untouched = emptyState(smallWatch, 1);
          for (const entry of entries) fold(untouched, entry);
          for (const at of newest.slice(0, 4)) compareStates(state, untouched, at);
          const turns = new Set(newest.flatMap(turnsAfter));
          for (const at of [...turns].sort((a, b) => a - b)) compare(state, at, focus);
          compareSweeps(state, [...turns], focus);
        }),
        runs(25),
      );
    },
  );

  it('counts the dead of watched weeks as adding them up does, whatever changed before', () => {
    fc.assert(
      fc.property(shortLogs('attack-frequency'), longLogs('attack-frequency'), (some, drafts) => {
        const state = emptyState(smallWatch, 1);
        const entries = entriesOf([...looks, ...drafts], 24 * daysOfLog);
        for (const entry of entries) fold(state, entry);
        const [last = 0] = entries.flatMap(instantsOf).sort((a, b) => b - a);
        const weeks = some.map((_, i) => last - i * 5 * DAY);
        for (const at of weeks) {
          for (const off of [-1, 0]) compare(state, at + off, 'civilian-impact');
        }
        compareSweeps(state, everyFewHours(last), 'civilian-impact');
      }),
      runs(4),
    );
  });

  it('shows the newest reports where there are more than it shows', () => {
    for (const focus of indicatorIds) {
      fc.assert(
        fc.property(longLogs(focus), (drafts) => {
          const state = stateOf(drafts, 24 * daysOfLog);
          for (const at of [340, 350, 360, 420]) compare(state, hour(24 * at), focus);
          compareSweeps(state, everyFewHours(hour(24 * 360)), focus);
        }),
        // To make such long logs shorter takes longer than to read one.
        runs(4),
      );
    }
  });

  it('expects other answers once an open clock of the baseline outlasts a closure', () => {
    const waits = [5, 8, 20, 50, 60, 70];
    const answered = waits.flatMap((wait, n) => [
      shock(n, n),
      clockClosed(100 + n, { incident: n, at: n + wait }),
      shockOver(200 + n, { incident: n, at: n + wait + 1 }),
    ]);
    // One more of the past that nobody ever answered, and the one that is running.
    const others = [shock(50, 200), shockOver(250, { incident: 50, at: 201 }), shock(51, 190)];
    const state = stateOf([...answered, ...others]);
    for (const turn of [220, 250]) {
      for (const off of [-500, -501, 499, -499, 500, 0]) {
        compare(state, hour(turn) + off, 'response-speed');
      }
    }
  });

  it('lets go of a road that nobody said was open again after 90 days, not before', () => {
    const cut = (n: number, day: number, [place, service]: [string, Service]) =>
      signalDraft(n, {
        indicator: 'civilian-impact',
        ...shared({ at: 24 * day, grade: 'B2', source: { name: `Radio ${n}` } }),
        where: { type: 'place', place },
        details: { about: 'disruption', service, severity: 1 },
      });
    const look = { ...by(100), kind: 'heartbeat' as const, indicator: 'civilian-impact' as const };
    const looked = draft({ ...look, lookedAt: isoOf(hour(24 * 84)), regions: [] });
    const others = services.flatMap((service, i) => [
      cut(2 + i, 85, ['bek', service]),
      cut(9 + i, 85, ['cor', service]),
    ]);
    const state = stateOf([cut(1, 0, ['aba', 'road']), ...others, looked]);
    const days = Array.from({ length: 60 }, (_, i) => hour(24 * 84 + 6 * i));
    compareSweeps(state, days, 'civilian-impact');
    for (const off of [-1, 0]) compare(state, hour(24 * 90) + off, 'civilian-impact');
  });

  it('hears a figure of the dead when its report speaks, not when its event began', () => {
    const killed = (n: number, at: number, details: { grade: 'B2' | 'C3'; attackers: boolean }) =>
      signalDraft(n, {
        indicator: 'attack-frequency',
        ...shared({ at, grade: details.grade, source: { name: `Source ${n}` } }),
        incident: idOf(1),
        event: n === 2 ? null : idOf(2),
        details: {
          type: 'battle',
          tolls: { killed: { [details.attackers ? 'attackers' : 'civilian']: { best: 90 } } },
        },
      });
    const official = signalDraft(5, {
      indicator: 'public-messaging',
      ...shared({ at: 1, claim: 'official', incident: idOf(1) }),
      details: { speaker: 'Army', toll: { civilian: { best: 10 }, attackers: { best: 90 } } },
    });
    const state = stateOf([
      killed(2, 0, { grade: 'B2', attackers: false }),
      killed(3, 10, { grade: 'C3', attackers: true }),
      official,
    ]);
    const gapAt = (at: number) =>
      publicMessaging.account(state, hour(at)).measures.find(({ name }) => name === 'toll-gap');
    for (const at of [2, 9, 10, 11, 9]) compare(state, hour(at), 'public-messaging');
    expect(gapAt(9)?.value).toBeGreaterThan(2);
    expect(gapAt(10)?.value).not.toBe(gapAt(9)?.value);
  });
});

/** The instants of a level that looks back, and a while before them. */
function everyFewHours(last: Instant): Instant[] {
  return Array.from({ length: 120 }, (_, i) => last - i * 7 * HOUR - (i % 3));
}

function turnsAfter(at: Instant): Instant[] {
  return windows.flatMap((days) => [at + days * DAY - 1, at + days * DAY, at + days * DAY + 1]);
}

const by = (n: number) => ({ id: idOf(n), author: 'Awa' });

const frozen = draft({
  ...by(9_999),
  kind: 'setting-changed',
  reason: 'Before the wave',
  setting: {
    name: 'attack-baseline',
    period: { fromAt: isoOf(hour(24 * 300)), toAt: isoOf(hour(24 * 340)) },
  },
});

function shock(n: number, at: number): Draft {
  const clocks = [{ kind: 'first-statement' as const }];
  const incident = { title: 'A shock', startAt: isoOf(hour(at)), precision: 'minute' as const };
  return draft({ ...by(n), kind: 'incident-opened', incident: { ...incident, clocks } });
}

type Ending = { incident: number; at: number };

function clockClosed(n: number, { incident, at }: Ending): Draft {
  const closing = { incident: idOf(incident), closedAt: isoOf(hour(at)) };
  return draft({ ...by(n), kind: 'clock-closed', clock: 'first-statement', ...closing });
}

function shockOver(n: number, { incident, at }: Ending): Draft {
  const closing = { incident: idOf(incident), closedAt: isoOf(hour(at)) };
  return draft({ ...by(n), kind: 'incident-closed', reason: 'It is over', ...closing });
}

/** Somebody looks for attacks every other day, so that no attack is no attack. */
const looks = Array.from({ length: daysOfLog / 2 }, (_, i) =>
  draft({
    id: idOf(900_000 + i),
    kind: 'heartbeat',
    author: 'Awa',
    indicator: 'attack-frequency',
    lookedAt: isoOf(hour(48 * i)),
  }),
);
