import { CanonicalScales, type Stretch, type Sweep } from '#domain/canonical-scales.ts';
import type { Instant } from '#domain/instant.ts';
import {
  type HysteresisRule,
  type HysteresisState,
  hysteresisStart,
  hysteresisStep,
  type Level,
} from '#domain/level.ts';
import { LevelBounds } from '#domain/level-bounds.ts';
import { firstAbove, firstNotBelow } from '#domain/sorted-instants.ts';

/** A scale that holds from an instant on; null while stale. */
export interface Held {
  scale: number | null;
  from: Instant;
}

/** A level that is asked for: as of an instant, with what holds then. */
export interface Asked {
  at: Instant;
  held: Held;
}

/**
 * The scale of one indicator at its canonical instants. Computed once, forgotten from the instant
 * that new knowledge touches, and computed again: so a level depends on the scale alone, never on
 * how often somebody asked.
 */
export class ScalePath {
  readonly #whole = new CanonicalScales();
  /** The last days, while the whole is not known up to them. */
  readonly #recent = new CanonicalScales();
  /** Hysteresis after each canonical instant, begun at `#from`. */
  readonly #states: HysteresisState[] = [];
  #from = Number.NaN;

  /** Forgets everything at and after the instant. */
  forget(from: Instant): void {
    this.#recent.forget(from);
    const left = this.#whole.forget(from);
    if (left < this.#states.length) this.#states.length = left;
  }

  /** Makes the path known over a stretch. */
  extend(stretch: Stretch, sweep: Sweep, rule: HysteresisRule): void {
    const { from, to } = stretch;
    const whole = this.#whole;
    if (from !== this.#from) {
      // Keeps the scales already known there, works the hysteresis out anew.
      whole.beginAt(from);
      this.#states.length = 0;
      this.#from = from;
    }
    whole.extend(stretch, () => {
      const scaleAt = sweep();
      return (at) => this.#recent.of(at) ?? scaleAt(at);
    });
    for (let i = this.#states.length; i < whole.at.length; i += 1) {
      const before = this.#states[i - 1] ?? hysteresisStart();
      const scale = whole.scale[i] ?? null;
      this.#states.push(hysteresisStep(before, whole.at[i] ?? to, scale, rule));
    }
  }

  /** Whether of a stretch no more is missing than what lies after an instant. */
  isKnownUpTo(at: Instant, { from }: Pick<Stretch, 'from'>): boolean {
    return this.#whole.reaches(from) && this.#whole.reaches(at);
  }

  /** Makes a stretch of the last days known, and nothing before it. */
  extendRecent(stretch: Stretch, sweep: Sweep): void {
    this.#recent.beginBy(stretch, sweep);
    this.#recent.extend(stretch, sweep);
  }

  /**
   * Levels as of some instants, each later than the last, by what is known of the last days from
   * an instant on; null where what came before may make another.
   */
  levelsSince(from: Instant, asked: readonly Asked[], rule: HysteresisRule): (Level | null)[] {
    const { at, scale } = this.#recent;
    const bounds = new LevelBounds(rule);
    let place = firstNotBelow(at, from);
    return asked.map(({ at: asOf, held }) => {
      for (; place < at.length; place += 1) {
        const next = at[place] ?? asOf;
        if (next > asOf) break;
        bounds.step(next, scale[place] ?? null);
      }
      if (held.from < (at[place - 1] ?? held.from)) return null;
      const then = bounds.copy();
      then.step(held.from, held.scale);
      then.advance(asOf);
      return then.level;
    });
  }

  /** Hysteresis after the last canonical instant that is not after the given one. */
  stateAt(at: Instant): HysteresisState {
    return this.#states[firstAbove(this.#whole.at, at) - 1] ?? hysteresisStart();
  }

  /** The scale at a canonical instant; undefined where it is not known. */
  scaleAt(at: Instant): number | null | undefined {
    const known = this.#whole.of(at);
    return known === undefined ? this.#recent.of(at) : known;
  }
}
