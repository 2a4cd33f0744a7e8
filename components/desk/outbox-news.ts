import type { OutboxItem } from '#components/desk/outbox-item.ts';

/** What became of entries since it was told last. */
export interface News {
  sent: OutboxItem[];
  refused: OutboxItem[];
  aside: OutboxItem[];
}

type States = ReadonlyMap<string, OutboxItem['state']>;

export function statesOf(items: readonly OutboxItem[]): States {
  return new Map(items.map(({ id, state }) => [id, state]));
}

/** The entries that are somewhere else than before; null for none. */
export function newsOf(before: States, items: readonly OutboxItem[]): News | null {
  const now = (state: OutboxItem['state']) =>
    items.filter((item) => item.state === state && before.get(item.id) !== state);
  const news = { sent: now('kept'), refused: now('refused'), aside: now('aside') };
  return news.sent.length + news.refused.length + news.aside.length === 0 ? null : news;
}
