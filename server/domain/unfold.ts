import { actOf } from '#domain/clock-acts.ts';
import type { Entry, EntryOf } from '#domain/entry.ts';
import type { Link } from '#domain/event-links.ts';
import { applyToIncidents, lookAtIncident, lookedBy } from '#domain/incident-entries.ts';
import { completenessTouches } from '#domain/indicators/attack-delays.ts';
import type { Instant } from '#domain/instant.ts';
import { minuteOf } from '#domain/instant.ts';
import { dropSignal, relink, restate, shelve, type Touch, unlink } from '#domain/signal-shelf.ts';
import { forget, forgetAll, frozenBy, type WatchState } from '#domain/watch-state.ts';

/** Where a log stood. */
export interface Stand {
  revision: number;
  recordedAt: Instant | null;
}

/**
 * Takes the newest entries out of the state again, in place: it becomes what it was before them.
 * `entries` are the last ones of the log, oldest first, and `before` is where it stood then. To go
 * back a little in a long log this way costs what going on a little costs.
 */
export function unfold(state: WatchState, entries: readonly Entry[], before: Stand): void {
  for (const entry of [...entries].reverse()) takeOut(state, entry);
  state.revision = before.revision;
  state.recordedAt = before.recordedAt;
  forgetAll(state);
}

/**
 * Takes the newest entry out again, in place. The readings forget what it had touched when it was
 * folded, and no more: what they know of everything else stays.
 */
export function unfoldLast(
  state: WatchState,
  entry: Entry,
  { touches, before }: { touches: readonly Touch[]; before: Stand },
): void {
  takeOut(state, entry);
  state.revision = before.revision;
  state.recordedAt = before.recordedAt;
  forget(state, touches);
  forget(state, completenessTouches(state));
}

function takeOut(state: WatchState, entry: Entry): void {
  const { activity } = state;
  switch (entry.kind) {
    case 'signal-recorded': {
      activity.recorded.pop();
      const history = state.signals.get(entry.id);
      if (history !== undefined) dropSignal(state, history.current);
      state.signals.removeLast();
      return;
    }
    case 'signal-corrected':
      activity.corrected.pop();
      uncorrect(state, entry);
      return;
    case 'entry-retracted':
      activity.retracted.pop();
      giveBack(state, entry);
      return;
    default:
      state.entries.delete(entry.id);
      takeOutOther(state, entry);
      return;
  }
}

type Other = Exclude<
  Entry,
  { kind: 'signal-recorded' } | { kind: 'signal-corrected' } | { kind: 'entry-retracted' }
>;

function takeOutOther(state: WatchState, entry: Other): void {
  switch (entry.kind) {
    case 'report-attached':
    case 'events-merged':
    case 'event-split':
      unlink(state, entry);
      return;
    case 'heartbeat':
      state.activity.heartbeats.pop();
      lookedBy(state, entry, 'unheartbeat');
      return;
    case 'level-overridden':
      state.overrides.takeBack(entry.id);
      return;
    case 'setting-changed': {
      const setting = [...state.entries.ofKind('setting-changed')].at(-1);
      state.attackBaseline = setting === undefined ? null : frozenBy(setting);
      return;
    }
    case 'forecast':
      state.forecasts.pop();
      return;
    case 'annotation':
      state.annotations = state.annotations.filter(({ id }) => id !== entry.id);
      return;
    case 'tripwire-opened':
      state.tripwires.delete(entry.id);
      return;
    case 'tripwire-fired':
    case 'tripwire-lapsed':
    case 'tripwire-voided':
      state.tripwireEnds.delete(entry.tripwire);
      return;
    default:
      takeOutOfIncidents(state, entry);
  }
}

type AboutIncidents = EntryOf<
  'incident-opened' | 'incident-corrected' | 'incident-closed' | 'clock-closed' | 'clock-mooted'
>;

function takeOutOfIncidents(state: WatchState, entry: AboutIncidents): void {
  const { incidents } = state;
  switch (entry.kind) {
    case 'incident-opened':
      lookAtIncident(state, entry.id, 'remove');
      incidents.remove(entry.id);
      return;
    case 'incident-corrected':
      lookAtIncident(state, entry.target, 'remove');
      incidents.remove(entry.target);
      reopen(state, entry.target);
      return;
    case 'incident-closed':
      incidents.retract(entry.id);
      return;
    case 'clock-closed':
    case 'clock-mooted':
      incidents.retract(entry.id);
      state.looked['response-speed'].any.remove(actOf(entry).at);
  }
}

/** What a signal said before a correction. */
function uncorrect(state: WatchState, { target, revision }: EntryOf<'signal-corrected'>): void {
  const history = state.signals.get(target);
  const versions = history?.versions?.filter((version) => version.revision < revision) ?? [];
  const last = versions.at(-1);
  if (history === undefined || last === undefined) return;
  const isCounted = history.retracted === null;
  if (isCounted) dropSignal(state, history.current);
  history.current = restate(state, last.signal, history.current);
  history.versions = versions.length > 1 ? versions : null;
  if (isCounted) shelve(state, history.current);
}

/** What an entry said that was taken back later. */
function giveBack(state: WatchState, { target }: EntryOf<'entry-retracted'>): void {
  const signal = state.signals.get(target);
  if (signal !== undefined) {
    signal.retracted = null;
    shelve(state, signal.current);
    return;
  }
  const entry = state.entries.get(target);
  if (entry === undefined || !state.retracted.delete(target)) return;
  switch (entry.kind) {
    case 'heartbeat':
      lookedBy(state, entry, 'heartbeat');
      return;
    case 'incident-opened':
      reopen(state, entry.id);
      return;
    case 'incident-closed':
      state.incidents.close(entry, minuteOf(entry.closedAt));
      return;
    case 'clock-closed':
    case 'clock-mooted': {
      const act = actOf(entry);
      state.incidents.act(act);
      state.looked['response-speed'].any.add(act.at);
      return;
    }
    case 'report-attached':
    case 'events-merged':
    case 'event-split':
      linkAgain(state, entry);
      return;
    case 'level-overridden':
      state.overrides.become(kept(state, 'level-overridden'));
      return;
    case 'tripwire-opened':
      state.tripwires = new Map(kept(state, 'tripwire-opened').map((one) => [one.id, one]));
      return;
    case 'annotation':
      state.annotations = kept(state, 'annotation');
  }
}

/** An incident as its entries tell it: opened, and corrected as often as it was by then. */
function reopen(state: WatchState, id: string): void {
  const opened = state.entries.get(id);
  if (opened === undefined) return;
  applyToIncidents(state, opened);
  for (const entry of state.entries.ofKind('incident-corrected')) {
    if (entry.target === id) applyToIncidents(state, entry);
  }
}

/** A link takes its old place among the others: the later of two about one signal counts. */
function linkAgain(state: WatchState, entry: Link): void {
  const links = kept(state, 'report-attached', 'events-merged', 'event-split');
  relink(state, entry, () => state.links.become(links));
}

/** Entries of some kinds that nobody took back, in order of the log. */
function kept<K extends Other['kind']>(state: WatchState, ...kinds: readonly K[]): EntryOf<K>[] {
  return [...state.entries.ofKind(...kinds)].filter(
    (entry: Entry) => !state.retracted.has(entry.id),
  );
}
