import type * as z from 'zod';

/** The part of the browser's storage that the desk needs. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'watchfloor:';

/**
 * What the desk keeps on this device. Whatever is read back is parsed: another build, or a hand,
 * may have written it. Where the browser refuses to keep anything, memory stands in and
 * `lasting` says that a closed tab would lose it.
 */
export class KeptText {
  readonly #store: TextStore | null;
  readonly #memory = new Map<string, string>();
  lasting: boolean;

  /** `null` where the browser lets nothing be kept at all. */
  constructor(store: TextStore | null) {
    this.#store = store;
    this.lasting = store !== null;
  }

  read<S extends z.ZodType>(key: string, schema: S): z.output<S> | null {
    const text = this.#memory.get(key) ?? this.#store?.getItem(prefix + key);
    if (text === null || text === undefined) return null;
    try {
      return schema.safeParse(JSON.parse(text)).data ?? null;
    } catch {
      return null;
    }
  }

  write(key: string, value: unknown): void {
    const text = JSON.stringify(value);
    try {
      if (this.#store !== null) {
        this.#store.setItem(prefix + key, text);
        this.#memory.delete(key);
        return;
      }
    } catch {
      this.lasting = false;
    }
    this.#memory.set(key, text);
  }

  remove(key: string): void {
    this.#memory.delete(key);
    this.#store?.removeItem(prefix + key);
  }

  /** Every key that begins like this, sorted. */
  keys(start: string): string[] {
    const store = this.#store;
    const kept = Array.from({ length: store?.length ?? 0 }, (_, i) => store?.key(i) ?? '')
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length));
    const held = [...this.#memory.keys()].filter((key) => key.startsWith(start));
    return [...new Set([...kept, ...held])].sort();
  }

  /** Whether a change that another tab made (a `storage` event) is about such a key. */
  isAbout(changed: string | null, start: string): boolean {
    return changed === null || changed.startsWith(prefix + start);
  }
}
