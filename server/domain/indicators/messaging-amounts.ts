import { toneFrom } from '#domain/indicators/messaging-staged.ts';
import type { Stage } from '#domain/indicators/messaging-statements.ts';

/** Decayed weights of the statements within reach, and their plain counts. */
export interface MessagingWeights {
  /** Σ tone × weight and Σ weight of the statements with a tone; how many they are. */
  leaning: number;
  toned: number;
  tones: number;
  /** Weights of their checkable and of their contradicted claims. */
  checkable: number;
  contradicted: number;
}

/** How many statements say what, undecayed. */
export interface MessagingCounts {
  statements: number;
  tones: number;
  checkable: number;
  contradicted: number;
}

/** What a statement says, whenever it does. */
export type Says = Omit<Stage, 'at'>;
/** Sums of amounts, as the weights that they are. */
export function weightsOf(
  [leaning = 0, toned = 0, checkable = 0, contradicted = 0]: readonly number[],
  counts: MessagingCounts,
): MessagingWeights {
  return {
    leaning: counts.tones === 0 ? 0 : leaning,
    toned: counts.tones === 0 ? 0 : Math.max(0, toned),
    tones: counts.tones,
    checkable: counts.checkable === 0 ? 0 : Math.max(0, checkable),
    contradicted: counts.contradicted === 0 ? 0 : Math.max(0, contradicted),
  };
}

/** What a statement says, to be weighed. */
export function amountsOf({ tone, checkable, contradicted }: Says): number[] {
  return [tone ?? 0, tone === null ? 0 : 1, checkable, contradicted];
}

/** What a statement says, by its amounts. */
export function saysOf([tone, toned, checkable = 0, contradicted = 0]: readonly number[]): Says {
  return { tone: toned === 1 ? toneFrom(tone) : null, checkable, contradicted };
}

/** The same undecayed, with the statement itself. */
export function countsOf({ tone, checkable, contradicted }: Says): number[] {
  return [1, tone === null ? 0 : 1, checkable, contradicted];
}
