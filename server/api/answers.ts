import * as z from 'zod';
import { draftSchema, incidentSchema } from '#domain/entry.ts';
import { indicatorIds, units } from '#domain/indicators/indicator.ts';
import { signalSchema } from '#domain/indicators/signal-schema.ts';
import { bucketSchema } from '#domain/instant-schema.ts';
import { refusalCodes } from '#domain/refusal.ts';
import { watchSchema } from '#domain/watch.ts';
import {
  glanceAnswer,
  instant,
  level,
  lineAnswer,
  message,
  readingAnswer,
  status,
} from '#server/api/view-answers.ts';
import type { PreviewAnswer, ReadingAnswer, TrendsAnswer } from '#server/contract.ts';
import type { HealthReport } from '#server/health.ts';

/** The answers as OpenAPI describes them. */

export const refusalAnswer = z
  .strictObject({
    error: z.strictObject({
      code: z.enum([...refusalCodes, 'internal']),
      message: z.string(),
      problems: z.array(
        z.strictObject({
          field: z.string(),
          rule: z.string(),
          limit: z.union([z.number(), z.string()]).optional(),
          message: z.string(),
        }),
      ),
      more: z.int().optional(),
      reference: z.string().optional(),
    }),
  })
  .meta({ id: 'Refusal' });

export const healthAnswer = z
  .strictObject({
    status: z.enum(['starting', 'ready', 'stopping', 'unwritable', 'unreadable']),
    reason: z.string().optional(),
    unreadable: z
      .array(z.string())
      .optional()
      .describe('Watches that cannot be shown now; what is said of their revision may be old.'),
    build: z.string(),
    revision: z.record(z.string(), z.int()),
  })
  .meta({ id: 'Health' }) satisfies z.ZodType<HealthReport['body']>;

export const watchAnswer = watchSchema
  .extend({
    featured: z.strictObject({ asOf: instant, knownAt: instant }).nullable(),
    run: z.int(),
    revision: z.int(),
    startedAt: instant,
    recordedAt: instant.nullable(),
    readable: z
      .boolean()
      .describe('False while its log cannot be read: what is said of its newest entry may be old.'),
    clock: z.strictObject({ now: instant, timeZone: z.string() }),
  })
  .meta({ id: 'Watch' });

const incidentName = z.strictObject({
  id: z.string(),
  title: z.string(),
  startAt: instant.nullable(),
});

export const knowledgeAnswer = z
  .strictObject({
    days: z.array(
      z.strictObject({
        lastAt: instant,
        recorded: z.int(),
        corrected: z.int(),
        retracted: z.int(),
      }),
    ),
    incidents: z.array(incidentName),
    firstAt: instant.nullable(),
  })
  .meta({ id: 'Knowledge' });

/** An entry of the log: a draft with `revision`, `watch` and `recordedAt`. */
export const entryAnswer = z
  .intersection(
    z.looseObject({ revision: z.int(), watch: z.string(), recordedAt: instant }),
    draftSchema,
  )
  .meta({ id: 'Entry' });

const outlook = z.strictObject({
  quiet: z.array(z.strictObject({ fromAt: instant, level })),
  staleAt: instant.nullable(),
  tried: z.array(z.strictObject({ message, count: z.number(), level, moves: z.boolean() })),
}) satisfies z.ZodType<ReadingAnswer['outlook']>;

export const explanationAnswer = z
  .strictObject({
    watch: z.string(),
    revision: z.int(),
    knownAt: instant.nullable(),
    configuration: z.string(),
    reading: readingAnswer,
    trust: z.array(
      z.strictObject({
        limitedBy: z.enum(['evidence', 'freshness', 'coverage', 'stability']),
        grade: z.enum(['high', 'moderate', 'low']),
        values: z.record(z.string(), z.number()),
      }),
    ),
    contributions: z.array(
      z.strictObject({
        signal: z.string(),
        event: z.string(),
        weight: z.number(),
        eventWeight: z.number().nullable(),
        credible: z.boolean(),
        adds: z.boolean(),
        share: z.number(),
      }),
    ),
    outlook,
    /** What the figure of this indicator shows; its shape goes with the indicator. */
    detail: z.looseObject({ indicator: z.enum(indicatorIds) }),
  })
  .meta({ id: 'Explanation' });

export const logAnswer = z.strictObject({ entries: z.array(entryAnswer), revision: z.int() });

export const signalsAnswer = z.strictObject({
  signals: z.array(lineAnswer),
  next: z.string().nullable(),
  total: z.int(),
  events: z.int().nullable(),
});

const version = {
  revision: z.int(),
  recordedAt: instant,
  author: z.string(),
  reason: z.string().nullable(),
};

export const signalAnswer = z.strictObject({
  line: lineAnswer,
  signal: signalSchema,
  author: z.string(),
  history: z.array(
    z.strictObject({
      ...version,
      kind: z.enum(['signal-recorded', 'signal-corrected', 'entry-retracted']),
      signal: signalSchema.nullable(),
    }),
  ),
  event: z.strictObject({
    id: z.string(),
    weight: z.number().nullable(),
    reports: z.array(lineAnswer),
  }),
  incident: incidentName.nullable(),
  named: z.record(z.string(), z.string()),
});

export const incidentAnswer = z.strictObject({
  id: z.string(),
  incident: incidentSchema,
  history: z.array(z.strictObject({ ...version, incident: incidentSchema })),
});

export const trendsAnswer = z.strictObject({
  indicator: z.enum(indicatorIds),
  measure: z.string(),
  unit: z.enum(units),
  bucket: bucketSchema,
  region: z.string().nullable(),
  asOf: instant,
  points: z.array(
    z.strictObject({
      bucketAt: instant,
      level,
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.number(),
      status,
    }),
  ),
  baseline: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  incidents: z.array(incidentName),
  annotations: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      fromAt: instant,
      toAt: instant.nullable(),
    }),
  ),
  configuration: z.string(),
}) satisfies z.ZodType<TrendsAnswer>;

export const previewAnswer = z.strictObject({
  /** Of the indicator that the entry names; null for one that names none. */
  before: readingAnswer.nullable(),
  after: readingAnswer.nullable(),
  changes: z.array(z.strictObject({ before: glanceAnswer, after: glanceAnswer })),
  duplicates: z.array(lineAnswer),
  events: z.array(
    z.strictObject({
      id: z.string(),
      line: lineAnswer,
      distanceKm: z.number().nullable(),
      apartHours: z.number().nullable(),
      independent: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<PreviewAnswer>;

export const exerciseAnswer = z
  .strictObject({
    run: z.int(),
    state: z.enum(['running', 'ended']),
    startedAt: instant,
    endsAt: instant.nullable(),
    nextAt: instant.nullable(),
    told: z.int(),
    left: z.int(),
  })
  .meta({ id: 'Exercise' });
