import * as z from 'zod';

/** A mean with its Monte Carlo standard error. */
const estimateSchema = z.object({ value: z.number(), error: z.number() });
export type Estimate = z.infer<typeof estimateSchema>;

/** Days, with 95 % limits; null = later than the days that were watched. */
const days = z.number().nullable();
const quantileSchema = z.object({ value: days, low: days, high: days });
export type QuantileEstimate = z.infer<typeof quantileSchema>;

/** Attacks a day, their variance over their mean, and how much was simulated. */
const process = { rate: z.number(), phi: z.number() };

/** What is displayed though nothing changes. */
const steadySchema = z.object({
  ...process,
  years: z.number(),
  /** Share of evaluations with a tail below .05, .01 and .001. */
  beyond: z.object({ p05: estimateSchema, p01: estimateSchema, p001: estimateSchema }),
  /** Times a year that the displayed level is another than the day before. */
  changes: estimateSchema,
  /** Times a year that it rises to strained or worse, and to severe or worse, by the surprise alone. */
  strained: estimateSchema,
  severe: estimateSchema,
  /** The same where excess and new regions raise the level as well. */
  regions: z.object({ years: z.number(), strained: estimateSchema, severe: estimateSchema }),
});
export type Steady = z.infer<typeof steadySchema>;

/** How soon a rate that rises is displayed. */
const risenSchema = z.object({
  ...process,
  factor: z.number(),
  basis: z.enum(['pre-shock', 'trailing']),
  runs: z.number(),
  /** Runs left out because strained or worse was displayed before the rise. */
  leftOut: z.number(),
  /** Days watched after the rise. */
  watched: z.number(),
  /** Days until strained or worse is displayed. */
  median: quantileSchema,
  p90: quantileSchema,
  /** Share of runs in which it was not. */
  missed: estimateSchema,
});
export type Risen = z.infer<typeof risenSchema>;

export const studySchema = z.object({
  /** Version of the configuration, and SHA-256 of what the study took from it. */
  version: z.string(),
  hash: z.string(),
  steady: z.array(steadySchema),
  risen: z.array(risenSchema),
});
export type Study = z.infer<typeof studySchema>;
