import fc from 'fast-check';
import * as z from 'zod';
import { instantSchema } from '#domain/instant-schema.ts';
import { hour, idOf } from '#tests/support/entries.ts';

const instants = fc.integer({ min: -1e6, max: 1e6 }).map((at) => new Date(hour(at)).toISOString());

/** Long enough for every text, plain enough for every name. */
const words = fc.constantFrom('abc', 'one-two', 'three');

const addresses = fc.webUrl({ validSchemes: ['http', 'https'] });

/** Anything that a schema takes, every field given and every instant as text. */
export function inputsOf(schema: unknown): fc.Arbitrary<unknown> {
  if (schema === instantSchema) return instants;
  if (schema instanceof z.ZodDefault) return inputsOf(schema.unwrap());
  if (schema instanceof z.ZodNullable) {
    return fc.option(inputsOf(schema.unwrap()), { nil: null, freq: 2 });
  }
  if (schema instanceof z.ZodObject) return recordsOf(schema);
  if (schema instanceof z.ZodArray) return fc.array(inputsOf(schema.element), { maxLength: 3 });
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(inputsOf));
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodNumber) return fc.constantFrom(0, 1);
  if (schema instanceof z.ZodUUID) return fc.nat().map(idOf);
  if (schema instanceof z.ZodString) {
    return schema.meta()?.format === 'iri' ? addresses : words;
  }
  throw new Error('Nobody has said what this schema takes.');
}

function recordsOf(schema: z.ZodObject): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.shape).map(([name, inner]) => [name, inputsOf(inner)]);
  const records: fc.Arbitrary<unknown> = fc.record(Object.fromEntries(fields));
  // What the rules between fields refuse is drawn again.
  return records.filter((input) => schema.safeParse(input).success);
}
