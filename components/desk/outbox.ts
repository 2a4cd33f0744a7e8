import type { KeptText } from '#components/desk/kept-text.ts';
import {
  type NewItem,
  type OutboxItem,
  outboxItemSchema,
  waitingItem,
} from '#components/desk/outbox-item.ts';
import type { Delivery } from '#components/desk/send-entry.ts';

const start = 'outbox:';
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** How long a kept entry stays in the list of what was just logged, and how many stay. */
const SHOWN_FOR = 12 * 3_600_000;
const SHOWN = 40;

export interface OutboxParts {
  kept: KeptText;
  send: (item: OutboxItem) => Promise<Delivery>;
  /** Runs the work while no other tab of this browser runs it. */
  alone: (work: () => Promise<void>) => Promise<void>;
  now: () => number;
}

/**
 * Entries on their way to the log. Each is kept on this device before anything is sent, under an
 * id made once; they leave in order, one at a time, by one tab at a time; one that is not
 * answered is sent again, the same, until it is. What the server then has is there exactly once.
 */
export class Outbox {
  readonly #parts: OutboxParts;
  readonly #listeners = new Set<() => void>();
  #items: readonly OutboxItem[] | null = null;
  #flushing: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #failures = 0;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
  }

  /** Newest last. The same array until something changes. */
  readonly items = (): readonly OutboxItem[] => {
    this.#items ??= this.#read();
    return this.#items;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Keeps the entry and starts sending. Returns once it is kept on this device. */
  add(item: NewItem): void {
    this.#forgetOld();
    this.#keep(waitingItem(item));
    void this.flush();
  }

  /** Takes a refused or a kept entry off the list. A waiting one stays: it may be in the log. */
  dismiss(id: string): void {
    if (this.items().find((item) => item.id === id)?.state === 'waiting') return;
    this.#parts.kept.remove(start + id);
    this.changed();
  }

  /** Reads again what is kept: this tab or another changed it. */
  changed(): void {
    this.#items = null;
    for (const listener of this.#listeners) listener();
  }

  /** Sends what waits, oldest first, until all is settled or the line fails. */
  flush(): Promise<void> {
    this.#flushing ??= this.#parts
      .alone(() => this.#sendAll())
      .catch(() => this.#tryLater())
      .finally(() => {
        this.#flushing = null;
        // Something may have been added between the last look and the end.
        if (this.#timer === null && this.#nextWaiting() !== undefined) void this.flush();
      });
    return this.#flushing;
  }

  /** Forgets the waiting time before the next attempt: the line is said to be back. */
  lineIsBack(): void {
    this.#failures = 0;
    this.#stopTimer();
    void this.flush();
  }

  stop(): void {
    this.#stopTimer();
  }

  async #sendAll(): Promise<void> {
    this.#stopTimer();
    for (;;) {
      const item = this.#nextWaiting();
      if (item === undefined) return;
      const sent = { ...item, attempts: item.attempts + 1 };
      this.#keep(sent);
      const delivery = await this.#parts.send(item);
      if (delivery.type === 'later') {
        if (delivery.code !== item.heldBy) this.#keep({ ...sent, heldBy: delivery.code });
        this.#tryLater();
        return;
      }
      this.#failures = 0;
      this.#keep(settled(item, delivery));
    }
  }

  /** From the store, not from memory: another tab may have added or settled something. */
  #nextWaiting(): OutboxItem | undefined {
    return this.#read().find(({ state }) => state === 'waiting');
  }

  #tryLater(): void {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures);
    this.#failures += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, wait);
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #read(): OutboxItem[] {
    const { kept } = this.#parts;
    return kept
      .keys(start)
      .map((key) => kept.read(key, outboxItemSchema))
      .filter((item) => item !== null);
  }

  #keep(item: OutboxItem): void {
    this.#parts.kept.write(start + item.id, item);
    this.changed();
  }

  #forgetOld(): void {
    const kept = this.#read().filter(({ state }) => state === 'kept');
    const old = this.#parts.now() - SHOWN_FOR;
    for (const [i, { id, madeAt }] of kept.entries()) {
      if (madeAt < old || i < kept.length - SHOWN) this.#parts.kept.remove(start + id);
    }
  }
}

function settled(item: OutboxItem, delivery: Exclude<Delivery, { type: 'later' }>): OutboxItem {
  const attempts = item.attempts + 1;
  if (delivery.type === 'kept') {
    const { revision } = delivery;
    return { ...item, attempts, heldBy: null, state: 'kept', revision, refusal: null };
  }
  const { code, message, problems } = delivery;
  return {
    ...item,
    attempts,
    heldBy: null,
    state: 'refused',
    refusal: { code, message, problems },
  };
}
