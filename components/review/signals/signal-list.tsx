'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLive } from '#components/review/shell/live-context.tsx';
import {
  narrowing,
  type SignalFilters,
  type Sort,
  signalsHref,
  sortedBy,
  sorts,
} from '#components/review/signals/filters.ts';
import {
  type Column,
  type RegionNames,
  SignalTable,
} from '#components/review/signals/signal-table.tsx';
import { LinkPending } from '#components/ui/link-pending.tsx';
import type { SignalLine } from '#domain/view.ts';

export interface SignalListProps {
  path: string;
  filters: SignalFilters;
  time: Readonly<Record<string, string>>;
  regions: RegionNames;
  page: {
    lines: readonly SignalLine[];
    next: string | null;
    total: number;
    /** Events that they report, where it was asked for those behind a number. */
    events: number | null;
    revision: number;
  };
  openId: string | null;
}

/** One page of signals: how many there are, how they are sorted, where the next page is. */
export function SignalList({ path, filters, time, regions, page, openId }: SignalListProps) {
  const t = useTranslations('signals');
  const here = (change: Partial<SignalFilters>, more: Record<string, string> = {}) =>
    signalsHref(path, filters, change, { ...time, ...more });
  const signalHref = (id: string) => here({ cursor: filters.cursor }, { signal: id });
  return (
    <div className="px-4 md:px-6">
      {filters.behind === null ? null : (
        <p className="max-w-[60rem] pb-2 text-14">
          {t(`behind.${filters.behind}`)}{' '}
          <Link
            href={here({ behind: null, movedFrom: null, movedTo: null })}
            prefetch={false}
            className="py-1 text-accent underline underline-offset-2"
          >
            {t('lift')}
          </Link>
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-4 pb-2 text-14 text-muted">
        <span role="status">
          {t('total', {
            total: page.total,
            events: page.events ?? -1,
            narrowed: narrowing(filters).length > 0 ? 'yes' : 'no',
          })}
        </span>
        <NewerLink
          revision={page.revision}
          href={here({}, openId === null ? {} : { signal: openId })}
        />
      </p>
      {page.lines.length === 0 ? (
        <p className="border-line border-t py-8 text-16">
          {t(narrowing(filters).length > 0 ? 'noneLeft' : 'none')}
        </p>
      ) : (
        <SignalTable
          lines={page.lines}
          caption={t('caption')}
          regions={regions}
          signalHref={signalHref}
          openId={openId}
          heading={(column) => (
            <SortLink
              column={column}
              filters={filters}
              href={(sort) => here(sortedBy(filters, sort))}
            />
          )}
        />
      )}
      <nav aria-label={t('paging')} className="flex gap-6 py-4 text-14">
        {filters.cursor === null ? null : (
          <Link
            href={here({})}
            prefetch={false}
            className="py-1 text-accent underline underline-offset-2"
          >
            {t('firstPage')}
            <LinkPending />
          </Link>
        )}
        {page.next === null ? null : (
          <Link
            href={here({ cursor: page.next })}
            prefetch={false}
            className="py-1 text-accent underline underline-offset-2"
          >
            {t('nextPage')}
            <LinkPending />
          </Link>
        )}
      </nav>
    </div>
  );
}

/** Signals that came in since do not push the list about under the reader's eyes. */
function NewerLink({ revision, href }: { revision: number; href: string }) {
  const t = useTranslations('signals');
  const { view } = useLive();
  if (view.revision <= revision) return null;
  return (
    <a href={href} className="py-1 font-medium text-accent underline underline-offset-2">
      {t('newer', { n: view.revision - revision })}
    </a>
  );
}

function SortLink({
  column,
  filters,
  href,
}: {
  column: Column;
  filters: SignalFilters;
  href: (sort: Sort) => string;
}) {
  const t = useTranslations('signals');
  const sort = sorts.find((each) => each === column);
  if (sort === undefined) return t(`column.${column}`);
  const current = filters.sort === sort;
  return (
    <Link
      href={href(sort)}
      prefetch={false}
      scroll={false}
      className={`whitespace-nowrap py-1.5 hover:underline ${current ? 'font-semibold text-ink' : ''}`}
    >
      {t(`column.${column}`)}
      {current ? <span aria-hidden="true"> {filters.order === 'asc' ? '▲' : '▼'}</span> : null}
      <span className="sr-only">, {t(current ? `sorted.${filters.order}` : 'sortBy')}</span>
    </Link>
  );
}
