import type { Evaluation } from '#domain/indicators/indicator.ts';
import type { Claims } from '#domain/indicators/severe-rule.ts';

/**
 * What an indicator should say, worked out from all the events of the books without remembering
 * anything: slow, and plain enough to be read against the specification.
 */
export interface SlowReading {
  evaluation: Evaluation;
  /** Values by name of the measure, and the observations behind those that are counted here. */
  values: Readonly<Record<string, number | null>>;
  counts: Readonly<Record<string, number>>;
  nEff: number;
  events: readonly {
    at: number;
    reports: readonly { id: string; at: number | null; origin: string }[];
  }[];
  /** What the words say by these names, where they do. */
  said?: Readonly<Record<string, string | number>>;
  /** Claims and scale without grades, where these make the range of the scale. */
  range: { claims: Claims; needed: 1 | 2; ungraded: number | null } | null;
}

/** The weight of an event by its grades, and as if it were certain. */
export type Weigh = (event: { weight: number }) => number;
export const byGrade: Weigh = ({ weight }) => weight;
export const certain: Weigh = () => 1;
