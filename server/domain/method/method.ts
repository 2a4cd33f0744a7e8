import type { Message } from '#domain/message.ts';

/** How one measure is worked out, for those who must defend it. */
export interface Method {
  /** The formula, in the symbols of its parameters. */
  formula: string;
  /** The judgements and constants in it, as the code uses them. */
  parameters: readonly Parameter[];
  /** Where the formula comes from. */
  source: string;
  /** What it is known to get wrong, with the numbers of the declarations and of the study. */
  known?: readonly Message[];
}

/** A number in a formula. Its unit is a message under `method.unit`. */
export interface Parameter {
  symbol: string;
  value: number | readonly number[];
  unit: 'none' | 'day' | 'hour' | 'people' | 'share';
}

export function parameter(
  symbol: string,
  value: Parameter['value'],
  unit: Parameter['unit'] = 'none',
): Parameter {
  return { symbol, value, unit };
}
