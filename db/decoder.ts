import * as z from 'zod';
import { instantSchema } from '#domain/instant-schema.ts';

/** What a value becomes, which may be itself with its inside changed. @throws when it is strange */
type Step = (value: unknown) => unknown;

/**
 * Reads text that was written from what this schema yielded. Every rule was checked before it was
 * written, so only the shape is looked at on the way to the instants. Whatever is not shaped as
 * the schema writes today, such as a field that did not exist then, is parsed in full.
 * @throws ZodError
 */
export function decoderOf<T extends z.ZodType>(schema: T): (text: string) => z.output<T> {
  const decode = valueDecoderOf(schema);
  return (text) => decode(JSON.parse(text)) ?? schema.parse(JSON.parse(text));
}

/**
 * The same for text that was parsed already: the value itself becomes what it stands for. Null
 * when it is not shaped as the schema writes today; by then, it may be half changed.
 */
export function valueDecoderOf<T extends z.ZodType>(
  schema: T,
): (value: unknown) => z.output<T> | null;
export function valueDecoderOf(schema: z.ZodType): (value: unknown) => unknown {
  const step = stepOf(schema);
  return (value) => {
    try {
      return step(value);
    } catch {
      return null;
    }
  };
}

class Strange extends Error {}

function stepOf(schema: unknown): Step {
  if (schema === instantSchema) return instant;
  if (schema instanceof z.ZodObject) return objectStep(schema.shape);
  if (schema instanceof z.ZodDiscriminatedUnion) return kindStep(schema);
  if (schema instanceof z.ZodArray) return arrayStep(schema.element);
  if (schema instanceof z.ZodNullable) return nullableStep(schema.unwrap());
  // What was yielded has no gaps to fill.
  if (schema instanceof z.ZodDefault) return stepOf(schema.unwrap());
  if (schema instanceof z.ZodString || schema instanceof z.ZodUUID || schema instanceof z.ZodURL) {
    return typed('string');
  }
  if (schema instanceof z.ZodNumber) return typed('number');
  if (schema instanceof z.ZodBoolean) return typed('boolean');
  if (schema instanceof z.ZodEnum) return oneOf(schema.options);
  if (schema instanceof z.ZodLiteral) return oneOf(schema.values);
  if (schema instanceof z.ZodUnion) return unionStep(schema);
  if (schema instanceof z.ZodType) return (value) => schema.parse(value);
  throw new Error('This is not a schema.');
}

function instant(text: unknown): number {
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new Strange();
  return at;
}

function typed(type: 'string' | 'number' | 'boolean'): Step {
  return (value) => {
    if (typeof value !== type) throw new Strange();
    return value;
  };
}

/** Gives the one text that is known for each: to read one makes another, and a long log holds many. */
function oneOf(values: Iterable<unknown>): Step {
  const known = new Map(Array.from(values, (value) => [value, value]));
  return (value) => {
    if (!known.has(value)) throw new Strange();
    return known.get(value);
  };
}

/** Whether the values of a schema are few, and known before. */
function isOneOf(schema: unknown): boolean {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return isOneOf(schema.unwrap());
  }
  return schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral;
}

function nullableStep(inner: unknown): Step {
  const step = stepOf(inner);
  return (value) => (value === null ? null : step(value));
}

function arrayStep(element: unknown): Step {
  const step = stepOf(element);
  return (value) => {
    if (!Array.isArray(value)) throw new Strange();
    for (let i = 0; i < value.length; i += 1) value[i] = step(value[i]);
    return value;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectStep(shape: Readonly<Record<string, unknown>>): Step {
  const steps = Object.entries(shape).map(([name, schema]) => ({
    name,
    step: stepOf(schema),
    // Texts that are the same are not told apart, whichever of them is kept.
    always: isOneOf(schema),
  }));
  return (value) => {
    if (!isRecord(value)) throw new Strange();
    for (const { name, step, always } of steps) {
      const before = value[name];
      const after = step(before);
      if (always || after !== before) value[name] = after;
    }
    return value;
  };
}

function kindStep({ def }: z.ZodDiscriminatedUnion): Step {
  const steps = new Map<unknown, Step>();
  for (const option of def.options) {
    if (!(option instanceof z.ZodObject)) throw new Error('An option is not an object.');
    const named: unknown = option.shape[def.discriminator];
    if (!(named instanceof z.ZodLiteral)) throw new Error('An option has no name.');
    for (const name of named.values) steps.set(name, stepOf(option));
  }
  return (value) => {
    const step = isRecord(value) ? steps.get(value[def.discriminator]) : undefined;
    if (step === undefined) throw new Strange();
    return step(value);
  };
}

/** One of several numbers, say. Any other union is left to the schema. */
function unionStep(schema: z.ZodUnion): Step {
  const values = schema.options.flatMap((option) =>
    option instanceof z.ZodLiteral ? [...option.values] : [],
  );
  return values.length === schema.options.length ? oneOf(values) : (value) => schema.parse(value);
}
