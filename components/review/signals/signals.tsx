'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { pagePath } from '#components/review/shell/page-path.ts';
import { FilterBar } from '#components/review/signals/filter-bar.tsx';
import {
  filtersOf,
  isBackward,
  type SignalFilters,
  signalsHref,
} from '#components/review/signals/filters.ts';
import { SignalDetail } from '#components/review/signals/signal-detail.tsx';
import { SignalList, type SignalListProps } from '#components/review/signals/signal-list.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { UnreadTimes } from '#components/review/time/unread-times.tsx';
import type { Knowledge } from '#domain/knowledge.ts';
import type { SignalAnswer } from '#server/contract.ts';

export interface SignalsProps {
  watch: string;
  filters: SignalFilters;
  /** The page's time axes as search parameters. */
  time: Readonly<Record<string, string>>;
  regions: RegionNames;
  places: Readonly<Record<string, string>>;
  incidents: Knowledge['incidents'];
  page: SignalListProps['page'];
  opened: SignalAnswer | null;
  /** Times of the address by which nothing can be filtered. */
  unread: readonly string[];
  /** The address asks for a signal that nobody had logged by the time it is known at. */
  missing: boolean;
}

/** Whoever closes a signal is back at its line. */
function useReturn(openId: string | null): void {
  const before = useRef(openId);
  useEffect(() => {
    const closed = openId === null ? before.current : null;
    before.current = openId;
    if (closed === null || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-signal="${CSS.escape(closed)}"]`)?.focus();
  }, [openId]);
}

/** The signals of a watch: filtered, sorted, and one of them opened beside the list. */
export function Signals(props: SignalsProps) {
  const { watch, filters, time, regions, places, incidents, page, opened, missing, unread } = props;
  const t = useTranslations('signals');
  const path = pagePath(watch, 'signals');
  useReturn(opened?.line.id ?? null);
  const here = (more: Readonly<Record<string, string>>) =>
    signalsHref(path, filters, { cursor: filters.cursor }, { ...time, ...more });
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <UnreadTimes texts={unread} />
      {isBackward(filters) ? (
        <p role="alert" className="px-4 pt-3 font-medium text-14 text-danger md:px-6">
          {t('filter.backward', { from: filters.from ?? '', to: filters.to ?? '' })}
        </p>
      ) : null}
      <FilterBar
        path={path}
        filters={filters}
        time={time}
        regions={regions}
        incidents={incidents}
      />
      {missing ? (
        <p role="status" className="mx-4 mb-4 border-line-strong border-l-4 pl-3 text-14 md:mx-6">
          {t('missing', { known: time.knownAt === undefined ? 'now' : 'then' })}
        </p>
      ) : null}
      <div
        className={opened === null ? '' : 'xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(34rem,44%)]'}
      >
        {/* Where there is no room for both, the open signal takes the place of the list. */}
        <div className={opened === null ? '' : 'max-xl:hidden'}>
          <SignalList
            path={path}
            filters={filters}
            time={time}
            regions={regions}
            page={page}
            openId={opened?.line.id ?? null}
          />
        </div>
        {opened === null ? null : (
          <SignalDetail
            watch={watch}
            answer={opened}
            regions={regions}
            places={places}
            closeHref={here({})}
            signalHref={(id) => here({ signal: id })}
            incidentHref={(incident) => signalsHref(path, filtersOf({}), { incident }, time)}
          />
        )}
      </div>
    </>
  );
}
