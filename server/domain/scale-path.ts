import { configuration } from '#domain/configuration.ts';
import type { Instant } from '#domain/instant.ts';
import {
  type HysteresisRule,
  type HysteresisState,
  hysteresisStart,
  hysteresisStep,
} from '#domain/level.ts';
import { firstAbove, firstNotBelow, type Instants } from '#domain/sorted-instants.ts';

const { step } = configuration.hysteresis;

/** The stretch over which a level is worked out; `from` is a multiple of the step. */
export interface Stretch {
  from: Instant;
  to: Instant;
  looked: Lookings;
}

/** When somebody looked, and for how long a look keeps a reading live. */
export interface Lookings {
  /** Instants at which evidence lies, ascending. */
  marks: Instants;
  limit: number;
}

/**
 * The first canonical instant after an instant: at a multiple of three hours, where evidence lies,
 * or where it turns stale. A level that was shown for minutes alone was shown: it too waits before
 * it drops. What was shown last stands from the moment on which it is stale: a dwell that still
 * ran ends there.
 */
export function nextCanonical(after: Instant, looked: Lookings): Instant {
  return canonicalAfter(after, looked.marks.countUpTo(after), looked);
}

/** The same, where `next` is the place of the first mark after the instant. */
function canonicalAfter(after: Instant, next: number, { marks, limit }: Lookings): Instant {
  const regular = (Math.floor(after / step) + 1) * step;
  const lastLive = (marks.at(next - 1) ?? Number.NEGATIVE_INFINITY) + limit;
  const turn = lastLive > after ? lastLive : lastLive + 1;
  return Math.min(regular, marks.at(next) ?? regular, turn > after ? turn : regular);
}

/**
 * The scale of one indicator at its canonical instants. Computed once, forgotten from the instant
 * that new knowledge touches, and computed again: so a level depends on the scale alone, never on
 * how often somebody asked.
 */
export class ScalePath {
  readonly #at: Instant[] = [];
  readonly #scale: (number | null)[] = [];
  /** Hysteresis after each canonical instant, begun at `#from`. */
  readonly #states: HysteresisState[] = [];
  #from = Number.NaN;

  /** Forgets everything at and after the instant. */
  forget(from: Instant): void {
    const keep = firstNotBelow(this.#at, from);
    // To cut a list costs the same where there is nothing to cut.
    if (keep === this.#at.length) return;
    this.#at.length = keep;
    this.#scale.length = keep;
    this.#states.length = Math.min(keep, this.#states.length);
  }

  /**
   * Makes the path known over a stretch. `scaleAt` must give the scale before hysteresis, and is
   * asked at one instant after another, none of them stale.
   */
  extend(
    { from, to, looked }: Stretch,
    scaleAt: (at: Instant) => number | null,
    rule: HysteresisRule,
  ): void {
    if (from !== this.#from) this.#startAt(from);
    const { marks, limit } = looked;
    let last = this.#at[this.#at.length - 1] ?? from - 1;
    let next = marks.countUpTo(last);
    for (;;) {
      last = canonicalAfter(last, next, looked);
      if (last > to) break;
      next = marks.countUpToNear(last, next);
      const newest = marks.at(next - 1);
      this.#at.push(last);
      this.#scale.push(newest === undefined || last - newest > limit ? null : scaleAt(last));
    }
    for (let i = this.#states.length; i < this.#at.length; i += 1) {
      const before = this.#states[i - 1] ?? hysteresisStart();
      this.#states.push(hysteresisStep(before, this.#at[i] ?? to, this.#scale[i] ?? null, rule));
    }
  }

  /** Hysteresis after the last canonical instant that is not after the given one. */
  stateAt(at: Instant): HysteresisState {
    return this.#states[firstAbove(this.#at, at) - 1] ?? hysteresisStart();
  }

  /** Begins elsewhere: keeps the scales already known there, works the hysteresis out anew. */
  #startAt(from: Instant): void {
    const first = this.#at[0];
    const last = this.#at[this.#at.length - 1];
    const drop =
      first === undefined || last === undefined || from < first || from > last + step
        ? this.#at.length
        : firstNotBelow(this.#at, from);
    this.#at.splice(0, drop);
    this.#scale.splice(0, drop);
    this.#states.length = 0;
    this.#from = from;
  }
}
