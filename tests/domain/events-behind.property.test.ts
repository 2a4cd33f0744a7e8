import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behindNames, eventsBehind } from '#domain/events-behind.ts';
import type { CountedEvent } from '#domain/indicators/behind.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import { indicators } from '#domain/indicators/registry.ts';
import type { Instant } from '#domain/instant.ts';
import { read } from '#domain/readings.ts';
import { emptyState, fold, type WatchState } from '#domain/watch-state.ts';
import { hour, smallWatch } from '#tests/support/entries.ts';
import { begin, taken } from '#tests/support/taken.ts';
import { variedLogs } from '#tests/support/varied-log.ts';

interface Asked {
  state: WatchState;
  accountAt: Instant;
}

/** How the number of a measure follows from the events, where it does not count the events. */
const otherCounts: Record<string, (events: readonly CountedEvent[], asked: Asked) => number> = {
  contradiction: (events, { state, accountAt }) => {
    const tally = messagingTally(state);
    return events.reduce((sum, { id }) => {
      const event = state.books['public-messaging'].event(id);
      return sum + (event === null ? 0 : (tally.stageAt(event, accountAt)?.checkable ?? 0));
    }, 0);
  },
  silence: (events, { state }) => {
    const tally = messagingTally(state);
    const instants = events.flatMap(({ id }) => {
      const event = state.books['public-messaging'].event(id);
      return event === null ? [] : [tally.spokenAt(event)];
    });
    return Math.max(0, new Set(instants).size - 1);
  },
  'displacement-rate': (events) => new Set(events.map(({ region }) => region)).size,
};

/** Incidents, and the times between the counts of some regions: nobody can tell them off the events. */
const untold = ['toll-gap', 'displacement-ratio'];

function stateOf(drafts: Parameters<typeof taken>[0]): WatchState {
  const state = emptyState(smallWatch, 1);
  for (const entry of taken(drafts)) fold(state, entry);
  return state;
}

/** Each measure with what it counts, and what its events add up to. */
function counted(state: WatchState, asOf: Instant) {
  return indicators.flatMap((indicator) => {
    const { measures, accountAt } = read(state, indicator, asOf);
    return indicator.measures.flatMap(({ name, behind }) => {
      if ('list' in behind || untold.includes(name)) return [];
      const n = measures.find((measure) => measure.name === name)?.n;
      const events = eventsBehind(state, `${indicator.id}.${behind.events}`, asOf);
      const told = otherCounts[name]?.(events, { state, accountAt }) ?? events.length;
      return [{ name, n, told }];
    });
  });
}

const instants = fc.integer({ min: begin, max: begin + 40 * 24 }).map(hour);

describe('the events behind a number', () => {
  it('are as many as the number says, on any log and at any instant', () => {
    fc.assert(
      fc.property(variedLogs, instants, (drafts, asOf) => {
        for (const { name, n, told } of counted(stateOf(drafts), asOf)) {
          expect({ name, n: told }).toEqual({ name, n });
        }
      }),
    );
  });

  it('are those that a reading shows, and all of them', () => {
    fc.assert(
      fc.property(variedLogs, instants, (drafts, asOf) => {
        const state = stateOf(drafts);
        for (const indicator of indicators) {
          const { evidence } = read(state, indicator, asOf);
          const events = eventsBehind(state, `${indicator.id}.evidence`, asOf);
          const ids = events.flatMap(({ reports }) => reports.map(({ id }) => id));
          expect([indicator.id, ids.length]).toEqual([indicator.id, evidence.n]);
          expect(ids).toEqual(expect.arrayContaining(evidence.ids));
        }
      }),
    );
  });

  it('have a name wherever a measure opens to them', () => {
    const named = indicators.flatMap(({ id, measures }) =>
      measures.flatMap(({ behind }) => ('list' in behind ? [] : [`${id}.${behind.events}`])),
    );
    expect(behindNames).toEqual(expect.arrayContaining(named));
  });
});
