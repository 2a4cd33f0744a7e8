import type { EntryOf } from '#domain/entry.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { HOUR, type Instant, minuteOf } from '#domain/instant.ts';
import type { Level } from '#domain/level.ts';

/** A level that an analyst set by hand, in force until it expires or is taken back. */
export interface Override {
  /** Id of its entry. */
  id: string;
  level: Level;
  author: string;
  reason: string;
  /** The minute in which it was recorded; from then on it stands. */
  setAt: Instant;
  expiresAt: Instant;
}

/** Levels set by hand, in the order in which they were recorded. */
export class Overrides {
  #all: EntryOf<'level-overridden'>[] = [];

  set(entry: EntryOf<'level-overridden'>): void {
    this.#all.push(entry);
  }

  /** Forgets all of them for these, in order of the log. */
  become(entries: readonly EntryOf<'level-overridden'>[]): void {
    this.#all = [...entries];
  }

  /** All that stand, in order of the log. */
  get all(): readonly EntryOf<'level-overridden'>[] {
    return this.#all;
  }

  takeBack(id: string): void {
    const index = this.#all.findIndex((entry) => entry.id === id);
    if (index >= 0) this.#all.splice(index, 1);
  }

  /** The override that stands at an instant: the last one set by then, unless it has expired. */
  at(indicator: IndicatorId, at: Instant): Override | null {
    const last = this.#all.findLast(
      (entry) => entry.indicator === indicator && minuteOf(entry.recordedAt) <= at,
    );
    if (last === undefined) return null;
    const { id, level, author, reason } = last;
    const setAt = minuteOf(last.recordedAt);
    const expiresAt = setAt + last.hours * HOUR;
    if (expiresAt <= at) return null;
    return { id, level, author, reason, setAt, expiresAt };
  }
}
