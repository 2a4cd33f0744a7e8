import { minuteOf } from '#domain/instant.ts';
import { dropSignal } from '#domain/signal-shelf.ts';
import { forget, type WatchState } from '#domain/watch-state.ts';

/**
 * Narrows a state, in place, to what is about one region: its readings are then those of a watch
 * that knew of nothing else. Incidents and their clocks stay, for they are the whole watch's.
 */
export function narrowTo(state: WatchState, region: string): void {
  for (const { current, retracted } of state.signals.values()) {
    if (retracted === null && current.region !== region) forget(state, dropSignal(state, current));
  }
  for (const entry of state.entries.values()) {
    if (entry.kind !== 'heartbeat' || state.retracted.has(entry.id)) continue;
    if (entry.regions.length === 0 || entry.regions.includes(region)) continue;
    const at = minuteOf(entry.lookedAt);
    state.looked[entry.indicator].unheartbeat(at, entry.regions);
    forget(state, [{ indicator: entry.indicator, from: at }]);
  }
}
