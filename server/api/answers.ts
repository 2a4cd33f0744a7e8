import * as z from 'zod';
import { draftSchema } from '#domain/entry.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { bucketSchema } from '#domain/instant-schema.ts';
import { refusalCodes } from '#domain/refusal.ts';
import { watchSchema } from '#domain/watch.ts';

/** The answers as OpenAPI describes them. Inside objects that say so there is more than is named. */

const instant = z.iso.datetime();
const level = z.number().int().min(0).max(4).nullable();

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

export const watchAnswer = watchSchema
  .extend({
    featured: z.strictObject({ asOf: instant, knownAt: instant }).nullable(),
    run: z.int(),
    revision: z.int(),
    startedAt: instant,
    recordedAt: instant.nullable(),
    clock: z.strictObject({ now: instant, timeZone: z.string() }),
  })
  .meta({ id: 'Watch' });

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
    incidents: z.array(
      z.strictObject({ id: z.string(), title: z.string(), startAt: instant.nullable() }),
    ),
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

const readingAnswer = z
  .looseObject({
    indicator: z.enum(indicatorIds),
    asOf: instant,
    status: z.enum(['live', 'stale', 'no-data']),
    level,
    scale: z.number().nullable(),
    driver: z.string().nullable(),
    direction: z.enum(['worsening', 'steady', 'improving']).nullable(),
    measures: z.array(
      z.looseObject({
        name: z.string(),
        value: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        n: z.number(),
      }),
    ),
    evidence: z.looseObject({ n: z.int(), origins: z.int(), ids: z.array(z.string()) }),
  })
  .meta({ id: 'Reading' });

export const viewAnswer = z
  .looseObject({
    watch: z.string(),
    run: z.int(),
    revision: z.int(),
    asOf: instant,
    knownAt: instant.nullable(),
    verdict: z.looseObject({ reachable: z.array(z.string()), known: z.int() }),
    readings: z.array(readingAnswer),
    clocks: z.array(z.looseObject({ incident: z.string(), kind: z.string(), state: z.string() })),
    newest: z.array(z.looseObject({ id: z.string(), headline: z.string() })),
  })
  .meta({ id: 'View' });

export const explanationAnswer = z
  .looseObject({
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
    outlook: z.looseObject({ staleAt: instant.nullable() }),
    /** What the figure of this indicator shows; its shape goes with the indicator. */
    detail: z.looseObject({ indicator: z.enum(indicatorIds) }),
  })
  .meta({ id: 'Explanation' });

const lineAnswer = z
  .looseObject({
    id: z.string(),
    event: z.string(),
    revision: z.int(),
    indicator: z.enum(indicatorIds),
    eventAt: instant.nullable(),
    recordedAt: instant,
    headline: z.string(),
    grade: z.string(),
    corrected: z.boolean(),
    retracted: z.boolean(),
  })
  .meta({ id: 'SignalLine' });

export const logAnswer = z.strictObject({ entries: z.array(entryAnswer), revision: z.int() });

export const signalsAnswer = z.strictObject({
  signals: z.array(lineAnswer),
  next: z.string().nullable(),
  total: z.int(),
});

export const signalAnswer = z.strictObject({
  line: lineAnswer,
  signal: z.looseObject({ indicator: z.enum(indicatorIds) }),
  author: z.string(),
  history: z.array(z.looseObject({ revision: z.int(), recordedAt: instant, kind: z.string() })),
  event: z.looseObject({ id: z.string(), reports: z.array(lineAnswer) }),
  incident: z.looseObject({ id: z.string(), title: z.string() }).nullable(),
  named: z.record(z.string(), z.string()),
});

const incidentContent = z.looseObject({ title: z.string(), startAt: instant.nullable() });

export const incidentAnswer = z.strictObject({
  id: z.string(),
  incident: incidentContent,
  history: z.array(
    z.strictObject({
      revision: z.int(),
      recordedAt: instant,
      author: z.string(),
      reason: z.string().nullable(),
      incident: incidentContent,
    }),
  ),
});

export const trendsAnswer = z.looseObject({
  indicator: z.enum(indicatorIds),
  measure: z.string(),
  unit: z.string(),
  bucket: bucketSchema,
  points: z.array(
    z.strictObject({
      bucketAt: instant,
      level,
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.number(),
      status: z.enum(['live', 'stale', 'no-data']),
    }),
  ),
  baseline: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
});

/** A reading without its drawing and its table. */
const glanceAnswer = z
  .looseObject({
    indicator: z.enum(indicatorIds),
    status: z.enum(['live', 'stale', 'no-data']),
    level,
    scale: z.number().nullable(),
    evidence: z.looseObject({ n: z.int(), origins: z.int() }),
  })
  .meta({ id: 'Glance' });

export const previewAnswer = z.strictObject({
  /** Of the indicator that the entry names; null for one that names none. */
  before: readingAnswer.nullable(),
  after: readingAnswer.nullable(),
  changes: z.array(z.strictObject({ before: glanceAnswer, after: glanceAnswer })),
  duplicates: z.array(lineAnswer),
  events: z.array(z.looseObject({ id: z.string(), line: lineAnswer, independent: z.boolean() })),
});

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
