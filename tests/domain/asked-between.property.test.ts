import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '#domain/entry.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { DAY, HOUR, type Instant, isoOf, MINUTE } from '#domain/instant.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { draft, hour, idOf, smallWatch } from '#tests/support/entries.ts';
import { denseLogs, eventfulLogs, fullLogs } from '#tests/support/eventful-log.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { rounded } from '#tests/support/slow-and-fast.ts';
import { taken } from '#tests/support/taken.ts';

/** How far back somebody looks, in no order: within a day, over the days of a level, and beyond. */
const backs = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => minutes * MINUTE),
    fc.integer({ min: -48, max: 24 * 45 }).map((hours) => hours * HOUR),
    fc.integer({ min: 0, max: 120 }).map((days) => days * DAY + 1),
  ),
  { minLength: 3, maxLength: 6 },
);

const seen = (state: WatchState, asOf: Instant) => rounded(viewOf(state, asOf, null));

function folded(entries: readonly Entry[]): WatchState {
  const state = emptyState(smallWatch, 1);
  for (const entry of entries) fold(state, entry);
  return state;
}

/** Mostly short ones, which are soon asked about everything. */
const logs = fc.oneof({ weight: 3, arbitrary: eventfulLogs }, { weight: 1, arbitrary: fullLogs });

it('shows after every entry what a fresh look shows, wherever it was asked between the entries', () => {
  fc.assert(
    fc.property(logs, backs, fc.nat(8), fc.nat(), (drafts, all, phase, restart) => {
      const entries = taken(drafts);
      let state = emptyState(smallWatch, 1);
      for (const [i, entry] of entries.entries()) {
        fold(state, entry);
        if (i === restart % entries.length) state = restarted(state, new CountingRecall(entries));
        const instants = all.map((back) => entry.recordedAt - back);
        for (const at of instants) viewOf(state, at, null);
        if (i % 9 !== phase && i < entries.length - 1) continue;
        const fresh = folded(entries.slice(0, i + 1));
        for (const at of instants) expect(seen(state, at)).toEqual(seen(fresh, at));
      }
    }),
    runs(25),
  );
});

const hourly = (from: number, to: number, step: number) =>
  Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => hour(from + i * step));

/** Somebody looks at civilians every ten days, and sees nothing to report. */
const looks = Array.from({ length: 20 }, (_, i) =>
  draft({
    id: idOf(800_000 + i),
    author: 'Awa',
    kind: 'heartbeat',
    indicator: 'civilian-impact',
    lookedAt: isoOf(hour(24 * (295 + 10 * i) + 1)),
  }),
);

it.each([
  { about: ['attack-frequency'], days: 60, more: [] },
  { about: ['civilian-impact'], days: 140, more: looks },
  { about: ['public-messaging', 'attack-frequency'], days: 60, more: [] },
  { about: ['response-speed'], days: 60, more: [] },
  { about: ['military-posture'], days: 60, more: [] },
] as const)('keeps of $about.0 what an entry leaves as it was, and no more', (what) => {
  const { about, days, more } = what;
  const indicator = indicatorOf(about[0]);
  const instants = hourly(24 * 298 + 1, 24 * 450, 37);
  const told = (state: WatchState) =>
    rounded(
      instants.map((at) => {
        const { scale, measures, nEff, evidenceCount } = indicator.account(state, at);
        return { at, scale, measures, nEff, evidenceCount };
      }),
    );
  fc.assert(
    fc.property(denseLogs(about, days), (drafts) => {
      const state = emptyState(smallWatch, 1);
      const entries = taken([...more, ...drafts]);
      for (const [i, entry] of entries.entries()) {
        fold(state, entry);
        if (i < more.length + 15) continue;
        const now = told(state);
        if (i % 3 > 0) continue;
        const fresh = folded(entries.slice(0, i + 1));
        expect(now).toEqual(told(fresh));
        expect(instants.map(indicator.evaluations(state))).toEqual(
          instants.map((at) => indicator.evaluations(fresh)(at)),
        );
      }
    }),
    runs(3),
  );
});
