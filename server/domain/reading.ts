import type { Grade } from '#domain/grade.ts';
import type { Figure, IndicatorId, Measure, Spark } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';
import type { Message } from '#domain/message.ts';
import type { Override } from '#domain/overrides.ts';

export const statuses = ['live', 'stale', 'no-data'] as const;
export type ReadingStatus = (typeof statuses)[number];

export type Direction = 'worsening' | 'steady' | 'improving';

/** How far a reading can be trusted: the worst of four limits, named. */
export interface Confidence {
  grade: 'high' | 'moderate' | 'low';
  limitedBy: 'evidence' | 'freshness' | 'coverage' | 'stability';
}

/** All that an indicator says as of an instant, on the knowledge of a revision. */
export interface Reading {
  indicator: IndicatorId;
  asOf: Instant;
  /**
   * Instant that the numbers and the sentence speak of: at most five minutes before `asOf`, never
   * before the newest evidence; or when the reading went stale.
   */
  accountAt: Instant;
  status: ReadingStatus;
  /**
   * Displayed level: after hysteresis, or as an analyst set it by hand. Frozen while stale; null
   * when nobody has ever looked, and when those who look find nothing that tells of it.
   */
  level: Level | null;
  /** What the level is without the hand of an analyst; the same as `level` where there is none. */
  computedLevel: Level | null;
  /** The level that an analyst set by hand, while it stands. */
  override: Override | null;
  /** Scale 0–5 as of now, before hysteresis; null while stale. */
  scale: number | null;
  /** Name of the measure that drives the scale. */
  driver: string | null;
  cappedBy: 'two-measures' | 'uncorroborated' | null;
  measures: Measure[];
  /** Null while stale: old news has no direction. */
  direction: Direction | null;
  /** Displayed level 24 h earlier on today's knowledge. */
  levelDayAgo: Level | null;
  confidence: Confidence | null;
  freshness: {
    /** Newest evidence: a signal's event time or a heartbeat. */
    newestAt: Instant | null;
    limit: number;
    /** Next instant at which the reading turns stale; null when it already is or never looked. */
    staleAt: Instant | null;
  };
  /** Grade of the newest signal, for the tile. */
  newestGrade: Grade | null;
  evidence: {
    /** Signals that count towards the measures. */
    n: number;
    origins: number;
    /** Newest first, 60 at most. */
    ids: string[];
  };
  figure: Figure;
  sentence: Message;
  spark: Spark;
}
