import type * as z from 'zod';
import type { Behind, EventsBehind } from '#domain/indicators/behind.ts';
import type { Detail } from '#domain/indicators/detail.ts';
import type { Instant } from '#domain/instant.ts';
import type { Message } from '#domain/message.ts';
import type { Probe } from '#domain/outlook.ts';
import type { WatchState } from '#domain/watch-state.ts';

export const indicatorIds = [
  'response-speed',
  'attack-frequency',
  'military-posture',
  'public-messaging',
  'civilian-impact',
] as const;
export type IndicatorId = (typeof indicatorIds)[number];

/**
 * How the form asks for one field of `details`. `name` is the key in the fields schema;
 * labels are the messages `fields.{indicator}.{name}.label` and `.hint`, options are
 * `options.{indicator}.{name}.{option}`.
 */
export interface FieldHint {
  name: string;
  control:
    | 'choice' // one of a few words, segmented or a select by their number
    | 'text'
    | 'number'
    | 'switch'
    | 'range' // low, best, high
    | 'tolls' // killed, wounded, abducted × class × low, best, high
    | 'toll-by-class' // class × low, best, high
    | 'place' // a place of the gazetteer
    | 'claims' // the checkable claims of a statement
    | 'contradicts'; // claims of earlier statements that this one contradicts
  /** For `choice`: the words on offer, in order. */
  options?: readonly (string | number)[];
  /** For `choice`: offer only the options that belong to the value of another field. */
  optionsBy?: { field: string; options: Readonly<Record<string, readonly string[]>> };
  required: boolean;
  /** Shown only when another field has one of these values. */
  when?: { field: string; is: readonly (string | number)[] };
  /** Kept from one signal to the next. */
  sticky?: boolean;
}

export const units = [
  'count',
  'ratio',
  'share',
  'surprise',
  'per-day',
  'people',
  'log-ratio',
  'percent',
] as const;

/** A number that an indicator computes: its unit and where its levels begin. */
export interface MeasureDeclaration {
  name: string;
  /** Message key under `units`; the number's unit on screen and in the API. */
  unit: (typeof units)[number];
  /** b0…b5: where level 0 begins to fill, levels 1–4 begin, and the scale ends. Null: shown, not levelled. */
  breakpoints: readonly number[] | null;
  /** What its `n` counts. */
  behind: Behind;
}

export interface Measure {
  name: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** Observations behind the value. */
  n: number;
  /** Position on the level scale 0–5, null where not levelled or unknown. */
  scale: number | null;
}

/** What an indicator says as of an instant, before freshness, hysteresis and confidence. */
export interface Evaluation {
  /** Largest scale of the levelled measures after the caps; null when nothing can be said. */
  scale: number | null;
  /** Name of the measure that gives the scale. */
  driver: string | null;
  /** Why the scale was held below what the measures say. */
  cappedBy: 'two-measures' | 'uncorroborated' | null;
}

/** The drawing on a tile. Shapes, not meanings; `domain/` decides what is drawn. */
export type Spark =
  | { shape: 'none' }
  /** Bars per step with an expected band; `fromAt` is the first bar's start. */
  | {
      shape: 'bars';
      fromAt: Instant;
      step: number;
      values: (number | null)[];
      low: number;
      high: number;
      markAt: Instant | null;
    }
  /** Stacked shares per step; every row sums to 1; null where nobody looked. */
  | {
      shape: 'shares';
      fromAt: Instant;
      step: number;
      names: string[];
      rows: (readonly number[] | null)[];
    }
  /** Values −1…+1 per item, with a cross where contradicted. */
  | { shape: 'tones'; items: { eventAt: Instant; tone: -1 | 0 | 1; crossed: boolean }[] }
  /** A line with its band, of a measure other than the figure may tell; null is a gap. */
  | {
      shape: 'band';
      measure: string;
      fromAt: Instant;
      step: number;
      points: ({ low: number; best: number; high: number } | null)[];
    }
  /** Durations in hours: closed ones end in a dot, open ones still run; `expected` is 1 − S(t) as steps. */
  | {
      shape: 'clocks';
      horizon: number;
      expected: { at: number; share: number }[];
      clocks: { age: number; open: boolean; overdue: boolean }[];
    };

/** The figure of a tile: what was seen, what it is, what was expected. */
export interface Figure {
  value: Message;
  label: Message;
  context: Message;
}

/** Everything an indicator can say as of an instant; the parts that all five share are added later. */
export interface Account extends Evaluation {
  measures: Measure[];
  figure: Figure;
  sentence: Message;
  spark: Spark;
  /** Ids of the newest signals behind the numbers, newest first, and the count of all of them. */
  evidenceIds: string[];
  evidenceCount: number;
  /** Kish effective size of the evidence (indicators.md §1). */
  nEff: number;
  /** Distinct origins behind it. */
  origins: number;
  /** Share 0–1 of the watch's regions about which somebody looked; null where regions do not apply. */
  coverage: number | null;
  /** Share 0–1 of the window that is reported by now; left out where late reports are not told apart. */
  reported?: number;
  /** Scale at the two ends of the driver's band and with all weights 1, for stability. */
  scaleRange: readonly [low: number | null, high: number | null];
  /** P(worse) where a probability of change is defined (attack frequency); else null. */
  probWorse: number | null;
}

/**
 * One of the questions a watch asks. Everything about it is declared here and in its file:
 * fields, form, measures, breakpoints, freshness, sentence.
 */
export interface Indicator {
  id: IndicatorId;
  /** Schema of the indicator's own fields: `details` of a signal. */
  fields: z.ZodObject;
  form: readonly FieldHint[];
  measures: readonly MeasureDeclaration[];
  /** The events that numbers count, by name; `evidence` is behind the reading as a whole. */
  behind: Readonly<Record<string, EventsBehind> & { evidence: EventsBehind }>;
  /** Evidence older than this is STALE [J]. */
  freshnessLimit: number;
  /** How long the scale must stay lower before the level drops [J]. */
  dwell: number;
  /** Time after which evidence weighs half; Infinity where it weighs the same within its window. */
  halfLife: number;
  /**
   * The newest instant up to `asOf` at which something changed it that is no look at it: a shock,
   * its closing, a signal of another indicator. Left out where there is no such thing.
   */
  turnedAt?: (state: WatchState, asOf: Instant) => Instant | null;
  /** Signals worth trying out: what might come next, for better and for worse. */
  probes: (state: WatchState, asOf: Instant) => Probe[];
  /**
   * The level scale only, and what drives it, for one instant after another, each later than the
   * last, while nothing is logged: asked for hundreds of them, each must cost a few microseconds.
   */
  evaluations: (state: WatchState) => (asOf: Instant) => Evaluation;
  /** The whole account: bands, figure, sentence, evidence, of which it names the newest so many. */
  account: (state: WatchState, asOf: Instant, named?: number) => Account;
  /** What the figure on the reading's own page shows. Slow: for one reader at a time. */
  detail: (state: WatchState, asOf: Instant) => Detail;
}
