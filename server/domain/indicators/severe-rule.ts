import { configuration } from '#domain/configuration.ts';
import { highest } from '#domain/indicators/highest.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { levelScale } from '#domain/level.ts';

const { cap, corroboratedWeight } = configuration;
const severe = 3;

/** The scale that one measure asks for, and whether its evidence may carry a severe level. */
export interface Claim {
  scale: number | null;
  /** Asked only where it matters, for it looks through events. */
  corroborated: () => boolean;
}
export type Claims<Name extends string = string> = Readonly<Record<Name, Claim>>;

/** What is not counted from single events needs none to vouch for it. */
export const always = (): boolean => true;

interface Telling {
  weight: number;
  origins: number;
  reports: readonly { origin: string }[];
}

/** Whether one of the events that say so is heavy enough by itself, or two origins speak in them. */
export function isCorroborated<E extends Telling>(
  events: Iterable<E>,
  says: (event: E) => boolean = always,
): boolean {
  let first: string | null = null;
  for (const event of events) {
    if (!says(event)) continue;
    if (event.weight >= corroboratedWeight || event.origins > 1) return true;
    const origin = event.reports[0]?.origin ?? null;
    if (first !== null && origin !== first) return true;
    first = origin;
  }
  return false;
}

/**
 * Largest of the scales that the measures ask for. At 3 and more it is held at 2.99 unless
 * `needed` measures ask for as much, and unless their evidence is corroborated (indicators.md §7).
 */
export function evaluationOf(claims: Claims, needed: 1 | 2): Evaluation {
  const asked: Record<string, number | null> = {};
  const granted: Record<string, number | null> = {};
  let asking = 0;
  let standing = 0;
  for (const name in claims) {
    const scale = claims[name]?.scale ?? null;
    asked[name] = scale;
    granted[name] = scale;
    if (scale === null || scale < severe) continue;
    asking += 1;
    if (claims[name]?.corroborated()) standing += 1;
    else granted[name] = cap;
  }
  const wanted = highest(asked);
  if (asking === 0) return { ...wanted, cappedBy: null };
  if (asking < needed) return { ...wanted, scale: cap, cappedBy: 'two-measures' };
  if (standing < needed) return { ...wanted, scale: cap, cappedBy: 'uncorroborated' };
  const given = highest(granted);
  return { ...given, cappedBy: given.scale === wanted.scale ? null : 'uncorroborated' };
}

/** The driver's band and levels, and the scale with all grades ignored. */
interface Band {
  low: number | null;
  high: number | null;
  breakpoints: readonly number[] | null;
  ungraded: number | null;
}

/** Lowest and highest scale over both ends of the driver's band and with all weights 1. */
export function scaleRangeOf(
  claims: Claims,
  needed: 1 | 2,
  { low, high, breakpoints, ungraded }: Band,
): readonly [low: number | null, high: number | null] {
  const { driver } = evaluationOf(claims, needed);
  const claim = driver === null ? undefined : claims[driver];
  const scales = ungraded === null ? [] : [ungraded];
  for (const end of [low, high]) {
    if (driver === null || claim === undefined || breakpoints === null) continue;
    const moved = { ...claims, [driver]: { ...claim, scale: levelScale(end, breakpoints) } };
    const { scale } = evaluationOf(moved, needed);
    if (scale !== null) scales.push(scale);
  }
  return scales.length === 0 ? [null, null] : [Math.min(...scales), Math.max(...scales)];
}
