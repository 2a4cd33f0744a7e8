import * as z from 'zod';

export const number = z.number();
export const numbers = z.array(number);
export const maybe = number.nullable();
export const maybes = z.array(maybe);

/** A vector's argument object, parsed, handed to the function it names. */
export function adapt<Input>(schema: z.ZodType<Input>, apply: (input: Input) => unknown) {
  return (input: unknown) => apply(schema.parse(input));
}
