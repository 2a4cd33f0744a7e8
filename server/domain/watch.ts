import * as z from 'zod';
import { keptInstantSchema } from '#domain/instant-schema.ts';
import { placeSchema, regionSchema, slugSchema } from '#domain/place.ts';

/** One situation under observation: its places, its zone, whether it is simulated. */
export const watchSchema = z.strictObject({
  id: slugSchema,
  title: z.string().min(1).max(80),
  /** One line under the title: what is being watched. */
  subtitle: z.string().max(160),
  timeZone: z.string().min(1).max(60),
  /** True for an exercise: its signals are made up, and every screen says so. */
  simulated: z.boolean(),
  /** Place id of the capital, towards which "capital pull" is measured. */
  capital: slugSchema,
  /** First-level units in all (K of the spread measures): at least the regions listed. */
  regionsTotal: z.number().int().positive(),
  regions: z.array(regionSchema).min(1),
  places: z.array(placeSchema).min(1),
  /** Where the home page opens this watch, when now has nothing to show. */
  featured: z
    .strictObject({
      asOf: keptInstantSchema,
      knownAt: keptInstantSchema,
    })
    .nullable(),
});
export type Watch = z.output<typeof watchSchema>;
