import { configuration } from '#domain/configuration.ts';
import type { Instant } from '#domain/instant.ts';
import { firstNotBelow, type Instants } from '#domain/sorted-instants.ts';

const { step, lookback } = configuration.hysteresis;

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

/** Begins to give scales for one instant after another, none of them stale. */
export type Sweep = () => (at: Instant) => number | null;

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

/** The scale of one indicator at its canonical instants in one stretch, without a gap. */
export class CanonicalScales {
  #at: Instant[] = [];
  #scale: (number | null)[] = [];

  get at(): readonly Instant[] {
    return this.#at;
  }

  get scale(): readonly (number | null)[] {
    return this.#scale;
  }

  /** Forgets everything at and after an instant; returns how many are left. */
  forget(from: Instant): number {
    const keep = firstNotBelow(this.#at, from);
    // To cut a list costs the same where there is nothing to cut.
    if (keep < this.#at.length) {
      this.#at.length = keep;
      this.#scale.length = keep;
    }
    return keep;
  }

  /** Whether an instant lies in what is known, or where that goes on. */
  reaches(at: Instant): boolean {
    const first = this.#at[0];
    const last = this.#at[this.#at.length - 1];
    return first !== undefined && last !== undefined && at >= first && at <= last + step;
  }

  /** Begins with an instant that is a multiple of the step, and keeps what is known from there. */
  beginAt(from: Instant): void {
    if (this.#at[0] === from) return;
    const drop = this.reaches(from) ? firstNotBelow(this.#at, from) : this.#at.length;
    this.#at.splice(0, drop);
    this.#scale.splice(0, drop);
  }

  /** Begins with an instant or before, and keeps what is known near it. */
  beginBy({ from, looked }: Pick<Stretch, 'from' | 'looked'>, sweep: Sweep): void {
    const first = this.#at[0];
    if (
      first === undefined ||
      Math.abs(first - from) > lookback ||
      !this.reaches(Math.max(first, from))
    ) {
      this.beginAt(from);
    } else if (from < first) {
      const older = new CanonicalScales();
      older.extend({ from, to: first - 1, looked }, sweep);
      this.#at = older.#at.concat(this.#at);
      this.#scale = older.#scale.concat(this.#scale);
    }
  }

  /** Makes them known up to the end of a stretch. */
  extend({ from, to, looked }: Stretch, sweep: Sweep): void {
    const { marks, limit } = looked;
    let last = this.#at[this.#at.length - 1] ?? from - 1;
    let next = marks.countUpTo(last);
    let scaleAt: ReturnType<Sweep> | null = null;
    for (;;) {
      last = canonicalAfter(last, next, looked);
      if (last > to) break;
      next = marks.countUpToNear(last, next);
      const newest = marks.at(next - 1);
      this.#at.push(last);
      if (newest === undefined || last - newest > limit) this.#scale.push(null);
      else {
        scaleAt ??= sweep();
        this.#scale.push(scaleAt(last));
      }
    }
  }

  /** The scale at a canonical instant; undefined where it is not known. */
  of(at: Instant): number | null | undefined {
    const place = firstNotBelow(this.#at, at);
    return this.#at[place] === at ? this.#scale[place] : undefined;
  }
}
