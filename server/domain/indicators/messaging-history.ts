import { type Banded, defensivenessBand } from '#domain/indicators/messaging-bands.ts';
import { reach } from '#domain/indicators/messaging-statements.ts';
import { toneOf } from '#domain/indicators/messaging-sums.ts';
import { messagingTally } from '#domain/indicators/messaging-tally.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import type { WatchState } from '#domain/watch-state.ts';

const days = 56;
/** More marks than this cannot be told apart. */
const marksShown = 300;

/** Tone of what officials said by an instant: T −1 … 1 with its limits, and defensiveness. */
export interface TonePoint {
  tone: number;
  low: number;
  high: number;
  defensiveness: Banded;
  /** Statements with a tone within reach. */
  n: number;
}

/** One statement on the time line. */
export interface ToneMark {
  saidAt: Instant;
  tone: -1 | 0 | 1 | null;
  isContradicted: boolean;
}

/** How officials sounded over the last 56 days. */
export interface ToneHistory {
  fromAt: Instant;
  /** Between two points; the last point is at the end. */
  step: number;
  /** How long a statement counts. */
  reach: number;
  /** Null where no statement with a tone was within reach. */
  points: (TonePoint | null)[];
  /** Oldest first; the newest where there are too many. */
  marks: ToneMark[];
  /** Statements of those days that are not among the marks. */
  unmarked: number;
}

/** Tone day by day, by what is known now. */
export function toneHistory(state: WatchState, asOf: Instant): ToneHistory {
  const fromAt = asOf - days * DAY;
  const marks = marksOf(state, fromAt, asOf);
  return {
    fromAt,
    step: DAY,
    reach,
    points: Array.from({ length: days + 1 }, (_, day) => tonePoint(state, fromAt + day * DAY)),
    marks: marks.slice(-marksShown),
    unmarked: Math.max(0, marks.length - marksShown),
  };
}

function tonePoint(state: WatchState, at: Instant): TonePoint | null {
  const weights = messagingTally(state).weights(at);
  const tone = toneOf(weights);
  if (tone === null) return null;
  const defensiveness = defensivenessBand(weights);
  return {
    tone,
    // The tone runs against defensiveness: T = 1 − 2 × defensiveness.
    low: 1 - 2 * (defensiveness.high ?? 0.5),
    high: 1 - 2 * (defensiveness.low ?? 0.5),
    defensiveness,
    n: weights.tones,
  };
}

function marksOf(state: WatchState, from: Instant, asOf: Instant): ToneMark[] {
  const tally = messagingTally(state);
  return state.books['public-messaging'].within(from, asOf).flatMap((event) => {
    const stage = tally.stageAt(event, asOf);
    if (stage === null) return [];
    return [{ saidAt: event.at, tone: stage.tone, isContradicted: stage.contradicted > 0 }];
  });
}
