import * as z from 'zod';
import { buckets, EARLIEST, LATEST, precisions } from '#domain/instant.ts';

/** Apart from the arithmetic of instants, which a wall loads without any schema. */
export const precisionSchema = z.enum(precisions);
export const bucketSchema = z.enum(buckets);

/** Epoch milliseconds that can be kept. */
export const keptInstantSchema = z.number().int().min(EARLIEST).lt(LATEST);

/** ISO 8601 with its zone on the wire, epoch milliseconds inside. Between the years 1900 and 2200. */
export const instantSchema = z
  .codec(z.iso.datetime({ offset: true }), z.number().int(), {
    decode: (text) => Date.parse(text),
    encode: (at) => new Date(at).toISOString(),
  })
  .refine((at) => at >= EARLIEST && at < LATEST, { error: 'instant.range' })
  .meta({
    description: 'ISO 8601 instant with its zone, from 1900 to 2199',
    example: '2026-04-25T06:30:00Z',
  });
