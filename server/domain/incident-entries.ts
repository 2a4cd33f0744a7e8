import { actOf } from '#domain/clock-acts.ts';
import type { Entry, EntryOf } from '#domain/entry.ts';
import { minuteOf } from '#domain/instant.ts';
import type { Touch } from '#domain/signal-shelf.ts';
import type { WatchState } from '#domain/watch-state.ts';

/** How incidents, their clocks and heartbeats come into the state of a watch. */

/** Takes in an entry about incidents or their clocks; null for any other. */
export function applyToIncidents(state: WatchState, entry: Entry): readonly Touch[] | null {
  const { incidents } = state;
  switch (entry.kind) {
    case 'incident-opened': {
      const { id, revision, recordedAt, author, incident: content } = entry;
      const first = { revision, recordedAt, author, content };
      incidents.open({ id, ...first, versions: [{ ...first, reason: null }] });
      return lookAtIncident(state, id, 'add');
    }
    case 'incident-corrected': {
      const before = lookAtIncident(state, entry.target, 'remove');
      const old = incidents.incidents.get(entry.target);
      if (old !== undefined) {
        const { revision, recordedAt, author, reason, incident: content } = entry;
        const version = { revision, recordedAt, author, reason, content };
        incidents.open({ ...old, content, versions: [...old.versions, version] });
      }
      return [...before, ...lookAtIncident(state, entry.target, 'add')];
    }
    case 'incident-closed': {
      const touches = closingTouches(state, entry);
      incidents.close(entry, minuteOf(entry.closedAt));
      return touches;
    }
    case 'clock-closed':
    case 'clock-mooted': {
      const act = actOf(entry);
      incidents.act(act);
      state.looked['response-speed'].any.add(act.at);
      return [{ indicator: 'response-speed', from: act.at }];
    }
    default:
      return null;
  }
}

/**
 * What changes when one end of an incident comes, or has gone: all from that end on, and from the
 * end that stands without it.
 */
export function closingTouches(
  { incidents }: WatchState,
  { incident, closedAt }: EntryOf<'incident-closed'>,
): readonly Touch[] {
  const other = incidents.closedAt.get(incident)?.at ?? Number.POSITIVE_INFINITY;
  const from = Math.min(minuteOf(closedAt), other);
  return [
    { indicator: 'response-speed', from },
    { indicator: 'attack-frequency', from },
  ];
}

/** The start of a shock is something seen: it keeps response speed and attacks' baseline moving. */
export function lookAtIncident(
  state: WatchState,
  id: string,
  how: 'add' | 'remove',
): readonly Touch[] {
  const incident = state.incidents.incidents.get(id);
  if (incident === undefined) return [];
  const { startAt, recordedAt } = incident;
  if (startAt !== null) state.looked['response-speed'].any[how](startAt);
  // Of clocks without a start it is known since then that they run.
  const from = startAt ?? recordedAt;
  return [
    { indicator: 'response-speed', from },
    { indicator: 'attack-frequency', from },
  ];
}

/** Takes a heartbeat in, or out again. */
export function lookedBy(
  state: WatchState,
  { indicator, lookedAt, regions }: EntryOf<'heartbeat'>,
  how: 'heartbeat' | 'unheartbeat',
): readonly Touch[] {
  const at = minuteOf(lookedAt);
  state.looked[indicator][how](at, regions);
  return [{ indicator, from: at }];
}
