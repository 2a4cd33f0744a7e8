import type { KeptText } from '#components/desk/kept-text.ts';
import {
  isStumbling,
  type NewItem,
  type OutboxItem,
  outboxItemSchema,
  tryingAgain,
  waitingItem,
} from '#components/desk/outbox-item.ts';
import { inOrder, nextPlace, readyOf } from '#components/desk/outbox-order.ts';
import type { Delivery } from '#components/desk/send-entry.ts';

const start = 'outbox:';
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** How many others are tried behind one that does not go through, before the next wait. */
const TRIALS = 3;
/** How long a kept entry stays in the list of what was just logged, and how many stay. */
const SHOWN_FOR = 12 * 3_600_000;
const SHOWN = 40;

export interface OutboxParts {
  kept: KeptText;
  send: (item: OutboxItem) => Promise<Delivery>;
  /** Runs the work while no other tab of this browser runs it. */
  alone: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Entries on their way to the log. Each is kept on this device before anything is sent, under an
 * id made once; they leave in order, one at a time, by one tab at a time; one that is not
 * answered is sent again, the same, until it is. What the server then has is there exactly once.
 * One that the server always stumbles over is put aside as soon as another goes through.
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
    this.#forgetOld(item.madeAt);
    this.#keep(waitingItem(item, nextPlace(this.#read())));
    void this.flush();
  }

  /** Takes an entry off the list. One that just waits stays: it may be in the log. */
  dismiss(id: string): void {
    const item = this.#find(id);
    if (item === undefined || (item.state === 'waiting' && !isStumbling(item))) return;
    this.#parts.kept.remove(start + id);
    this.changed();
    void this.flush();
  }

  /** Sends one that was put aside at once, the same as before. */
  tryAgain(id: string): void {
    const item = this.#find(id);
    if (item === undefined || !isStumbling(item)) return;
    this.#keep(tryingAgain(item));
    this.lineIsBack();
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
        if (this.#timer === null && this.#ready().length > 0) void this.flush();
      });
    return this.#flushing;
  }

  /** Forgets the waiting time before the next attempt: the line is said to be back. */
  lineIsBack(): void {
    this.#failures = 0;
    this.#stopTimer();
    void this.flush();
  }

  /** Whether a closed tab would lose an entry that the log has not. */
  isAtRisk(): boolean {
    const inMemory = new Set(this.#parts.kept.atRisk(start));
    return this.items().some(({ id, state }) => state !== 'kept' && inMemory.has(start + id));
  }

  async #sendAll(): Promise<void> {
    this.#stopTimer();
    for (let [first] = this.#ready(); first !== undefined; [first] = this.#ready()) {
      if (await this.#settles(first)) continue;
      if (await this.#isAlone(first.id)) continue;
      this.#tryLater();
      return;
    }
  }

  /** Sends an entry once. Whether nothing is left to be done for it. */
  async #settles(item: OutboxItem): Promise<boolean> {
    const tried = { ...item, attempts: item.attempts + 1 };
    this.#keep(tried);
    const delivery = await this.#parts.send(item);
    const isThere = this.#find(item.id) !== undefined;
    if (delivery.type === 'later') {
      // Discarded while it was on its way, it is not brought back.
      if (isThere) this.#keep(unsettled(tried, delivery));
      return !isThere;
    }
    this.#failures = 0;
    if (isThere || delivery.type === 'kept') this.#keep(settled(tried, delivery));
    return true;
  }

  /**
   * Whether the log stumbles over this entry alone. Others are sent to find out; when one goes
   * through and this one still does not, it is put aside, and no longer holds up the rest.
   */
  async #isAlone(id: string): Promise<boolean> {
    const item = this.#find(id);
    if (item === undefined || !isStumbling(item)) return item === undefined;
    const others = this.#ready().filter((other) => other.id !== id && !isStumbling(other));
    if (!(await this.#anySettles(others.slice(0, TRIALS)))) return false;
    if (await this.#settles(item)) return true;
    const still = this.#find(id);
    if (still !== undefined) this.#keep({ ...still, state: 'aside' });
    return true;
  }

  async #anySettles(items: readonly OutboxItem[]): Promise<boolean> {
    for (const item of items) {
      if (await this.#settles(item)) return true;
    }
    return false;
  }

  /** From the store, not from memory: another tab may have added or settled something. */
  #ready(): OutboxItem[] {
    return readyOf(this.#read());
  }

  #find(id: string): OutboxItem | undefined {
    return this.#parts.kept.read(start + id, outboxItemSchema) ?? undefined;
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
    return inOrder(
      kept
        .keys(start)
        .map((key) => kept.read(key, outboxItemSchema))
        .filter((item) => item !== null),
    );
  }

  #keep(item: OutboxItem): void {
    const { kept } = this.#parts;
    kept.write(start + item.id, item);
    // What the log has can be spared for what it has not.
    const spare = kept.keeping() === 'full' ? this.#read() : [];
    kept.spare(spare.filter(({ state }) => state === 'kept').map(({ id }) => start + id));
    this.changed();
  }

  #forgetOld(now: number): void {
    const kept = this.#read().filter(({ state }) => state === 'kept');
    const old = now - SHOWN_FOR;
    for (const [i, { id, madeAt }] of kept.entries()) {
      if (madeAt < old || i < kept.length - SHOWN) this.#parts.kept.remove(start + id);
    }
  }
}

function unsettled(item: OutboxItem, { code, said }: Delivery & { type: 'later' }): OutboxItem {
  const held = { ...item, heldBy: code };
  return said === null ? held : { ...held, stumbles: item.stumbles + 1, said };
}

function settled(item: OutboxItem, delivery: Exclude<Delivery, { type: 'later' }>): OutboxItem {
  if (delivery.type === 'kept') {
    const { revision } = delivery;
    return { ...item, heldBy: null, said: null, state: 'kept', revision, refusal: null };
  }
  const { code, message, problems } = delivery;
  const refusal = { code, message, problems };
  return { ...item, heldBy: null, said: null, state: 'refused', refusal };
}
