'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { type DetailRow, detailRows, type LooseRange } from '#components/review/signals/details.ts';
import { indicatorForms } from '#domain/indicators/forms.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';

/** The indicator's own fields, named as its form names them. */
export function DetailList({
  signal,
  places,
  signalHref,
}: {
  signal: SignalInput;
  places: Readonly<Record<string, string>>;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('signals.detail');
  const fields = useTranslations('fields');
  const rows = detailRows(signal.details, indicatorForms[signal.indicator].form);
  if (rows.length === 0) return <p className="text-14 text-muted">{t('saysNothing')}</p>;
  return (
    <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-14">
      {rows.map((row) => (
        <div key={row.name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-muted">{fields(`${signal.indicator}.${row.name}.label`)}</dt>
          <dd className="min-w-0">
            <Value row={row} indicator={signal.indicator} places={places} signalHref={signalHref} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({
  row,
  indicator,
  places,
  signalHref,
}: {
  row: DetailRow;
  indicator: SignalInput['indicator'];
  places: Readonly<Record<string, string>>;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('signals.detail');
  const options = useTranslations('options');
  const range = useRangeText();
  switch (row.says) {
    case 'option':
      // A dot parts the steps of a message's path, so that 0.25 stands there as 0_25.
      return options(`${indicator}.${row.name}.${row.option.replace('.', '_')}`);
    case 'text':
      return row.text;
    case 'flag':
      return t(row.on ? 'yes' : 'no');
    case 'place':
      return places[row.place] ?? row.place;
    case 'range':
      return range(row.range);
    case 'tolls':
      return (
        <ul>
          {row.tolls.map(({ toll, victims, range: people }) => (
            <li key={`${toll} ${victims}`}>
              {t('toll', {
                toll: toll ?? 'killed',
                victims: victims.replaceAll('-', '_'),
                range: range(people),
              })}
            </li>
          ))}
        </ul>
      );
    case 'claims':
      return (
        <ul>
          {row.claims.map(({ text, checkable }) => (
            <li key={text}>
              {text} {checkable ? null : <span className="text-muted">({t('notCheckable')})</span>}
            </li>
          ))}
        </ul>
      );
    case 'contradicts':
      return (
        <ul>
          {row.signals.map((id) => (
            <li key={id}>
              <Link
                href={signalHref(id)}
                prefetch={false}
                scroll={false}
                className="py-1 text-accent underline underline-offset-2"
              >
                {t('contradicted')}
              </Link>
            </li>
          ))}
        </ul>
      );
  }
}

/** "75–90, best 80"; an end that nobody gave is left out, zero is said. */
function useRangeText(): (range: LooseRange) => string {
  const t = useTranslations('signals.detail');
  const format = useFormatter();
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? 'none' : format.number(value);
  return ({ low, best, high }) =>
    t('range', { low: text(low), best: text(best), high: text(high) });
}
