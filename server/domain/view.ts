import type { Grade } from '#domain/grade.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { ClockKind } from '#domain/indicators/response-fields.ts';
import type { Instant, Precision } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';
import type { Message } from '#domain/message.ts';
import type { Reading } from '#domain/reading.ts';
import type { ClaimType } from '#domain/signal.ts';
import type { Flip } from '#domain/verdict-flip.ts';

export const verdicts = ['contained', 'containing', 'brittle', 'crouch'] as const;
export type VerdictId = (typeof verdicts)[number];

/** The composite of the five: every verdict that can be reached on what is known. */
export interface Verdict {
  reachable: VerdictId[];
  /** Levels 0–5 at the two ends, a stale part tried at 0 and at 5. */
  pressure: readonly [number, number];
  deficit: readonly [number, number];
  /** How many of the five are known. */
  known: number;
  /** The indicators that decide it, strongest first, with their displayed levels. */
  deciding: { indicator: IndicatorId; level: Level | null }[];
  /** Capital pull at level 2 or more: the tell. */
  pulledToCapital: boolean;
  sentence: Message;
  /** The nearest single change of a level that would bring another verdict; null for none. */
  flip: Flip | null;
  flipSentence: Message | null;
}

/** One response clock of one incident. */
export interface ClockView {
  incident: string;
  incidentTitle: string;
  kind: ClockKind;
  /** Name of a `named` clock. */
  name: string | null;
  state: 'open' | 'closed' | 'moot';
  /** Null: nobody knows when the incident began, so the clock cannot run. */
  startAt: Instant | null;
  startPrecision: Precision;
  /** When it closed or was mooted. */
  endAt: Instant | null;
  /** When the answer is due, as instants; null without a window or a start. */
  due: { earliestAt: Instant; latestAt: Instant } | null;
  /** The signal that closed it. */
  signal: string | null;
}

/** A signal in one line. */
export interface SignalLine {
  id: string;
  /** The event that it reports. */
  event: string;
  revision: number;
  indicator: IndicatorId;
  eventAt: Instant | null;
  precision: Precision;
  recordedAt: Instant;
  headline: string;
  place: string | null;
  region: string | null;
  grade: Grade;
  claim: ClaimType;
  source: string;
  relayOf: string | null;
  corrected: boolean;
  retracted: boolean;
}

/** Attacks of the window by region, for the tile map. */
export interface RegionLine {
  id: string;
  name: string;
  short: string;
  tile: readonly [number, number] | null;
  /** Credible events in the attack window. */
  attacks: number;
  /** First credible event there in 180 days. */
  isNew: boolean;
  /** Latest signal or heartbeat about the region, over all indicators; null: nobody looked. */
  lookedAt: Instant | null;
}

/** A tripwire as of an instant. */
export interface TripwireView {
  id: string;
  title: string;
  state: 'open' | 'due-soon' | 'overdue' | 'fired' | 'lapsed' | 'void';
  earliestAt: Instant | null;
  latestAt: Instant | null;
  endAt: Instant | null;
}

/** Everything a wall needs, whole, so that there is nothing to merge. */
export interface View {
  watch: string;
  title: string;
  subtitle: string;
  timeZone: string;
  simulated: boolean;
  /** An exercise that was started afresh has a new log: later runs win over earlier ones. */
  run: number;
  revision: number;
  /** Event-time instant the readings speak of. */
  asOf: Instant;
  /** Knowledge they rest on; null is all that is known now. */
  knownAt: Instant | null;
  /** Instant of the newest entry within that knowledge; null for an empty log. */
  recordedAt: Instant | null;
  /** Version of the breakpoints and half-lives. */
  configuration: string;
  verdict: Verdict;
  readings: Reading[];
  /** Running ones first, oldest start first; then those ended within the last 7 days. */
  clocks: ClockView[];
  tripwires: TripwireView[];
  /** The latest recorded, newest first, 12 at most. */
  newest: SignalLine[];
  regions: RegionLine[];
  /** Credible attacks of the window whose region nobody knows: they are in no line of the map. */
  unplacedAttacks: number;
  /** Entries recorded in the 24 h before, by kind of change. */
  lastDay: { recorded: number; corrected: number; retracted: number; heartbeats: number };
}
