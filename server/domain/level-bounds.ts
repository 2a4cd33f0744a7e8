import type { Instant } from '#domain/instant.ts';
import { type HysteresisRule, type Level, levelOf, levels } from '#domain/level.ts';

/** What may be said of "the level is this one or higher". */
interface Bound {
  level: Level;
  /** Whatever came before, it is; whatever came before, it may be. */
  isSure: boolean;
  isOpen: boolean;
  /** Since when the scale has stayed so low that it may end, and so low that it must. */
  mayEndSince: Instant | null;
  mustEndSince: Instant | null;
  /** When it ceased to be open. */
  endedAt: Instant;
}

/** Far less than a scale can be told apart by, and far more than rounding does to a sum. */
const rounding = 1e-9;

/**
 * The displayed level after a stretch of scale of which nobody knows what came before: that is
 * seldom needed, because a level rests on the last time that its scale was as high, or so low for
 * long that it must have dropped. A level of `k` or more
 * - begins when the scale is `k`, and only then;
 * - cannot end before the scale has been below k − delta for one dwell without a break;
 * - must end when it has been for two: the first dwell may have begun before, when the scale was
 *   higher, and end in a level that is still `k`, but the second cannot. One is enough once the
 *   level cannot be higher than `k`.
 */
export class LevelBounds {
  readonly #rule: HysteresisRule;
  readonly #bounds: readonly Bound[];
  #isAny = false;

  constructor(rule: HysteresisRule) {
    this.#rule = rule;
    this.#bounds = levels.slice(1).map((level) => ({
      level,
      isSure: false,
      isOpen: true,
      mayEndSince: null,
      mustEndSince: null,
      endedAt: Number.POSITIVE_INFINITY,
    }));
  }

  /** The level, if it is the same whatever came before; else null. */
  get level(): Level | null {
    if (!this.#isAny) return null;
    let level: Level = 0;
    for (const bound of this.#bounds) {
      if (bound.isSure !== bound.isOpen) return null;
      if (bound.isSure) level = bound.level;
    }
    return level;
  }

  /** The level, if no dwell below it runs either, whatever came before; else null. */
  get settled(): Level | null {
    const { level } = this;
    if (level === null || level === 0) return level;
    const bound = this.#bounds[level - 1];
    return bound?.mayEndSince === null ? level : null;
  }

  /** The scale becomes this at an instant; null where nobody looked. */
  step(at: Instant, scale: number | null): void {
    this.advance(at);
    if (scale === null) {
      for (const bound of this.#bounds) {
        bound.mayEndSince = null;
        bound.mustEndSince = null;
      }
      return;
    }
    this.#isAny = true;
    const reached = levelOf(scale);
    const lasting = scale + this.#rule.delta;
    for (const bound of this.#bounds) {
      const { level } = bound;
      if (lasting >= level + rounding) bound.mayEndSince = null;
      else bound.mayEndSince ??= at;
      if (lasting >= level - rounding) bound.mustEndSince = null;
      else bound.mustEndSince ??= at;
      if (reached < level) continue;
      bound.isSure = true;
      bound.isOpen = true;
    }
  }

  /** Time has reached an instant with the scale unchanged. */
  advance(at: Instant): void {
    const { dwell } = this.#rule;
    // No level is higher than the highest, and never was.
    let notHigherSince = Number.NEGATIVE_INFINITY;
    for (let i = this.#bounds.length - 1; i >= 0; i -= 1) {
      const bound = this.#bounds[i];
      if (bound === undefined) break;
      const { mayEndSince, mustEndSince } = bound;
      if (mayEndSince !== null && mayEndSince + dwell <= at) bound.isSure = false;
      if (bound.isOpen && mustEndSince !== null) {
        const last = Math.max(mustEndSince, notHigherSince) + dwell;
        const endsAt = Math.min(mustEndSince + 2 * dwell, last);
        if (endsAt <= at) {
          bound.isOpen = false;
          bound.endedAt = endsAt;
        }
      }
      notHigherSince = bound.isOpen ? Number.POSITIVE_INFINITY : bound.endedAt;
    }
  }
}
