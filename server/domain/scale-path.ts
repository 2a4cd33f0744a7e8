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

/** For now and a day before, from each of the instants with which the last days may begin. */
const boundsKept = 8;

/** Bounds of a level after so many of the recent scales, by those from an instant on. */
interface Bounded {
  from: Instant;
  place: number;
  bounds: LevelBounds;
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
  /** Bounds of the levels that were asked for last. */
  #bounded: Bounded[] = [];

  /** Forgets everything at and after the instant. */
  forget(from: Instant): void {
    const known = this.#recent.forget(from);
    if (this.#bounded.some(({ place }) => place > known)) {
      this.#bounded = this.#bounded.filter(({ place }) => place <= known);
    }
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
    const first = this.#recent.at[0];
    this.#recent.beginBy(stretch, sweep);
    // Places count from the first.
    if (this.#recent.at[0] !== first) this.#bounded.length = 0;
    this.#recent.extend(stretch, sweep);
  }

  /**
   * Levels as of some instants, each later than the last, by what is known of the last days from
   * an instant on; null where what came before may make another.
   */
  levelsSince(from: Instant, asked: readonly Asked[], rule: HysteresisRule): (Level | null)[] {
    const { at } = this.#recent;
    return asked.map((one) => {
      const place = firstAbove(at, one.at);
      const { held } = one;
      if (held.from < (at[place - 1] ?? held.from)) return null;
      const bounds = this.#boundsAt(place, from, rule);
      bounds.step(held.from, held.scale);
      bounds.advance(one.at);
      return bounds.level;
    });
  }

  /**
   * Bounds after the scales from an instant on and up to a place, from where somebody last asked for
   * them: mostly a few scales further on.
   */
  #boundsAt(place: number, from: Instant, rule: HysteresisRule): LevelBounds {
    const { at, scale } = this.#recent;
    let nearest: Bounded | null = null;
    for (const one of this.#bounded) {
      if (one.from !== from || one.place > place) continue;
      if (nearest === null || one.place > nearest.place) nearest = one;
    }
    if (nearest?.place === place) return nearest.bounds.copy();
    const bounds = nearest?.bounds.copy() ?? new LevelBounds(rule);
    for (let i = nearest?.place ?? firstNotBelow(at, from); i < place; i += 1) {
      bounds.step(at[i] ?? from, scale[i] ?? null);
    }
    if (this.#bounded.length >= boundsKept) this.#bounded.shift();
    this.#bounded.push({ from, place, bounds });
    return bounds.copy();
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
