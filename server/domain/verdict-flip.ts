import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { type Level, levels } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';
import { decidedVerdict, type PartLevels, type Verdict } from '#domain/verdict-rule.ts';

/** One level that moves, and the verdict that it would bring. */
export interface Flip {
  indicator: IndicatorId;
  from: Level;
  to: Level;
  verdict: Verdict;
}

/** Which part of the composite each indicator is. */
const parts = {
  'response-speed': 'response',
  'attack-frequency': 'attacks',
  'military-posture': 'posture',
  'public-messaging': 'messaging',
  'civilian-impact': 'civilian',
} as const satisfies Record<IndicatorId, keyof PartLevels>;

type Weighed = Flip & { steps: number; gap: number };

/**
 * The nearest single change of a known level that would bring another verdict: fewest levels
 * first, then the smallest way on the scale, then the order of the tiles. Null when more than
 * one verdict is within reach already, or when no single change would do.
 */
export function nearestFlip(levelsNow: PartLevels, readings: readonly Reading[]): Flip | null {
  const now = decidedVerdict(levelsNow);
  if (now === null) return null;
  let nearest: Weighed | null = null;
  // One level after another is moved in this, and put back.
  const moved = { ...levelsNow };
  for (const { indicator, level: from, scale } of readings) {
    const part = parts[indicator];
    if (from === null || moved[part] === null) continue;
    for (const to of levels) {
      moved[part] = to;
      const verdict = to === from ? null : decidedVerdict(moved);
      if (verdict === null || verdict === now) continue;
      const at = scale ?? from;
      const gap = Math.max(0, to > from ? to - at : at - (to + 1));
      const flip = { indicator, from, to, verdict, steps: Math.abs(to - from), gap };
      if (nearest === null || isNearer(flip, nearest)) nearest = flip;
    }
    moved[part] = levelsNow[part];
  }
  if (nearest === null) return null;
  const { indicator, from, to, verdict } = nearest;
  return { indicator, from, to, verdict };
}

function isNearer(a: Weighed, b: Weighed): boolean {
  return a.steps === b.steps ? a.gap < b.gap : a.steps < b.steps;
}
