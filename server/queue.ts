import type { Draft, Entry } from '#domain/entry.ts';
import { parseDraft } from '#server/recording.ts';

/** What an append answers: the entry, and whether it was there already. */
export interface Appended {
  entry: Entry;
  /** The draft in its form on the wire, JSON text. */
  body: string;
  repeated: boolean;
}

interface Asker {
  watch: string;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

/** What a client sent, as it came. */
interface Arrived extends Asker {
  input: unknown;
}

/** An entry that waits for its turn. */
export interface Waiting extends Asker {
  draft: Draft;
}

/** Those who wait for an answer, in the order in which they came. */
export class Queue {
  readonly #arrived: Arrived[] = [];
  readonly #waiting: Waiting[] = [];

  get length(): number {
    return this.#arrived.length + this.#waiting.length;
  }

  add(arrived: Arrived): void {
    this.#arrived.push(arrived);
  }

  /**
   * All whose input keeps the rules; the others are refused. They are parsed in one go: the same
   * work many times over takes half as long as in turns with other work.
   */
  parsed(): readonly Waiting[] {
    for (const { watch, input, resolve, reject } of this.#arrived.splice(0)) {
      try {
        this.#waiting.push({ watch, draft: parseDraft(input), resolve, reject });
      } catch (error) {
        reject(error);
      }
    }
    return this.#waiting;
  }

  /** The first so many have their answer. */
  drop(answered: number): void {
    this.#waiting.splice(0, answered);
  }
}
