import * as z from 'zod';
import { grades } from '#domain/grade.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { clockKinds } from '#domain/indicators/response-fields.ts';
import { precisionSchema } from '#domain/instant-schema.ts';
import { levels } from '#domain/level.ts';
import type { Message } from '#domain/message.ts';
import type { Reading } from '#domain/reading.ts';
import { statuses } from '#domain/reading.ts';
import { claimTypes } from '#domain/signal.ts';
import type { SignalLine, View } from '#domain/view.ts';
import { verdicts } from '#domain/view.ts';
import type { Wire } from '#domain/wire.ts';

/** A view and its parts as OpenAPI describes them: every name that a wall reads. */

export const instant = z.iso.datetime();
const someInstant = instant.nullable();
const number = z.number().nullable();
const indicator = z.enum(indicatorIds);
export const level = z.literal(levels).nullable();
export const status = z.enum(statuses);

export const message = z
  .strictObject({
    key: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({
    id: 'Message',
    description: 'A sentence by its key, with what is put into it',
  }) satisfies z.ZodType<Wire<Message>>;

const measure = z.strictObject({
  name: z.string(),
  value: number,
  low: number,
  high: number,
  n: z.number(),
  scale: number,
});

const spark = z
  .discriminatedUnion('shape', [
    z.strictObject({ shape: z.literal('none') }),
    z.strictObject({
      ...{ shape: z.literal('bars'), fromAt: instant, step: z.number(), values: z.array(number) },
      ...{ low: z.number(), high: z.number(), markAt: someInstant },
    }),
    z.strictObject({
      ...{ shape: z.literal('shares'), fromAt: instant, step: z.number() },
      ...{ names: z.array(z.string()), rows: z.array(z.array(z.number()).nullable()) },
    }),
    z.strictObject({
      shape: z.literal('tones'),
      items: z.array(
        z.strictObject({
          eventAt: instant,
          tone: z.literal([-1, 0, 1]),
          crossed: z.boolean(),
        }),
      ),
    }),
    z.strictObject({
      ...{ shape: z.literal('band'), measure: z.string(), fromAt: instant, step: z.number() },
      points: z.array(
        z.strictObject({ low: z.number(), best: z.number(), high: z.number() }).nullable(),
      ),
    }),
    z.strictObject({
      ...{ shape: z.literal('clocks'), horizon: z.number() },
      expected: z.array(z.strictObject({ at: z.number(), share: z.number() })),
      clocks: z.array(z.strictObject({ age: z.number(), open: z.boolean(), overdue: z.boolean() })),
    }),
  ])
  .meta({
    id: 'Spark',
    description: 'What a tile draws. Steps are milliseconds; ages and the horizon are hours.',
  }) satisfies z.ZodType<Wire<Reading['spark']>>;

const override = z.strictObject({
  ...{ id: z.string(), level: z.literal(levels), author: z.string(), reason: z.string() },
  ...{ setAt: instant, expiresAt: instant },
});

/** What a reading says, without its drawing, its table and the ids of its signals. */
const glance = {
  indicator,
  asOf: instant,
  accountAt: instant,
  status,
  level,
  computedLevel: level,
  override: override.nullable(),
  scale: number,
  driver: z.string().nullable(),
  cappedBy: z.enum(['two-measures', 'uncorroborated']).nullable(),
  direction: z.enum(['worsening', 'steady', 'improving']).nullable(),
  levelDayAgo: level,
  confidence: z
    .strictObject({
      grade: z.enum(['high', 'moderate', 'low']),
      limitedBy: z.enum(['evidence', 'freshness', 'coverage', 'stability']),
    })
    .nullable(),
  freshness: z.strictObject({ newestAt: someInstant, limit: z.number(), staleAt: someInstant }),
  newestGrade: z.enum(grades).nullable(),
  figure: z.strictObject({ value: message, label: message, context: message }),
  sentence: message,
};

export const glanceAnswer = z
  .strictObject({ ...glance, evidence: z.strictObject({ n: z.int(), origins: z.int() }) })
  .meta({ id: 'Glance' });

export const readingAnswer = z
  .strictObject({
    ...glance,
    measures: z.array(measure),
    evidence: z.strictObject({ n: z.int(), origins: z.int(), ids: z.array(z.string()) }),
    spark,
  })
  .meta({ id: 'Reading' }) satisfies z.ZodType<Wire<Reading>>;

export const lineAnswer = z
  .strictObject({
    id: z.string(),
    event: z.string(),
    revision: z.int(),
    indicator,
    eventAt: someInstant,
    precision: precisionSchema,
    recordedAt: instant,
    headline: z.string(),
    place: z.string().nullable(),
    region: z.string().nullable(),
    grade: z.enum(grades),
    claim: z.enum(claimTypes),
    source: z.string(),
    relayOf: z.string().nullable(),
    corrected: z.boolean(),
    retracted: z.boolean(),
  })
  .meta({ id: 'SignalLine' }) satisfies z.ZodType<Wire<SignalLine>>;

const verdict = z.strictObject({
  reachable: z.array(z.enum(verdicts)),
  pressure: z.tuple([z.number(), z.number()]),
  deficit: z.tuple([z.number(), z.number()]),
  known: z.int(),
  deciding: z.array(z.strictObject({ indicator, level })),
  pulledToCapital: z.boolean(),
  sentence: message,
  flip: z
    .strictObject({
      ...{ indicator, from: z.literal(levels), to: z.literal(levels) },
      verdict: z.enum(verdicts),
    })
    .nullable(),
  flipSentence: message.nullable(),
});

const clock = z.strictObject({
  incident: z.string(),
  incidentTitle: z.string(),
  kind: z.enum(clockKinds),
  name: z.string().nullable(),
  state: z.enum(['open', 'closed', 'moot']),
  startAt: someInstant,
  startPrecision: precisionSchema,
  endAt: someInstant,
  due: z.strictObject({ earliestAt: instant, latestAt: instant }).nullable(),
  signal: z.string().nullable(),
});

const tripwire = z.strictObject({
  id: z.string(),
  title: z.string(),
  state: z.enum(['open', 'due-soon', 'overdue', 'fired', 'lapsed', 'void']),
  earliestAt: someInstant,
  latestAt: someInstant,
  endAt: someInstant,
});

const region = z.strictObject({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  tile: z.tuple([z.number(), z.number()]).nullable(),
  attacks: z.number(),
  isNew: z.boolean(),
  lookedAt: someInstant,
});

export const viewAnswer = z
  .strictObject({
    watch: z.string(),
    title: z.string(),
    subtitle: z.string(),
    timeZone: z.string(),
    simulated: z.boolean(),
    run: z.int(),
    revision: z.int(),
    asOf: instant,
    knownAt: someInstant,
    recordedAt: someInstant,
    configuration: z.string(),
    verdict,
    readings: z.array(readingAnswer),
    clocks: z.array(clock),
    tripwires: z.array(tripwire),
    newest: z.array(lineAnswer),
    regions: z.array(region),
    unplacedAttacks: z.number(),
    lastDay: z.strictObject({
      recorded: z.int(),
      corrected: z.int(),
      retracted: z.int(),
      heartbeats: z.int(),
    }),
  })
  .meta({ id: 'View' }) satisfies z.ZodType<Wire<View>>;
