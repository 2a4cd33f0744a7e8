import * as z from 'zod';
import { behindNames } from '#domain/events-behind.ts';
import { grades } from '#domain/grade.ts';
import { unnamedPlace } from '#domain/indicators/behind.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
import { bucketSchema, instantSchema } from '#domain/instant-schema.ts';
import { slugSchema } from '#domain/place.ts';
import { problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { claimTypes, idSchema } from '#domain/signal.ts';

/** Everything that can be asked in the search part of an address. All of it is text. */

/** A whole number in the digits of an address; the description of the interface calls it one. */
const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: 'number.int' })
    .transform(Number)
    .pipe(z.number().min(low).max(high))
    .meta({ type: 'integer', minimum: low, maximum: high, pattern: undefined });

const instant = instantSchema.optional();
const text = z.string().trim().min(1).max(200).optional();

const knowledge = {
  /** Only what was recorded by then. */
  knownAt: instant.describe('Use only what was recorded by this instant.'),
};

export const viewQuery = z.strictObject({
  asOf: instant.describe('Instant of event time that the answer speaks of; now by default.'),
  ...knowledge,
  revision: whole(0, 999_999_999).optional().describe('Use only the log up to this revision.'),
});

/** When, for reads that know nothing else. */
export const timeQuery = z.strictObject({
  asOf: instant.describe('Instant of event time that the answer speaks of; now by default.'),
  ...knowledge,
});

export const logQuery = z.strictObject({
  since: whole(0, 999_999_999).prefault('0').describe('Entries after this revision.'),
  limit: whole(1, 1_000).prefault('100'),
  asOf: instant.describe(
    'Without entries that speak of a later instant; what changes others stays in.',
  ),
  ...knowledge,
});

/** An end of a move; no id of a place looks like the question mark. */
const end = z.union([slugSchema, z.literal(unnamedPlace)]).optional();

/** Nothing lies in a range that does not end after it begins: whoever asks for one has slipped. */
function isForward({
  from,
  to,
}: {
  from?: Instant | undefined;
  to?: Instant | undefined;
}): boolean {
  return from === undefined || to === undefined || from < to;
}
const order = { error: 'period.order', path: ['to'] };

export const signalsQuery = z
  .strictObject({
    indicator: z.enum(indicatorIds).optional(),
    q: text.describe('Words that headline, note, source, place or author must contain.'),
    grade: z.enum(grades).optional(),
    claim: z.enum(claimTypes).optional(),
    source: text,
    region: slugSchema.optional(),
    incident: idSchema.optional(),
    from: instant.describe('Event time from this instant on.'),
    to: instant.describe('Event time before this instant, which is later than `from`.'),
    behind: z
      .enum(behindNames)
      .optional()
      .describe(
        'Only reports of the events that some numbers of a reading count. `region`, `from` and ' +
          '`to` then speak of the events, and `events` of the answer counts those that are left.',
      ),
    movedFrom: end.describe('Only moves of forces from this place; `?` where none is named.'),
    movedTo: end.describe('Only moves of forces to this place; `?` where none is named.'),
    status: z.enum(['all', 'current', 'retracted']).default('all'),
    change: z
      .enum(['recorded', 'corrected', 'retracted'])
      .optional()
      .describe('Only signals to which this happened.'),
    since: instant.describe(
      'Only signals to which `change`, or without it anything, happened no earlier than this ' +
        'instant, by the time of recording.',
    ),
    ids: z
      .string()
      .max(8_000)
      .transform((list) => list.split(',').filter(Boolean))
      .pipe(z.array(idSchema).max(200))
      .optional()
      .describe('Only these signals: 200 ids at most, with commas between them.'),
    sort: z.enum(['eventAt', 'recordedAt', 'grade']).default('recordedAt'),
    order: z.enum(['asc', 'desc']).default('desc'),
    cursor: z.string().max(200).optional().describe('`next` of the page before.'),
    limit: whole(1, 200).prefault('50'),
    asOf: instant.describe('Only signals that speak of no later than this instant.'),
    ...knowledge,
  })
  .refine(isForward, order);

export const signalQuery = z.strictObject({
  asOf: instant.describe('Only what speaks of no later than this instant.'),
  ...knowledge,
});

export const incidentQuery = z.strictObject({
  asOf: instant.describe('Only an incident that began no later than this instant.'),
  ...knowledge,
});

export const trendsQuery = z
  .strictObject({
    indicator: z.enum(indicatorIds),
    measure: slugSchema.optional().describe('By default the first measure of the indicator.'),
    from: instantSchema,
    to: instantSchema.describe('Later than `from`.'),
    bucket: bucketSchema,
    region: slugSchema.optional().describe('Only signals about this region.'),
    asOf: instant.describe('Where the line ends; now by default.'),
    ...knowledge,
  })
  .refine(isForward, order);

export const appendQuery = z.strictObject({
  run: whole(1, 999_999_999)
    .optional()
    .describe('Only into this run of the watch: an exercise that was started afresh refuses it.'),
});

export type ViewQuery = z.output<typeof viewQuery>;
export type TimeQuery = z.output<typeof timeQuery>;
export type LogQuery = z.output<typeof logQuery>;
export type SignalsQuery = z.output<typeof signalsQuery>;
export type SignalQuery = z.output<typeof signalQuery>;
export type IncidentQuery = z.output<typeof incidentQuery>;
export type TrendsQuery = z.output<typeof trendsQuery>;

/** A query as it stands in an address; what is absent says nothing. */
export type Asked<T extends z.ZodObject> = { [K in keyof z.input<T>]?: string | undefined };

/** In an address a bare plus stands for a space, and many write one before the offset of a zone. */
const bareOffset = /^(\d{4}-\d\d-\d\dT[\d:.]+) (\d\d:\d\d)$/;

/** @throws Refusal `invalid` with every parameter that breaks a rule */
export function parseQuery<T extends z.ZodObject>(schema: T, asked: Asked<T>): z.output<T> {
  const given = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value.replace(bareOffset, '$1+$2')]],
    ),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    'invalid',
    'The address asks for something that cannot be.',
    problemsOf(parsed.error.issues, given),
  );
}
