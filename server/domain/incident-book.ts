import type { DraftOf, IncidentContent } from '#domain/entry.ts';
import type { ClockKind } from '#domain/indicators/response-speed.ts';
import { binnedAt, HOUR, type Instant, minuteOf, type Precision } from '#domain/instant.ts';

/** A shock as the log has it now. */
export interface IncidentRecord {
  id: string;
  content: IncidentContent;
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
  signal: string | null;
  due: { earliestAt: Instant; latestAt: Instant } | null;
}

/** One statement that a clock was answered or became moot. */
interface ClockAct {
  entry: string;
  incident: string;
  clock: string;
  at: Instant;
  signal: string | null;
  type: 'closed' | 'mooted';
}

/** Shocks with their clocks. Clocks are worked out anew when something about them changes. */
export class IncidentBook {
  readonly incidents = new Map<string, IncidentRecord>();
  readonly closedAt = new Map<string, { entry: string; at: Instant }>();
  readonly #acts: ClockAct[] = [];
  #clocks: Clock[] | null = null;

  open(record: Omit<IncidentRecord, 'startAt'>): void {
    const { startAt, precision } = record.content;
    this.incidents.set(record.id, { ...record, startAt: binnedAt(startAt, precision) });
    this.#clocks = null;
  }

  remove(id: string): void {
    this.incidents.delete(id);
    this.#clocks = null;
  }

  close(entry: string, incident: string, at: Instant): void {
    this.closedAt.set(incident, { entry, at });
    this.#clocks = null;
  }

  act(act: ClockAct): void {
    this.#acts.push(act);
    this.#clocks = null;
  }

  /** Takes back what an entry said about clocks or about an incident's end. */
  retract(entry: string): void {
    for (let i = this.#acts.length - 1; i >= 0; i -= 1) {
      if (this.#acts[i]?.entry === entry) this.#acts.splice(i, 1);
    }
    for (const [incident, closing] of this.closedAt) {
      if (closing.entry === entry) this.closedAt.delete(incident);
    }
    this.#clocks = null;
  }

  /** Earliest instant at which anything that this entry says about clocks matters. */
  actsOf(entry: string): Instant | null {
    const instants = this.#acts.filter((act) => act.entry === entry).map((act) => act.at);
    return instants.length === 0 ? null : Math.min(...instants);
  }

  /** Every clock of every incident, in order of start, unknown starts last. */
  clocks(): readonly Clock[] {
    this.#clocks ??= [...this.incidents.values()]
      .flatMap((incident) => this.#clocksOf(incident))
      .sort(byStart);
    return this.#clocks;
  }

  #clocksOf(incident: IncidentRecord): Clock[] {
    return incident.content.clocks.map((declared) => {
      const key = clockKey(declared.kind, declared.name);
      const acts = this.#acts.filter((act) => act.incident === incident.id && act.clock === key);
      const closing = earliest(acts, 'closed');
      return {
        incident: incident.id,
        incidentTitle: incident.content.title,
        kind: declared.kind,
        name: declared.name,
        startAt: incident.startAt,
        startPrecision: incident.content.precision,
        recordedAt: incident.recordedAt,
        closedAt: closing?.at ?? null,
        mootedAt: earliest(acts, 'mooted')?.at ?? null,
        signal: closing?.signal ?? null,
        due: dueOf(incident.startAt, declared.window),
      };
    });
  }
}

/** One name for a clock of an incident. */
export function clockKey(kind: ClockKind, name: string | null): string {
  return name === null ? kind : `${kind}:${name}`;
}

/** The act of a clock-closed or clock-mooted entry. */
export function actOf(entry: DraftOf<'clock-closed'> | DraftOf<'clock-mooted'>): ClockAct {
  const closed = entry.kind === 'clock-closed';
  return {
    entry: entry.id,
    incident: entry.incident,
    clock: clockKey(entry.clock, entry.clockName),
    at: minuteOf(closed ? entry.closedAt : entry.mootedAt),
    signal: closed ? entry.signal : null,
    type: closed ? 'closed' : 'mooted',
  };
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

function earliest(acts: readonly ClockAct[], type: ClockAct['type']): ClockAct | null {
  let first: ClockAct | null = null;
  for (const act of acts) {
    if (act.type !== type) continue;
    if (first === null || act.at < first.at || (act.at === first.at && act.entry < first.entry)) {
      first = act;
    }
  }
  return first;
}

function byStart(a: Clock, b: Clock): number {
  const [aAt, bAt] = [a.startAt ?? Number.POSITIVE_INFINITY, b.startAt ?? Number.POSITIVE_INFINITY];
  if (aAt !== bAt) return aAt < bAt ? -1 : 1;
  return a.incident < b.incident ? -1 : a.incident > b.incident ? 1 : 0;
}
