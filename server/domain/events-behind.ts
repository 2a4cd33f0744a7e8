import type { CountedEvent, EventsBehind } from '#domain/indicators/behind.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { indicators } from '#domain/indicators/registry.ts';
import type { Instant } from '#domain/instant.ts';
import { spokenAt } from '#domain/readings.ts';
import type { WatchState } from '#domain/watch-state.ts';

const sets = new Map<string, { indicator: Indicator; events: EventsBehind }>(
  indicators.flatMap((indicator) =>
    Object.entries(indicator.behind).map(
      ([name, events]) => [`${indicator.id}.${name}`, { indicator, events }] as const,
    ),
  ),
);

/** Every set of events that numbers count, by its indicator and its name: `{indicator}.{set}`. */
export const behindNames: readonly string[] = [...sets.keys()];

/** The events of a set, as of the instant that the numbers of the reading speak of; none is unknown. */
export function eventsBehind(
  state: WatchState,
  name: string,
  asOf: Instant,
): readonly CountedEvent[] {
  const set = sets.get(name);
  if (set === undefined) return [];
  return set.events(state, spokenAt(state, set.indicator, asOf), asOf);
}
