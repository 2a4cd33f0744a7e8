'use client';

import { useTranslations } from 'next-intl';
import { detailRows } from '#components/review/signals/details.ts';
import { FieldValue, type SignalNames } from '#components/review/signals/field-value.tsx';
import { indicatorForms } from '#domain/indicators/forms.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';

/** The indicator's own fields, named as its form names them. */
export function DetailList({ signal, names }: { signal: SignalInput; names: SignalNames }) {
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
            <FieldValue row={row} words={`${signal.indicator}.${row.name}`} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
