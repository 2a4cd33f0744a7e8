import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { type Level, levels } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';
import { composite, type PartLevels, type Verdict } from '#domain/verdict-rule.ts';

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
  const [now, ...others] = composite({ levels: levelsNow }).verdicts;
  if (now === undefined || others.length > 0) return null;
  let nearest: Weighed | null = null;
  for (const reading of readings) {
    for (const flip of flipsOf(levelsNow, reading, now)) {
      if (nearest === null || isNearer(flip, nearest)) nearest = flip;
    }
  }
  if (nearest === null) return null;
  const { indicator, from, to, verdict } = nearest;
  return { indicator, from, to, verdict };
}

function isNearer(a: Weighed, b: Weighed): boolean {
  return a.steps === b.steps ? a.gap < b.gap : a.steps < b.steps;
}

function flipsOf(now: PartLevels, reading: Reading, verdict: Verdict): Weighed[] {
  const { indicator, level: from, scale } = reading;
  const part = parts[indicator];
  if (from === null || now[part] === null) return [];
  return levels.flatMap((to) => {
    if (to === from) return [];
    const [other, ...more] = composite({ levels: { ...now, [part]: to } }).verdicts;
    if (other === undefined || more.length > 0 || other === verdict) return [];
    const at = scale ?? from;
    const gap = Math.max(0, to > from ? to - at : at - (to + 1));
    return [{ indicator, from, to, verdict: other, steps: Math.abs(to - from), gap }];
  });
}
