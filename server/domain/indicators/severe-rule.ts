import { configuration } from '#domain/configuration.ts';
import type { Evaluation } from '#domain/indicators/indicator.ts';
import { levelScale } from '#domain/level.ts';

const { cap, corroboratedWeight } = configuration;
const severe = 3;

/** The scale that one measure asks for, and whether its evidence may carry a severe level. */
export interface Claim {
  readonly scale: number | null;
  /**
   * It never asks for more than this, which is less than severe: where others ask for as much, a
   * scale that takes long to work out need not be asked for.
   */
  readonly atMost?: number | null;
  /** Asked only where it matters, for it looks through events. */
  readonly corroborated: () => boolean;
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
  return evaluationWith(claims, needed, null);
}

/** One measure that asks for another scale than its claim says. */
interface Moved {
  name: string;
  scale: number | null;
}

function evaluationWith(claims: Claims, needed: 1 | 2, moved: Moved | null): Evaluation {
  const wanted: Highest = { scale: null, driver: null };
  const given: Highest = { scale: null, driver: null };
  let asking = 0;
  let standing = 0;
  for (const name in claims) {
    const claim = claims[name];
    if (claim === undefined) continue;
    const isMoved = moved?.name === name;
    if (!isMoved && (given.scale ?? 0) >= (claim.atMost ?? Number.POSITIVE_INFINITY)) continue;
    const scale = isMoved ? moved.scale : claim.scale;
    if (scale === null) continue;
    raise(wanted, scale, name);
    if (scale < severe) {
      raise(given, scale, name);
      continue;
    }
    asking += 1;
    const stands = claim.corroborated();
    if (stands) standing += 1;
    raise(given, stands ? scale : cap, name);
  }
  const { scale, driver } = wanted;
  if (asking === 0) return { scale, driver, cappedBy: null };
  if (asking < needed) return { scale: cap, driver, cappedBy: 'two-measures' };
  if (standing < needed) return { scale: cap, driver, cappedBy: 'uncorroborated' };
  return {
    scale: given.scale,
    driver: given.driver,
    cappedBy: given.scale === scale ? null : 'uncorroborated',
  };
}

type Highest = Pick<Evaluation, 'scale' | 'driver'>;

/** The first of those that ask for the most drives. */
function raise(highest: Highest, scale: number, name: string): void {
  if (highest.scale !== null && scale <= highest.scale) return;
  highest.scale = scale;
  highest.driver = name;
}

/** The driver's band and levels, and the scale with all grades ignored. */
interface Band {
  low: number | null;
  high: number | null;
  breakpoints: readonly number[] | null;
  ungraded: number | null;
}

/**
 * Lowest and highest scale over both ends of the driver's band and with all weights 1. An end that
 * nobody knows may lie anywhere.
 */
export function scaleRangeOf(
  claims: Claims,
  needed: 1 | 2,
  { low, high, breakpoints, ungraded }: Band,
): readonly [low: number | null, high: number | null] {
  const { driver } = evaluationOf(claims, needed);
  let [least, most] = [ungraded, ungraded];
  for (const end of [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY]) {
    if (driver === null || breakpoints === null) continue;
    const moved = { name: driver, scale: levelScale(end, breakpoints) };
    const { scale } = evaluationWith(claims, needed, moved);
    if (scale === null) continue;
    least = Math.min(scale, least ?? scale);
    most = Math.max(scale, most ?? scale);
  }
  return [least, most];
}
