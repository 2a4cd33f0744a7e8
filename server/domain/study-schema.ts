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

/** Version of the configuration, and SHA-256 of what this part of the study took from it. */
const made = { version: z.string(), hash: z.string() };

const attackStudySchema = z.object({
  ...made,
  steady: z.array(steadySchema),
  risen: z.array(risenSchema),
});
export type AttackStudy = z.infer<typeof attackStudySchema>;

/** Estimated from simulations, with 95 % limits. */
const limitedSchema = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Limited = z.infer<typeof limitedSchema>;

/** How busy a crisis is (what is counted follows from the indicator), and how well it is counted. */
const setting = { rate: z.number(), countError: z.number().nullable() };

const perLevel = { strained: limitedSchema, severe: limitedSchema, critical: limitedSchema };

/** What one indicator displays of a crisis that stays as it is. */
const steadyCrisisSchema = z.object({
  ...setting,
  /** Years simulated. */
  years: z.number(),
  /** Share of the time at the level or above. */
  time: z.object(perLevel),
  /** Times a year that the displayed level rises to it or above. */
  onsets: z.object(perLevel),
  /** The measures that raised it to strained or worse, with their share of the onsets. */
  drivers: z.array(z.object({ measure: z.string(), share: z.number() })),
});
export type SteadyCrisis = z.infer<typeof steadyCrisisSchema>;

/** How soon a level is displayed after a change, and how often at all. */
const noticedSchema = z.object({
  /** Crises that were not at the level on the eve, and those that were: these are left out. */
  runs: z.number(),
  leftOut: z.number(),
  /** Share in which the level is displayed within the days that were watched. */
  share: limitedSchema,
  /** Days until a tenth, half and nine tenths of all display it. */
  p10: days,
  median: days,
  p90: days,
});
export type Noticed = z.infer<typeof noticedSchema>;

const changedCrisisSchema = z.object({
  ...setting,
  /** What changes; `none` for nothing, to tell what is found by chance. */
  change: z.string(),
  strained: noticedSchema,
  severe: noticedSchema,
});
export type ChangedCrisis = z.infer<typeof changedCrisisSchema>;

const crisisStudySchema = z.object({
  ...made,
  /** Days watched after a change. */
  horizon: z.number(),
  steady: z.array(steadyCrisisSchema),
  changed: z.array(changedCrisisSchema),
});
export type CrisisStudy = z.infer<typeof crisisStudySchema>;

/** One part for each indicator, so that each can be made by itself. */
export const studySchema = z.object({
  'attack-frequency': attackStudySchema,
  'response-speed': crisisStudySchema,
  'military-posture': crisisStudySchema,
  'public-messaging': crisisStudySchema,
  'civilian-impact': crisisStudySchema,
});
export type Study = z.infer<typeof studySchema>;
