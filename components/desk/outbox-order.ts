import type { OutboxItem } from '#components/desk/outbox-item.ts';

/** In the order of logging. Ids do not tell it: they carry the browser's clock, which may jump. */
export function inOrder(items: readonly OutboxItem[]): OutboxItem[] {
  return [...items].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1));
}

/** The place of one that is logged now: after all others. */
export function nextPlace(items: readonly OutboxItem[]): number {
  return 1 + Math.max(0, ...items.map(({ place }) => place));
}

/**
 * The entry, logged before and not settled yet, that this one is about: the log would not know
 * what it speaks of. Null when there is none to wait for.
 */
export function waitsFor(item: OutboxItem, items: readonly OutboxItem[]): OutboxItem | null {
  const body = JSON.stringify(item.body);
  return (
    items.find(
      ({ id, state, place }) =>
        id !== item.id &&
        place <= item.place &&
        (state === 'waiting' || state === 'aside') &&
        body.includes(JSON.stringify(id)),
    ) ?? null
  );
}

/** What can be sent now, in its order. */
export function readyOf(items: readonly OutboxItem[]): OutboxItem[] {
  return items.filter((item) => item.state === 'waiting' && waitsFor(item, items) === null);
}
