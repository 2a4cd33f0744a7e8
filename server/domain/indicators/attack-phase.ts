import { direction, toldDirection } from '#domain/level.ts';

const phases = ['spreading-surge', 'concentrating-surge', 'dispersing', 'subsiding'] as const;
export type Phase = (typeof phases)[number];

/** From here on attacks hit more regions than their number explains. */
const spreading = 1;

/**
 * Where the rate goes and how widely it hits, as one word: more or fewer attacks × at least one
 * region more than the baseline's pattern gives. Null while the rate is steady, or either is
 * unknown.
 */
export function phaseOf(
  { probWorse, reported }: { probWorse: number | null; reported: number },
  excess: number | null,
): Phase | null {
  if (probWorse === null || excess === null) return null;
  const wide = excess >= spreading;
  const rate = toldDirection(direction({ probWorse, deltaScale: null }).direction, reported);
  if (rate === 'worsening') return wide ? 'spreading-surge' : 'concentrating-surge';
  if (rate === 'improving') return wide ? 'dispersing' : 'subsiding';
  return null;
}
