import type * as z from 'zod';

/** The part of the browser's storage that the desk needs. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Whether all that is kept outlives the tab, or what the browser would not take: more, or any. */
export type Keeping = 'lasting' | 'full' | 'forbidden';

const prefix = 'watchfloor:';

/**
 * What the desk keeps on this device. Whatever is read back is parsed: another build, or a hand,
 * may have written it. What the browser refuses to keep is held in memory, and tried again as
 * soon as there is room; until then `keeping` says that a closed tab would lose it.
 */
export class KeptText {
  readonly #store: TextStore | null;
  readonly #memory = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  #told: Keeping;

  /** `null` where the browser lets nothing be kept at all. */
  constructor(store: TextStore | null) {
    this.#store = store;
    this.#told = this.keeping();
  }

  readonly keeping = (): Keeping => {
    if (this.#store === null) return 'forbidden';
    return this.#memory.size === 0 ? 'lasting' : 'full';
  };

  /** Calls back when `keeping` changes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  read<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
    try {
      const text = this.#memory.get(key) ?? this.#store?.getItem(prefix + key);
      if (text === null || text === undefined) return null;
      return schema.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  write(key: string, value: unknown): void {
    this.#memory.set(key, JSON.stringify(value));
    this.#handOver();
  }

  remove(key: string): void {
    this.#memory.delete(key);
    try {
      this.#store?.removeItem(prefix + key);
    } catch {
      // What cannot be kept need not be removed.
    }
    this.#handOver();
  }

  /** Gives up what can be spared, in this order, until all the rest fits. */
  spare(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.keeping() !== 'full') return;
      if (!this.#memory.has(key)) this.remove(key);
    }
  }

  /** Every key that begins like this, sorted. */
  keys(start: string): string[] {
    const kept = this.#storedKeys()
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length));
    return [...new Set([...kept, ...this.atRisk(start)])].sort();
  }

  /** Keys of what a closed tab would lose. */
  atRisk(start: string): string[] {
    return [...this.#memory.keys()].filter((key) => key.startsWith(start));
  }

  /** Whether a change that another tab made (a `storage` event) is about such a key. */
  isAbout(changed: string | null, start: string): boolean {
    return changed === null || changed.startsWith(prefix + start);
  }

  #storedKeys(): string[] {
    try {
      const store = this.#store;
      return Array.from({ length: store?.length ?? 0 }, (_, i) => store?.key(i) ?? '');
    } catch {
      return [];
    }
  }

  /** Hands what is in memory to the browser, as much of it as it takes. */
  #handOver(): void {
    try {
      for (const [key, text] of this.#memory) {
        if (this.#store === null) break;
        this.#store.setItem(prefix + key, text);
        this.#memory.delete(key);
      }
    } catch {
      // Full, or forbidden: memory stands in.
    }
    if (this.keeping() === this.#told) return;
    this.#told = this.keeping();
    for (const listener of this.#listeners) listener();
  }
}
