import { type ClockAct, clockKey, firstBelieved, inOrder } from '#domain/clock-acts.ts';
import { DatedList } from '#domain/dated-list.ts';
import type { EntryOf, IncidentContent } from '#domain/entry.ts';
import type { ClockKind } from '#domain/indicators/response-fields.ts';
import { binnedAt, HOUR, type Instant, type Precision } from '#domain/instant.ts';
import { InstantSet } from '#domain/sorted-instants.ts';

/** One statement of a shock: as it was opened, or as a correction put it. */
export interface IncidentVersion {
  revision: number;
  recordedAt: Instant;
  author: string;
  /** Why it was corrected; null for the first. */
  reason: string | null;
  content: IncidentContent;
}

/** A shock as the log has it now. */
export interface IncidentRecord {
  id: string;
  content: IncidentContent;
  /** Oldest first; the last is how it stands. */
  versions: readonly IncidentVersion[];
  /** Instant its clocks start; null when nobody knows it. */
  startAt: Instant | null;
  revision: number;
  recordedAt: Instant;
  author: string;
}

/** Time from an incident to one kind of response. */
export interface Clock {
  incident: string;
  incidentTitle: string;
  kind: ClockKind;
  name: string | null;
  startAt: Instant | null;
  startPrecision: Precision;
  /** When the incident was recorded: a clock without a start is shown from then on. */
  recordedAt: Instant;
  closedAt: Instant | null;
  mootedAt: Instant | null;
  /** When its incident was closed: from then on nobody follows it. */
  stoppedAt: Instant | null;
  signal: string | null;
  due: { earliestAt: Instant; latestAt: Instant } | null;
}

/** One statement that an incident is over. */
export interface Closing {
  entry: string;
  revision: number;
  at: Instant;
}

/** Shocks with their clocks. The clocks of a shock are worked out anew when something changes it. */
export class IncidentBook {
  readonly incidents = new Map<string, IncidentRecord>();
  /** What closed an incident. */
  readonly closedAt = new Map<string, Closing>();
  /** Incidents whose start is known, in order of it. */
  readonly starts = new DatedList<{ id: string; at: Instant }>();
  /** Instants at which a shock began or closed. */
  readonly shocks = new InstantSet();
  /** Instants at which somebody said what became of a clock. */
  readonly turns = new InstantSet();
  /** By incident. */
  readonly #closings = new Map<string, readonly Closing[]>();
  readonly #acts = new Map<string, ClockAct[]>();
  #clocks: Clock[] = [];
  readonly #changed = new Set<string>();
  readonly #listeners: (() => void)[] = [];

  /** Tells a listener of every change from now on. */
  listen(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** All incidents in the order in which they were opened. */
  opened(): IncidentRecord[] {
    return [...this.incidents.values()].sort((a, b) => a.revision - b.revision);
  }

  open(record: Omit<IncidentRecord, 'startAt'>): void {
    this.#forgetStart(record.id);
    const { startAt, precision } = record.content;
    const at = binnedAt(startAt, precision);
    this.incidents.set(record.id, { ...record, startAt: at });
    if (at !== null) this.starts.add({ id: record.id, at });
    this.shocks.add(at ?? record.recordedAt);
    this.#change(record.id);
  }

  remove(id: string): void {
    this.#forgetStart(id);
    this.incidents.delete(id);
    this.#change(id);
  }

  /** An incident that was closed twice is closed by the later entry, for as long as that stands. */
  close(
    { id, revision, incident }: Pick<EntryOf<'incident-closed'>, 'id' | 'revision' | 'incident'>,
    at: Instant,
  ): void {
    const closings = [...(this.#closings.get(incident) ?? []), { entry: id, revision, at }];
    this.#closedBy(
      incident,
      closings.sort((a, b) => a.revision - b.revision),
    );
  }

  #closedBy(incident: string, closings: readonly Closing[]): void {
    const before = this.closedAt.get(incident);
    if (before !== undefined) this.shocks.remove(before.at);
    const last = closings.at(-1);
    this.#closings.set(incident, closings);
    if (last === undefined) this.closedAt.delete(incident);
    else {
      this.closedAt.set(incident, last);
      this.shocks.add(last.at);
    }
    this.#change(incident);
  }

  act(act: ClockAct): void {
    const acts = this.#acts.get(act.incident);
    if (acts === undefined) this.#acts.set(act.incident, [act]);
    else acts.push(act);
    this.turns.add(act.at);
    this.#change(act.incident);
  }

  /** Everything that was said about clocks, by incident in order of arrival. */
  acts(): readonly ClockAct[] {
    return [...this.#acts.values()].flat();
  }

  /** Every statement that an incident is over, by incident in order of the log. */
  closings(): readonly { incident: string; closing: Closing }[] {
    return [...this.#closings].flatMap(([incident, closings]) =>
      closings.map((closing) => ({ incident, closing })),
    );
  }

  /** Takes back what an entry said about clocks or about an incident's end. */
  retract(entry: string): void {
    for (const [incident, acts] of this.#acts) {
      const left = acts.filter((act) => act.entry !== entry);
      if (left.length === acts.length) continue;
      for (const { entry: by, at } of acts) if (by === entry) this.turns.remove(at);
      this.#acts.set(incident, left);
      this.#change(incident);
    }
    for (const [incident, closings] of this.#closings) {
      const left = closings.filter((closing) => closing.entry !== entry);
      if (left.length < closings.length) this.#closedBy(incident, left);
    }
  }

  /** Every clock of every incident, in order of start, unknown starts last. */
  clocks(): readonly Clock[] {
    if (this.#changed.size === 0) return this.#clocks;
    const clocks = this.#clocks.filter(({ incident }) => !this.#changed.has(incident));
    for (const id of this.#changed) {
      const incident = this.incidents.get(id);
      if (incident !== undefined) clocks.push(...this.#clocksOf(incident));
    }
    this.#changed.clear();
    this.#clocks = clocks.sort(byStart);
    return this.#clocks;
  }

  #forgetStart(id: string): void {
    const known = this.incidents.get(id);
    if (known === undefined) return;
    this.shocks.remove(known.startAt ?? known.recordedAt);
    const start = this.starts.items.find((one) => one.id === id);
    if (start !== undefined) this.starts.remove(start);
  }

  #change(incident: string): void {
    this.#changed.add(incident);
    for (const listener of this.#listeners) listener();
  }

  #clocksOf(incident: IncidentRecord): Clock[] {
    const all = this.#acts.get(incident.id) ?? [];
    return incident.content.clocks.map((declared) => {
      const key = clockKey(declared.kind, declared.name);
      const acts = all.filter((act) => act.clock === key);
      const closing = firstBelieved(acts);
      return {
        incident: incident.id,
        incidentTitle: incident.content.title,
        kind: declared.kind,
        name: declared.name,
        startAt: incident.startAt,
        startPrecision: incident.content.precision,
        recordedAt: incident.recordedAt,
        closedAt: closing?.at ?? null,
        mootedAt: inOrder(acts, 'mooted')[0]?.at ?? null,
        stoppedAt: this.closedAt.get(incident.id)?.at ?? null,
        signal: closing?.signal ?? null,
        due: dueOf(incident.startAt, declared.window),
      };
    });
  }
}

function dueOf(
  startAt: Instant | null,
  window: { earliest: number; latest: number } | null,
): Clock['due'] {
  if (startAt === null || window === null) return null;
  return {
    earliestAt: startAt + window.earliest * HOUR,
    latestAt: startAt + window.latest * HOUR,
  };
}

function byStart(a: Clock, b: Clock): number {
  const [aAt, bAt] = [a.startAt ?? Number.POSITIVE_INFINITY, b.startAt ?? Number.POSITIVE_INFINITY];
  if (aAt !== bAt) return aAt < bAt ? -1 : 1;
  return a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0;
}
