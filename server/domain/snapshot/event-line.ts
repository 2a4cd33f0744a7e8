import type { BelievedInstants } from '#domain/event-book.ts';
import type { Instant } from '#domain/instant.ts';

/** What is written of an event. Reports are places in the order of signals. */
export interface EventLine {
  id: string;
  /** The place of the signal of that id; −1 when there is none. */
  idPlace: number;
  at: Instant;
  region: string | null;
  weight: number;
  origins: number;
  /** Those that count, best first. */
  reports: readonly number[];
  /** All of them in the order in which they came; null where that is the same list. */
  told: readonly number[] | null;
}

/** Reports that make no event. */
interface UndatedLine {
  id: string;
  reports: readonly number[];
}

/** The events of one book, as they are written. */
export interface BookLines {
  lines: readonly EventLine[];
  undated: readonly UndatedLine[];
  believed: BelievedInstants;
}
