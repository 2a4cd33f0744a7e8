export interface Random {
  /** From 0 to below 1. */
  next: () => number;
  between: (low: number, high: number) => number;
}

export function createRandom(seed: number): Random;
