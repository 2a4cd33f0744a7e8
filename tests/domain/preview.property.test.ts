import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, Entry } from '#domain/entry.ts';
import { DAY, HOUR, type Instant, isoOf } from '#domain/instant.ts';
import { changesIn, readingsAround } from '#domain/preview.ts';
import { readAll } from '#domain/readings.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { viewOf } from '#domain/watch-view.ts';
import { attack, draft, entriesOf, hour, idOf, smallWatch } from '#tests/support/entries.ts';
import { eventfulLogs, longLogs } from '#tests/support/eventful-log.ts';
import { CountingRecall, restarted } from '#tests/support/restarted.ts';
import { runs } from '#tests/support/runs.ts';
import { toldOf } from '#tests/support/seen.ts';
import { rounded } from '#tests/support/slow-and-fast.ts';
import { begin, taken } from '#tests/support/taken.ts';

/** All that a reader of a state can see of it, now, a while ago and almost as far as levels reach. */
function seen(state: WatchState, asOf: Instant): unknown {
  return rounded({
    views: [asOf, asOf - 3 * DAY, asOf - 20 * DAY].map((at) => viewOf(state, at, null)),
    signals: [...state.signals.values()].map(({ current, versions, retracted }) => [
      toldOf(current),
      versions,
      retracted,
    ]),
    order: [...state.signals.keys()],
    entries: [...state.entries.values()],
    retracted: [...state.retracted].sort(),
    activity: Object.values(state.activity).map((instants) => [...instants]),
    annotations: state.annotations,
    forecasts: state.forecasts,
    ended: [...state.tripwireEnds],
    baseline: state.attackBaseline,
    stand: [state.revision, state.recordedAt],
  });
}

const logs = fc.oneof(
  { weight: 6, arbitrary: eventfulLogs },
  { weight: 1, arbitrary: longLogs('attack-frequency') },
);

/** The last two entries of each kind. */
function someOfEach(entries: readonly Entry[]): Set<number> {
  const later = ({ kind }: Entry, i: number) =>
    entries.slice(i + 1).filter((other) => other.kind === kind).length;
  return new Set(entries.flatMap((entry, i) => (later(entry, i) < 2 ? [i] : [])));
}

/**
 * Previews some entries of a log just before each is logged: what was foretold comes, and a log
 * that nobody previewed reads the same before and after.
 */
function previewed(entries: readonly Entry[], later: number, restart: number): void {
  const chosen = someOfEach(entries);
  let state = emptyState(smallWatch, 1);
  const control = emptyState(smallWatch, 1);
  for (const [i, entry] of entries.entries()) {
    const asOf = entry.recordedAt + later;
    const around = chosen.has(i) ? readingsAround(state, entry, asOf) : null;
    if (around !== null) {
      expect(rounded(around.before)).toEqual(rounded(readAll(control, asOf)));
      expect(seen(state, asOf)).toEqual(seen(control, asOf));
    }
    fold(state, entry);
    fold(control, entry);
    if (i === restart % entries.length) state = restarted(state, new CountingRecall(entries));
    if (around !== null) expect(rounded(around.after)).toEqual(rounded(readAll(control, asOf)));
  }
  const end = entries.at(-1)?.recordedAt ?? 0;
  expect(seen(state, end)).toEqual(seen(control, end));
}

const look = draft({
  id: idOf(999),
  author: 'Awa',
  kind: 'heartbeat',
  indicator: 'military-posture',
  lookedAt: isoOf(hour(begin)),
});

describe('a preview', () => {
  it('foretells what every kind of entry does to the readings, and leaves no trace', () => {
    fc.assert(
      fc.property(logs, fc.nat({ max: 40 }), fc.nat(), (drafts, hours, restart) =>
        previewed(taken(drafts), hours * HOUR, restart),
      ),
      runs(15),
    );
  });

  it('learns how late reports are from what was logged alone', () => {
    const late = Array.from({ length: 90 }, (_, i) =>
      attack(i, { at: begin + 7 * i - 24 * ((5 * i) % 13) }),
    );
    const entries = taken([...late, look]);
    const last = entries.pop();
    const before = entries.at(-1);
    if (last === undefined || before === undefined) throw new Error('The log is empty.');
    const beat = { ...last, recordedAt: before.recordedAt + DAY };
    const [state, control] = [emptyState(smallWatch, 1), emptyState(smallWatch, 1)];
    for (const entry of entries) for (const each of [state, control]) fold(each, entry);
    const asOf = before.recordedAt - 2 * DAY;
    const learned = readAll(control, asOf);
    const { after } = readingsAround(state, beat, asOf);
    expect(readAll(state, asOf)).toEqual(learned);
    for (const each of [state, control]) fold(each, beat);
    const known = readAll(control, asOf);
    expect(readAll(state, asOf)).toEqual(known);
    expect(after).toEqual(known);
    expect(known[1]).not.toEqual(learned[1]);
  });

  const by = { author: 'Awa' };
  const why = { reason: 'Known better' };
  const told = [
    attack(1, { at: 24 * 59 }),
    attack(2, { at: 24 * 59 + 2, source: { name: 'Journal Deux' } }),
    draft({
      ...by,
      id: idOf(3),
      kind: 'tripwire-opened',
      title: 'Roads are cut',
      condition: { type: 'observed', earliestAt: null, latestAt: null },
    }),
  ];

  /** The indicators whose readings one more entry would change. */
  function changedBy(last: Draft): string[] {
    const entries = entriesOf([...told, last]);
    const state = emptyState(smallWatch, 1);
    const entry = entries.pop();
    for (const earlier of entries) fold(state, earlier);
    if (entry === undefined) throw new Error('There is nothing to preview.');
    const asOf = hour(24 * 60);
    const before = seen(state, asOf);
    const changes = changesIn(readingsAround(state, entry, asOf));
    expect(seen(state, asOf)).toEqual(before);
    return changes.map(({ after }) => after.indicator);
  }

  it('names the readings that a retraction changes, and no others', () => {
    const taken = draft({ ...by, ...why, id: idOf(9), kind: 'entry-retracted', target: idOf(1) });
    expect(changedBy(taken)).toEqual(['attack-frequency']);
  });

  it('finds nothing changed by what only says how the log is to be read', () => {
    const id = idOf(9);
    const at = isoOf(hour(24 * 60));
    const outcome = (name: string) => ({ id: name, title: name, turnsOn: name, probability: 0.5 });
    const scenarios = [outcome('holds'), outcome('spreads')];
    for (const one of [
      draft({ ...by, id, kind: 'forecast', set: 'outlook', scenarios, madeAt: at }),
      draft({ ...by, id, kind: 'annotation', text: 'The rains began', fromAt: at }),
      draft({ ...by, ...why, id, kind: 'tripwire-voided', tripwire: idOf(3) }),
      draft({ ...by, ...why, id, kind: 'entry-retracted', target: idOf(3) }),
    ]) {
      expect(changedBy(one)).toEqual([]);
    }
  });
});
