import type { Draft, DraftInput, IncidentContent } from '#domain/entry.ts';
import type { Explanation } from '#domain/explanation.ts';
import type { IndicatorId, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import type { Bucket, Instant } from '#domain/instant.ts';
import type { Knowledge } from '#domain/knowledge.ts';
import type { Glance } from '#domain/preview.ts';
import type { Reading } from '#domain/reading.ts';
import type { FieldProblem, RefusalCode } from '#domain/refusal.ts';
import type { TrendPoint } from '#domain/trend.ts';
import type { SignalLine, View } from '#domain/view.ts';
import type { Watch } from '#domain/watch.ts';
import type { Wire } from '#domain/wire.ts';

/**
 * Every message on the wire, typed once. Instants on the wire are ISO 8601 UTC text.
 * On the socket, imperative events ask and always get one answer; past tense states a fact. What
 * is asked without a callback is done all the same, and answered by an event: `watch:changed` for
 * a join, `ask:refused` for what was not done.
 */

/** A refusal as it is told to the client. */
export interface WireRefusal {
  error: {
    code: RefusalCode | 'internal';
    message: string;
    problems: readonly FieldProblem[];
    /** How many more problems there are than those that are named. */
    more?: number;
    /** Reference of an internal error in the server's log. */
    reference?: string;
  };
}

export type WireView = Wire<View>;

/** An entry as the log gives it. */
export type WireEntry = DraftInput & { revision: number; watch: string; recordedAt: string };

export interface HeartbeatMessage {
  now: string;
  /** Newest revision of every watch. */
  revisions: Record<string, number>;
  /** Changes with every build: a screen that was loaded from another one reloads. */
  build: string;
}

export type JoinAnswer =
  | { ok: true; view: WireView; now: string; build: string }
  | ({ ok: false } & WireRefusal);

export type RecordAnswer =
  | { ok: true; entry: WireEntry; repeated: boolean }
  | ({ ok: false } & WireRefusal);

/** `kind` is always `signal-recorded` here. */
export type RecordAsk = { watch: string } & Omit<
  Extract<DraftInput, { kind: 'signal-recorded' }>,
  'kind'
>;

export interface ClientEvents {
  'watch:join': (
    ask: { watch: string; since?: number },
    answer: (reply: JoinAnswer) => void,
  ) => void;
  'signal:record': (ask: RecordAsk, answer: (reply: RecordAnswer) => void) => void;
}

/** Why something was not done that was asked without a callback. */
export type AskRefusal = {
  /** The event by which it was asked. */
  event: string;
  /** The id of the entry, where one was sent. */
  id: string | null;
} & WireRefusal;

export interface ServerEvents {
  'watch:changed': (view: WireView) => void;
  'ask:refused': (refusal: AskRefusal) => void;
  'server:heartbeat': (beat: HeartbeatMessage) => void;
}

/** A watch, as lists and headings need it. */
export type WatchAnswer = Wire<
  Watch & {
    run: number;
    revision: number;
    /** When the current run began. */
    startedAt: Instant;
    /** Instant of the newest entry; null for an empty log. */
    recordedAt: Instant | null;
    /** False while its log cannot be read: what is said of its newest entry may be old. */
    readable: boolean;
    /** What its clock shows, ISO 8601, and in which zone its people live. */
    clock: { now: string; timeZone: string };
  }
>;

/** How the knowledge of a watch grew, and the moments that readers go back to. */
export type KnowledgeAnswer = Wire<Knowledge>;

/** Why one reading says what it says. */
export type ReadingAnswer = Wire<Explanation>;

/** A stretch of the log, and the newest revision there is. */
export interface LogAnswer {
  entries: WireEntry[];
  revision: number;
}

/** A page of signals. */
export interface SignalsAnswer {
  signals: Wire<SignalLine>[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
  /** How many signals the filters leave, on all pages. */
  total: number;
  /** How many of the events behind a number they report; null where none was asked for. */
  events: number | null;
}

/** What the log ever said about one signal. */
export interface SignalVersionAnswer {
  revision: number;
  recordedAt: string;
  author: string;
  kind: Extract<Draft['kind'], 'signal-recorded' | 'signal-corrected' | 'entry-retracted'>;
  /** Why it was corrected or taken back; null for the first. */
  reason: string | null;
  /** What it said from then on; null once taken back. */
  signal: SignalInput | null;
}

/** One signal with its history and the event it reports. */
export interface SignalAnswer {
  line: Wire<SignalLine>;
  signal: SignalInput;
  author: string;
  /** Oldest first. */
  history: SignalVersionAnswer[];
  event: { id: string; weight: number | null; reports: Wire<SignalLine>[] };
  incident: { id: string; title: string; startAt: string | null } | null;
  /** By id, the headlines of other signals and the titles of incidents that its history names. */
  named: Record<string, string>;
}

/** What the log ever said about one incident. */
export interface IncidentVersionAnswer {
  revision: number;
  recordedAt: string;
  author: string;
  /** Why it was corrected; null for the first. */
  reason: string | null;
  incident: Wire<IncidentContent>;
}

/** One incident as it stands, with its history. */
export interface IncidentAnswer {
  id: string;
  incident: Wire<IncidentContent>;
  /** Oldest first. */
  history: IncidentVersionAnswer[];
}

/** One measure of one indicator over a range, with its level. */
export interface Trend {
  indicator: IndicatorId;
  measure: string;
  unit: MeasureDeclaration['unit'];
  bucket: Bucket;
  region: string | null;
  /** The points stand at the end of their buckets, and none later than this. */
  asOf: Instant;
  points: TrendPoint[];
  /** The middle 80 % of the measure in the 84 days before the range; null when too few are known. */
  baseline: { low: number; high: number } | null;
  incidents: { id: string; title: string; startAt: Instant | null }[];
  annotations: { id: string; text: string; fromAt: Instant; toAt: Instant | null }[];
  /** Version of the breakpoints and half-lives. */
  configuration: string;
}
export type TrendsAnswer = Wire<Trend>;

/** What an entry would do, and what a signal may repeat. Nothing was written. */
export interface Preview {
  /** Of the indicator that the entry is about; null for one that names none. */
  before: Reading | null;
  after: Reading | null;
  /** Of the five, in their order, those that would say something else. Empty: the entry moves none. */
  changes: { before: Glance; after: Glance }[];
  /** Signals that seem to say the same, likeliest first. */
  duplicates: SignalLine[];
  /** Events that it may be one more report of, likeliest first. */
  events: {
    id: string;
    line: SignalLine;
    distanceKm: number | null;
    apartHours: number | null;
    /** Whether its origin differs from those that reported the event so far. */
    independent: boolean;
  }[];
}
export type PreviewAnswer = Wire<Preview>;

/** How far an exercise has come. */
export interface Exercise {
  run: number;
  state: 'running' | 'ended';
  startedAt: Instant;
  /** When the script will have been told, or was. */
  endsAt: Instant | null;
  /** When its next signal comes; null when nothing more does. */
  nextAt: Instant | null;
  /** Signals told and left to tell. */
  told: number;
  left: number;
}
export type ExerciseAnswer = Wire<Exercise>;
