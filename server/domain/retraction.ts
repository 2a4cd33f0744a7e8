import { actOf } from '#domain/clock-acts.ts';
import type { Entry, EntryOf } from '#domain/entry.ts';
import { closingTouches, lookAtIncident, lookedBy } from '#domain/incident-entries.ts';
import { dropSignal, type Touch, unlink } from '#domain/signal-shelf.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** Takes back what an entry said, as if it had never been there. */
export function retract(state: WatchState, entry: EntryOf<'entry-retracted'>): readonly Touch[] {
  const { revision, recordedAt, author, reason } = entry;
  const signal = state.signals.get(entry.target);
  if (signal !== undefined) {
    signal.retracted = { revision, recordedAt, author, reason };
    return dropSignal(state, signal.current);
  }
  const target = state.entries.get(entry.target);
  if (target === undefined || state.retracted.has(target.id)) return [];
  state.retracted.add(target.id);
  return takeBack(state, target);
}

function takeBack(state: WatchState, target: Entry): readonly Touch[] {
  switch (target.kind) {
    case 'heartbeat':
      return lookedBy(state, target, 'unheartbeat');
    case 'incident-opened': {
      const touches = lookAtIncident(state, target.id, 'remove');
      state.incidents.remove(target.id);
      return touches;
    }
    case 'clock-closed':
    case 'clock-mooted': {
      const { at } = actOf(target);
      state.incidents.retract(target.id);
      state.looked['response-speed'].any.remove(at);
      return [{ indicator: 'response-speed', from: at }];
    }
    case 'incident-closed':
      state.incidents.retract(target.id);
      return closingTouches(state, target);
    case 'report-attached':
    case 'events-merged':
    case 'event-split':
      return unlink(state, target);
    case 'level-overridden':
      state.overrides.takeBack(target.id);
      return [{ indicator: target.indicator, from: null }];
    case 'tripwire-opened':
      state.tripwires.delete(target.id);
      return [];
    case 'annotation':
      state.annotations = state.annotations.filter(({ id }) => id !== target.id);
      return [];
    default:
      return [];
  }
}
