import { configuration } from '#domain/configuration.ts';

export const levelWords = ['calm', 'guarded', 'strained', 'severe', 'critical'] as const;

export const levels = [0, 1, 2, 3, 4] as const;
export type Level = (typeof levels)[number];

export type Direction = 'worsening' | 'steady' | 'improving';

/** Level of a scale: the whole part, kept within 0 … 4. */
export function levelOf(scale: number): Level {
  return levels[Math.max(0, Math.min(4, Math.floor(scale)))] ?? 0;
}

/**
 * A measure on the common scale 0 … 5, piecewise linear between six rising breakpoints: the
 * first maps to 0, the last to 5. Null (unknown) stays null.
 */
export function levelScale(value: number | null, breakpoints: readonly number[]): number | null {
  if (value === null || Number.isNaN(value)) return null;
  let above = 0;
  while (above < breakpoints.length && value >= (breakpoints[above] ?? value)) above += 1;
  if (above === breakpoints.length) return Math.max(0, breakpoints.length - 1);
  const upper = breakpoints[above];
  const lower = breakpoints[above - 1];
  if (upper === undefined || lower === undefined) return 0;
  return above - 1 + (value - lower) / (upper - lower);
}

/** `levelScale` of many values. */
export function levelScales(
  values: readonly (number | null)[],
  breakpoints: readonly number[],
): (number | null)[] {
  return values.map((value) => levelScale(value, breakpoints));
}

/** A level falls only after `dwell` spent more than `delta` of scale below it. */
export type HysteresisRule = { delta: number; dwell: number };

export type HysteresisState = {
  /** The displayed level; null until a first scale is known. */
  level: Level | null;
  /** The scale now in force; null = stale. */
  scale: number | null;
  /** Since when the scale has stayed below, and the highest it has been since. */
  below: { since: number; highest: number } | null;
};

export function hysteresisStart(): HysteresisState {
  return { level: null, scale: null, below: null };
}

/** The moment a pending drop takes effect if the scale stays as it is; null = none pending. */
export function hysteresisDropAt(state: HysteresisState, rule: HysteresisRule): number | null {
  return state.below === null ? null : state.below.since + rule.dwell;
}

/**
 * The state once time has reached `at` with the scale unchanged: every drop due by then happens
 * at its own moment, to min(level−1, ⌊highest + delta⌋), and may start the next dwell.
 */
export function hysteresisAdvance(
  state: HysteresisState,
  at: number,
  rule: HysteresisRule,
): HysteresisState {
  let { level, below } = state;
  while (level !== null && below !== null && below.since + rule.dwell <= at) {
    const since = below.since + rule.dwell;
    level = levelOf(Math.min(level - 1, Math.floor(below.highest + rule.delta)));
    below = isBelow(level, state.scale, rule) ? startDwell(since, state.scale) : null;
  }
  return { level, scale: state.scale, below };
}

/**
 * The state after the scale becomes `scale` at `at`: up at once, down by `hysteresisAdvance`.
 * Null = stale: the level is frozen and a running dwell forgotten. Depends on the scale over
 * time only, never on how often it is evaluated. Times must not go backwards.
 */
export function hysteresisStep(
  state: HysteresisState,
  at: number,
  scale: number | null,
  rule: HysteresisRule,
): HysteresisState {
  const { level, below } = hysteresisAdvance(state, at, rule);
  if (scale === null) return { level, scale, below: null };
  const reached = levelOf(scale);
  if (level === null || reached > level) return { level: reached, scale, below: null };
  if (!isBelow(level, scale, rule)) return { level, scale, below: null };
  if (below === null) return { level, scale, below: startDwell(at, scale) };
  const { since, highest } = below;
  return { level, scale, below: { since, highest: Math.max(highest, scale) } };
}

function isBelow(level: Level, scale: number | null, rule: HysteresisRule): boolean {
  return level > 0 && scale !== null && scale < level - rule.delta;
}

function startDwell(since: number, scale: number | null): HysteresisState['below'] {
  return { since, highest: scale ?? 0 };
}

/** Displayed levels of a scale read as a right-continuous step function of [time, scale]. */
export function hysteresis(
  input: { sequence: readonly (readonly [at: number, scale: number | null])[] } & HysteresisRule,
): { level: (Level | null)[] } {
  let state = hysteresisStart();
  const level = input.sequence.map(([at, scale]) => {
    state = hysteresisStep(state, at, scale, input);
    return state.level;
  });
  return { level };
}

/**
 * Which way things go: by P(worse) where it is known (≥ .8, ≤ .2), else by the change of scale
 * (≥ .5, ≤ −.5). Null when neither is known.
 */
export function direction(input: { probWorse: number | null; deltaScale: number | null }): {
  direction: Direction | null;
} {
  const { probWorse, deltaScale } = input;
  if (probWorse !== null) return { direction: towards(probWorse, 0.2, 0.8) };
  if (deltaScale !== null) return { direction: towards(deltaScale, -0.5, 0.5) };
  return { direction: null };
}

/**
 * The direction that may be told when only a share of what happened is reported: with less than
 * half of it, fewer reports are no sign that things improve.
 */
export function toldDirection(found: Direction | null, reported: number): Direction | null {
  const early = reported < configuration.direction.reported;
  return found === 'improving' && early ? 'steady' : found;
}

function towards(value: number, improving: number, worsening: number): Direction {
  if (value >= worsening) return 'worsening';
  return value <= improving ? 'improving' : 'steady';
}
