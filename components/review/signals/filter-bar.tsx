'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import {
  filtersOf,
  narrowing,
  type SignalFilters,
  signalChanges,
  signalStatuses,
  signalsHref,
} from '#components/review/signals/filters.ts';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { grades } from '#domain/grade.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { Knowledge } from '#domain/knowledge.ts';
import { claimTypes } from '#domain/signal.ts';

interface FilterBarProps {
  path: string;
  filters: SignalFilters;
  /** The page's time axes as search parameters. */
  time: Readonly<Record<string, string>>;
  regions: RegionNames;
  incidents: Knowledge['incidents'];
}

const field = 'h-9 w-full border border-line-strong bg-surface px-2 text-14 text-ink';

/** Narrows the list. A choice acts at once, words with Enter; all of it stands in the address. */
export function FilterBar({ path, filters, time, regions, incidents }: FilterBarProps) {
  const t = useTranslations('signals.filter');
  const common = useTranslations('common');
  const router = useRouter();
  const [all, setAll] = useState(narrowing(filters).some((name) => name !== 'q'));
  const apply = (form: HTMLFormElement) => {
    // A day that cannot be read is said, never dropped.
    if (!form.reportValidity()) return;
    const typed = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    );
    const { sort, order } = filters;
    router.push(signalsHref(path, filtersOf({ ...typed, sort, order }), {}, time), {
      scroll: false,
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  return (
    <search>
      <form
        onSubmit={submit}
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) apply(event.currentTarget);
        }}
        className="grid grid-cols-2 items-end gap-x-3 gap-y-2 px-4 py-4 text-14 sm:grid-cols-3 md:px-6 lg:grid-cols-6 xl:grid-cols-[2fr_repeat(5,1fr)]"
      >
        <Text name="q" label={t('q')} value={filters.q} wide />
        <Button
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          className="col-span-2 sm:hidden"
        >
          {t(all ? 'fewer' : 'more')}
        </Button>
        {/* On a narrow screen the list matters more than the ways to narrow it. */}
        <div className={`contents ${all ? '' : 'max-sm:hidden'}`}>
          <Select
            name="indicator"
            label={t('indicator')}
            value={filters.indicator}
            options={indicatorIds.map((id) => [id, common(`indicator.${id}`)])}
          />
          <Select
            name="grade"
            label={t('grade')}
            value={filters.grade}
            options={grades.map((grade) => [grade, grade])}
          />
          <Select
            name="claim"
            label={t('claim')}
            value={filters.claim}
            options={claimTypes.map((claim) => [claim, common(`claim.${claim}`)])}
          />
          <Select
            name="region"
            label={t('region')}
            value={filters.region}
            options={Object.entries(regions)}
          />
          <Select
            name="incident"
            label={t('incident')}
            value={filters.incident}
            options={incidents.map(({ id, title }) => [id, title])}
          />
          <Text name="source" label={t('source')} value={filters.source} />
          <Text name="from" label={t('from')} value={filters.from} day />
          <Text name="to" label={t('to')} value={filters.to} day />
          <Select
            name="status"
            label={t('status')}
            value={filters.status === 'all' ? null : filters.status}
            options={signalStatuses.flatMap((status) =>
              status === 'all' ? [] : [[status, t(`statusOf.${status}`)] as const],
            )}
          />
          <Select
            name="change"
            label={t('change')}
            value={filters.change}
            options={signalChanges.map((change) => [change, t(`changeOf.${change}`)])}
          />
        </div>
        <div className="flex gap-2">
          <input type="hidden" name="since" value={filters.since ?? ''} />
          <Button type="submit" weight="primary" size="small">
            {t('apply')}
          </Button>
          {narrowing(filters).length === 0 ? null : (
            <ButtonLink href={signalsHref(path, filtersOf({}), {}, time)} size="small">
              {t('clear')}
            </ButtonLink>
          )}
        </div>
      </form>
    </search>
  );
}

function Text({
  name,
  label,
  value,
  day = false,
  wide = false,
}: {
  name: string;
  label: string;
  value: string | null;
  /** Only a day will do, as 2026-04-25. */
  day?: boolean;
  wide?: boolean;
}) {
  const t = useTranslations('signals.filter');
  const id = useId();
  return (
    <div className={wide ? 'col-span-2 sm:col-span-3 lg:col-span-2 xl:col-span-1' : ''}>
      <label htmlFor={id} className="mb-1 block font-medium text-12">
        {label}
      </label>
      {/* Keyed by its value: a filter that is cleared elsewhere is cleared here too. */}
      <input
        key={value}
        id={id}
        name={name}
        type={day ? 'text' : 'search'}
        defaultValue={value ?? ''}
        maxLength={day ? 10 : 200}
        pattern={day ? '\\d{4}-[01]\\d-[0-3]\\d' : undefined}
        title={day ? t('day') : undefined}
        placeholder={day ? t('dayForm') : undefined}
        className={`${field} ${day ? 'font-mono placeholder:text-muted' : ''}`}
      />
    </div>
  );
}

function Select({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string | null;
  options: readonly (readonly [value: string, label: string])[];
}) {
  const t = useTranslations('signals.filter');
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium text-12">
        {label}
      </label>
      <select key={value} id={id} name={name} defaultValue={value ?? ''} className={field}>
        <option value="">{t('any')}</option>
        {/* A filter in words that nobody knows still filters: it is shown, so it can be lifted. */}
        {value === null || options.some(([each]) => each === value) ? null : (
          <option value={value}>{value}</option>
        )}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
