import * as z from 'zod';
import { spelledOut } from '#domain/address.ts';
import { gradeSchema } from '#domain/grade.ts';
import { instantSchema, precisionSchema } from '#domain/instant-schema.ts';
import { whereSchema } from '#domain/place.ts';
import { optionalText, orNothing, textOf } from '#domain/text.ts';

/** UUIDv7 made by the client, so that a retry is recognised, also with its letters in capitals. */
export const idSchema = z.uuid({ version: 'v7', error: 'id.form' }).toLowerCase();

export const authorSchema = textOf(1, 80);

export const claimTypes = ['observed', 'official', 'perpetrator', 'media', 'inference'] as const;
export type ClaimType = (typeof claimTypes)[number];

const webAddress = z.url({ protocol: /^https?$/ });

/** http and https only: a link is something a reader can open. */
const urlSchema = orNothing(
  z
    .string()
    .trim()
    .refine((text) => text === '' || webAddress.safeParse(text).success, { error: 'url.form' })
    .overwrite(spelledOut)
    .max(2_000)
    .meta({ format: 'iri', description: 'An http or https address; kept as a URI' }),
).default(null);

export const sourceSchema = z
  .strictObject({
    name: textOf(1, 120),
    /** Publisher family: outlets under one roof count as one origin. */
    family: optionalText(120),
    url: urlSchema,
    publishedAt: instantSchema.nullable().default(null),
  })
  .meta({ id: 'Source' });

/** What every signal carries, whichever indicator it is about. */
export const sharedSignalFields = {
  eventAt: instantSchema.nullable(),
  precision: precisionSchema,
  where: whereSchema.nullable().default(null),
  headline: textOf(3, 200),
  note: optionalText(4_000),
  source: sourceSchema,
  /** The origin that the source only passed on; null when it speaks for itself. */
  relayOf: optionalText(120),
  grade: gradeSchema,
  claim: z.enum(claimTypes),
  /** Id of the incident that this signal belongs to. */
  incident: idSchema.nullable().default(null),
  /** Id of the event that this is one more report of; null makes a new event. */
  event: idSchema.nullable().default(null),
} as const;

const count = z.number().int().min(0).max(10_000_000);

/**
 * A number of people as low, best, high. Null is unknown, zero is a statement.
 * Whatever is known must be in order.
 */
export const rangeSchema = z
  .strictObject({
    low: count.nullable().default(null),
    best: count.nullable().default(null),
    high: count.nullable().default(null),
  })
  .refine((range) => inOrder([range.low, range.best, range.high]), { error: 'range.order' })
  .refine((range) => range.low !== null || range.best !== null || range.high !== null, {
    error: 'range.empty',
  })
  .meta({ id: 'Range' });
export type Range = z.output<typeof rangeSchema>;

function inOrder(bounds: readonly (number | null)[]): boolean {
  const known = bounds.filter((bound): bound is number => bound !== null);
  return known.every((bound, i) => i === 0 || bound >= (known[i - 1] ?? bound));
}

/** Low, best and high with the gaps closed by what is known: low ≤ best ≤ high. */
export function boundsOf(range: Range): { low: number; best: number; high: number } {
  const best = range.best ?? range.low ?? range.high ?? 0;
  return { low: range.low ?? best, best, high: range.high ?? Math.max(best, range.low ?? best) };
}

export const victimClasses = ['civilian', 'state-forces', 'attackers', 'unknown'] as const;
export type VictimClass = (typeof victimClasses)[number];

/** One kind of toll (killed, say) by class of victim; null is unknown. */
export const tollByClassSchema = z.strictObject({
  civilian: rangeSchema.nullable().default(null),
  'state-forces': rangeSchema.nullable().default(null),
  attackers: rangeSchema.nullable().default(null),
  unknown: rangeSchema.nullable().default(null),
});
