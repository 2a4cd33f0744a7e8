/** A number that may leave the engine, or null where the formula has no value (NaN, ±Infinity). */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}

/** Quotient, or null where it has no finite value. */
export function ratioOrNull(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : finiteOrNull(numerator / denominator);
}
