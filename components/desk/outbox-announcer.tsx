'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { type News, newsOf, statesOf } from '#components/desk/outbox-news.ts';
import { useRefusalWords } from '#components/desk/use-refusal-words.ts';
import { useSaidWords } from '#components/desk/use-said-words.ts';

/** What comes within it is told in one breath. */
const BREATH = 400;

/** Tells a screen reader what became of the entries: the list itself changes without a sound. */
export function OutboxAnnouncer({ items }: { items: readonly OutboxItem[] }) {
  const told = useRef(statesOf(items));
  const [news, setNews] = useState<News | null>(null);
  useEffect(() => {
    const breath = setTimeout(() => {
      const next = newsOf(told.current, items);
      told.current = statesOf(items);
      if (next !== null) setNews(next);
    }, BREATH);
    return () => clearTimeout(breath);
  }, [items]);
  const words = useNewsWords();
  return (
    <div className="sr-only">
      <p role="status">{news === null ? null : words.good(news)}</p>
      <p role="alert">{news === null ? null : words.bad(news)}</p>
    </div>
  );
}

function useNewsWords() {
  const t = useTranslations('desk.news');
  const why = useRefusalWords();
  const said = useSaidWords();
  return {
    good: ({ sent }: News) => {
      const [first] = sent;
      if (first === undefined) return '';
      const { headline, revision } = first;
      return t('sent', { count: sent.length, headline, revision: revision ?? 0 });
    },
    bad: ({ refused, aside }: News) =>
      [
        ...refused.map((item) => t('refused', { headline: item.headline, why: why(item) })),
        ...aside.map((item) =>
          t('aside', { headline: item.headline, why: item.said === null ? '' : said(item.said) }),
        ),
      ].join(' '),
  };
}
