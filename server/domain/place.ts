import * as z from 'zod';
import { textOf } from '#domain/text.ts';

/** Lower-case name used in URLs and links: letters, digits, hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'slug.form' })
  .max(60, { error: 'text.long' });

/** ACLED geo-precision: 1 a named town, 2 near a town or a part of a region, 3 a larger region. */
const geoPrecisionSchema = z.literal([1, 2, 3]);

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

/** Where something happened: a place of the watch's gazetteer, a region only, or a point. */
export const whereSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('place'),
      place: slugSchema,
      geoPrecision: geoPrecisionSchema.default(1),
    }),
    z.strictObject({
      type: z.literal('region'),
      region: slugSchema,
      geoPrecision: geoPrecisionSchema.default(3),
    }),
    z.strictObject({
      type: z.literal('point'),
      latitude,
      longitude,
      label: textOf(1, 120),
      region: slugSchema.nullable().default(null),
      geoPrecision: geoPrecisionSchema.default(2),
    }),
  ])
  .meta({ id: 'Where' });
export type Where = z.output<typeof whereSchema>;

export const regionSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1).max(80),
  /** Four letters at most, for tiles and small maps. */
  short: z.string().min(1).max(4),
  /** Inhabitants; null when nobody has said. */
  population: z.number().int().positive().nullable(),
  /** Column and row in the tile map, from the north-west. */
  tile: z.tuple([z.number().int().min(0), z.number().int().min(0)]).nullable(),
});
export type Region = z.output<typeof regionSchema>;

export const placeSchema = z.strictObject({
  id: slugSchema,
  name: z.string().min(1).max(80),
  /** Other spellings under which the place is found. */
  otherNames: z.array(z.string().min(1).max(80)).default([]),
  region: slugSchema.nullable(),
  latitude,
  longitude,
});
export type Place = z.output<typeof placeSchema>;
