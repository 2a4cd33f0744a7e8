import type { Entry, EntryOf } from '#domain/entry.ts';
import { IdSet } from '#domain/id-set.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { IdTable } from '#domain/snapshot/id-table.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import type { Recall } from '#domain/snapshot/recall.ts';
import { packLinks, SnapshotLinks } from '#domain/snapshot/stored-links.ts';
import { frozenBy, type WatchState } from '#domain/watch-state.ts';

/** Writes what is neither signals nor events nor incidents. */
export function packRest(state: WatchState, out: Packer): void {
  out.section('rest');
  const { activity } = state;
  for (const list of listsOf(activity)) out.numbers(list.all());
  for (const id of indicatorIds) state.looked[id].pack(out);
  packLinks(state.links.all, state.links.leads, out);
  IdTable.of(state.retracted).pack(out);
  const ends = [...state.tripwireEnds.values()];
  for (const entries of [
    state.overrides.all,
    [...state.tripwires.values()],
    ends,
    state.forecasts,
    state.annotations,
  ]) {
    out.numbers(entries.map(({ revision }) => revision));
  }
  out.number(state.attackBaseline?.by.revision ?? 0);
}

/** Reads it into a state that is still empty. @throws Unreadable */
export function unpackRest(state: WatchState, from: Unpacker, recall: Recall): void {
  from.section('rest');
  for (const list of listsOf(state.activity)) list.become(from.column());
  for (const id of indicatorIds) state.looked[id].unpack(from);
  state.links.becomeStored(new SnapshotLinks(from));
  state.retracted = new IdSet(IdTable.unpack(from));
  const next = <K extends Entry['kind']>(...kinds: readonly K[]) =>
    recall.some(from.numbers()).map((entry) => entryOf(entry, kinds));
  state.overrides.become(next('level-overridden'));
  for (const entry of next('tripwire-opened')) state.tripwires.set(entry.id, entry);
  for (const entry of next('tripwire-fired', 'tripwire-lapsed', 'tripwire-voided')) {
    state.tripwireEnds.set(entry.tripwire, entry);
  }
  state.forecasts.push(...next('forecast'));
  state.annotations.push(...next('annotation'));
  const baseline = from.number();
  if (baseline === 0) return;
  state.attackBaseline = frozenBy(entryOf(recall.entry(baseline), ['setting-changed']));
}

/** When signals were recorded is written with them. */
function listsOf({ corrected, retracted, heartbeats }: WatchState['activity']) {
  return [corrected, retracted, heartbeats];
}

function entryOf<K extends Entry['kind']>(entry: Entry, kinds: readonly K[]): EntryOf<K> {
  if (!isOf(entry, kinds)) throw new Unreadable(`Entry ${entry.revision} is not what it was.`);
  return entry;
}

function isOf<K extends Entry['kind']>(entry: Entry, kinds: readonly K[]): entry is EntryOf<K> {
  return kinds.some((kind) => kind === entry.kind);
}
