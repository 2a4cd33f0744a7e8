import { levelAhead } from '#domain/displayed-level.ts';
import { indicators } from '#domain/indicators/registry.ts';
import type { Instant } from '#domain/instant.ts';
import { read } from '#domain/readings.ts';
import type { WatchState } from '#domain/watch-state.ts';

/**
 * Works out what the readings at an instant rest on, in steps of a few milliseconds: with a turn
 * for others after each, nobody waits for the four weeks before that a first reading looks at.
 */
export function* readAhead(state: WatchState, asOf: Instant): Generator<undefined> {
  for (const indicator of indicators) {
    // Its answer is not needed; what it works out on the way stays with the state.
    indicator.account(state, asOf);
    yield;
    yield* levelAhead(state, indicator, asOf);
    read(state, indicator, asOf);
    yield;
  }
}
