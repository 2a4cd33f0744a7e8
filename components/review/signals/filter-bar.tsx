'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import { ChoiceFilter, DayFilter, WordsFilter } from '#components/review/signals/filter-inputs.tsx';
import {
  filtersOf,
  isBackward,
  isExact,
  narrowing,
  type SignalFilters,
  signalChanges,
  signalStatuses,
  signalsHref,
} from '#components/review/signals/filters.ts';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { readDay, type WrittenRule } from '#components/review/time/written-time.ts';
import { Button, ButtonLink } from '#components/ui/button.tsx';
import { grades } from '#domain/grade.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';
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

interface WrongDays {
  from: WrittenRule | null;
  to: WrittenRule | 'order' | null;
}

const noneWrong: WrongDays = { from: null, to: null };

/** What an address asks for and nothing here can be chosen by: other filters narrow it further. */
const kept = ['since', 'behind', 'movedFrom', 'movedTo'] as const;

const unchosen: readonly string[] = ['q', ...kept];

/** Whether a filter is one of those that a narrow screen folds away. */
function isChosen(name: string): boolean {
  return !unchosen.includes(name);
}

/** A day as it is typed, or an instant as a link has written it. */
function readEdge(text: string, now: Instant): ReturnType<typeof readDay> {
  return isExact(text) ? { ok: true, day: text } : readDay(text, now);
}

/** Narrows the list. A choice acts at once, words with Enter; all of it stands in the address. */
export function FilterBar({ path, filters, time, regions, incidents }: FilterBarProps) {
  const t = useTranslations('signals.filter');
  const common = useTranslations('common');
  const router = useRouter();
  const { clock } = useLive();
  const [all, setAll] = useState(narrowing(filters).some(isChosen));
  const [wrong, setWrong] = useState<WrongDays>(noneWrong);
  const apply = (form: HTMLFormElement) => {
    const typed = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    );
    const now = clock.now();
    const days = { from: readEdge(typed.from ?? '', now), to: readEdge(typed.to ?? '', now) };
    const { from, to } = days;
    setWrong({ from: from.ok ? null : from.rule, to: to.ok ? null : to.rule });
    // A day that cannot be read is said, never dropped.
    if (!from.ok || !to.ok) {
      form.querySelector<HTMLElement>(`[name=${from.ok ? 'to' : 'from'}]`)?.focus();
      return;
    }
    if (isBackward({ from: from.day, to: to.day })) {
      setWrong({ from: null, to: 'order' });
      form.querySelector<HTMLElement>('[name=to]')?.focus();
      return;
    }
    // What was understood stands where it was typed.
    for (const [name, { day }] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement) input.value = day ?? '';
    }
    const { sort, order } = filters;
    const asked = { ...typed, from: from.day ?? '', to: to.day ?? '', sort, order };
    router.push(signalsHref(path, filtersOf(asked), {}, time), { scroll: false });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    apply(event.currentTarget);
  };
  return (
    <search>
      <form
        onSubmit={submit}
        noValidate
        onChange={(event) => {
          if (event.target instanceof HTMLSelectElement) apply(event.currentTarget);
        }}
        className="grid grid-cols-2 items-start gap-x-3 gap-y-2 px-4 py-4 text-14 sm:grid-cols-3 md:px-6 lg:grid-cols-6 xl:grid-cols-[2fr_repeat(5,1fr)]"
      >
        <WordsFilter name="q" label={t('q')} value={filters.q} wide />
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
          <ChoiceFilter
            name="indicator"
            label={t('indicator')}
            value={filters.indicator}
            options={indicatorIds.map((id) => [id, common(`indicator.${id}`)])}
          />
          <ChoiceFilter
            name="grade"
            label={t('grade')}
            value={filters.grade}
            options={grades.map((grade) => [grade, grade])}
          />
          <ChoiceFilter
            name="claim"
            label={t('claim')}
            value={filters.claim}
            options={claimTypes.map((claim) => [claim, common(`claim.${claim}`)])}
          />
          <ChoiceFilter
            name="region"
            label={t('region')}
            value={filters.region}
            options={Object.entries(regions)}
          />
          <ChoiceFilter
            name="incident"
            label={t('incident')}
            value={filters.incident}
            options={incidents.map(({ id, title }) => [id, title])}
          />
          <WordsFilter name="source" label={t('source')} value={filters.source} />
          <DayFilter name="from" label={t('from')} value={filters.from} wrong={wrong.from} />
          <DayFilter
            name="to"
            label={t('to')}
            value={filters.to}
            wrong={wrong.to ?? (isBackward(filters) ? 'order' : null)}
          />
          <ChoiceFilter
            name="status"
            label={t('status')}
            value={filters.status === 'all' ? null : filters.status}
            options={signalStatuses.flatMap((status) =>
              status === 'all' ? [] : [[status, t(`statusOf.${status}`)] as const],
            )}
          />
          <ChoiceFilter
            name="change"
            label={t('change')}
            value={filters.change}
            options={signalChanges.map((change) => [change, t(`changeOf.${change}`)])}
          />
        </div>
        <div className="mt-5 flex gap-2">
          {kept.map((name) => (
            <input key={name} type="hidden" name={name} value={filters[name] ?? ''} />
          ))}
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
