import { CanonicalScales, type Stretch, type Sweep } from '#domain/canonical-scales.ts';
import type { Instant } from '#domain/instant.ts';
import {
  type HysteresisRule,
  type HysteresisState,
  hysteresisAdvance,
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

/** Hysteresis as of an instant, with the scale that holds then. */
export function hysteresisWith(
  before: HysteresisState,
  { at, held }: Asked,
  rule: HysteresisRule,
): HysteresisState {
  return hysteresisAdvance(hysteresisStep(before, held.from, held.scale, rule), at, rule);
}

/** Hysteresis after recent scales from one place on, known from those since an instant. */
interface Settled {
  since: Instant;
  place: number;
  states: HysteresisState[];
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
  #settled: Settled | null = null;

  /** Forgets everything at and after the instant. */
  forget(from: Instant): void {
    const known = this.#recent.forget(from);
    if (this.#settled !== null) {
      const { place, states } = this.#settled;
      if (known <= place) this.#settled = null;
      else if (known - place < states.length) states.length = known - place;
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
    if (this.#recent.at[0] !== first) this.#settled = null;
    this.#recent.extend(stretch, sweep);
  }

  /**
   * Levels as of some instants by what is known of the last days of a stretch, from an instant on;
   * null where what came before may make another.
   */
  levelsSince(
    from: Instant,
    { from: earliest }: Pick<Stretch, 'from'>,
    { asked, rule }: { asked: readonly Asked[]; rule: HysteresisRule },
  ): (Level | null)[] {
    const settled = this.#settledSince(from, earliest, rule);
    return asked.map((one) => {
      const place = firstAbove(this.#recent.at, one.at);
      const state = settled?.states[place - 1 - settled.place];
      if (state === undefined) return this.#boundedAt(one, { from, place, rule });
      return hysteresisWith(state, one, rule).level;
    });
  }

  /** The level by the bounds of what came before the scales from an instant on. */
  #boundedAt(
    { at: asOf, held }: Asked,
    { from, place, rule }: { from: Instant; place: number; rule: HysteresisRule },
  ): Level | null {
    const { at, scale } = this.#recent;
    if (held.from < (at[place - 1] ?? held.from)) return null;
    const bounds = new LevelBounds(rule);
    for (let i = firstNotBelow(at, from); i < place; i += 1) {
      bounds.step(at[i] ?? from, scale[i] ?? null);
    }
    bounds.step(held.from, held.scale);
    bounds.advance(asOf);
    return bounds.level;
  }

  /**
   * Hysteresis after all recent scales from the first on after which it is one and the same,
   * whatever came before; null where there is none. What lies before the earliest is not remembered.
   */
  #settledSince(from: Instant, earliest: Instant, rule: HysteresisRule): Settled | null {
    const { at, scale } = this.#recent;
    if (this.#settled === null || this.#settled.since < earliest) {
      this.#settled = this.#settle(from, rule);
    }
    const settled = this.#settled;
    if (settled === null) return null;
    const { place, states } = settled;
    for (let i = place + states.length; i < at.length; i += 1) {
      const before = states[i - place - 1] ?? hysteresisStart();
      states.push(hysteresisStep(before, at[i] ?? from, scale[i] ?? null, rule));
    }
    return settled;
  }

  #settle(since: Instant, rule: HysteresisRule): Settled | null {
    const { at, scale } = this.#recent;
    const bounds = new LevelBounds(rule);
    for (let place = firstNotBelow(at, since); place < at.length; place += 1) {
      const value = scale[place] ?? null;
      bounds.step(at[place] ?? since, value);
      const { settled: level } = bounds;
      if (level !== null) return { since, place, states: [{ level, scale: value, below: null }] };
    }
    return null;
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
