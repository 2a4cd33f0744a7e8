'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { LooseRange } from '#components/review/signals/details.ts';
import type { FieldRow } from '#components/review/signals/field-changes.ts';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Where } from '#domain/place.ts';

/** What a reader calls the things that a signal names by their ids, and where they are opened. */
export interface SignalNames {
  places: Readonly<Record<string, string>>;
  regions: Readonly<Record<string, string>>;
  /** Headlines of other signals and titles of incidents. */
  named: Readonly<Record<string, string>>;
  signalHref: (id: string) => string;
  incidentHref: (id: string) => string;
}

const linkLook = 'py-1 text-accent underline underline-offset-2';

/** What a field says, in the words of its form and of the gazetteer. */
export function FieldValue({
  row,
  words,
  names,
}: {
  row: FieldRow;
  /** Key of its words under `options`. */
  words: string;
  names: SignalNames;
}) {
  const t = useTranslations('signals.detail');
  const common = useTranslations('common');
  const options = useTranslations('options');
  const range = useRangeText();
  switch (row.says) {
    case 'indicator':
      return common(`indicator.${row.indicator}`);
    case 'option':
      // A dot parts the steps of a message's path, so that 0.25 stands there as 0_25.
      return options(`${words}.${row.option.replace('.', '_')}`);
    case 'text':
      return row.text;
    case 'flag':
      return t(row.on ? 'yes' : 'no');
    case 'place':
      return names.places[row.place] ?? row.place;
    case 'where':
      return <WhereValue where={row.where} names={names} />;
    case 'time':
      return <TimeValue {...row} />;
    case 'grade':
      return <GradeBadge grade={row.grade} />;
    case 'range':
      return range(row.range);
    case 'incident':
      return (
        <Link href={names.incidentHref(row.id)} prefetch={false} className={linkLook}>
          {names.named[row.id] ?? t('anIncident')}
        </Link>
      );
    case 'event':
      return <SignalLink id={row.id} names={names} />;
    default:
      return <ListValue row={row} names={names} />;
  }
}

type ListRow = Extract<FieldRow, { says: 'tolls' | 'claims' | 'contradicts' }>;

function ListValue({ row, names }: { row: ListRow; names: SignalNames }) {
  const t = useTranslations('signals.detail');
  const range = useRangeText();
  switch (row.says) {
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
          {row.claims.map(({ signal, claim }) => (
            <li key={`${signal} ${claim}`}>
              {t('claimOf', { number: claim + 1 })} <SignalLink id={signal} names={names} />
            </li>
          ))}
        </ul>
      );
  }
}

function SignalLink({ id, names }: { id: string; names: SignalNames }) {
  const t = useTranslations('signals.detail');
  return (
    <Link href={names.signalHref(id)} prefetch={false} scroll={false} className={linkLook}>
      {names.named[id] ?? t('anotherSignal')}
    </Link>
  );
}

function TimeValue({ at, precision }: Extract<FieldRow, { says: 'time' }>) {
  const t = useTranslations('signals.detail');
  return (
    <>
      <InstantText at={at === null ? null : Date.parse(at)} precision={precision} />
      {at === null || precision === 'minute' ? null : ` ${t('precision', { precision })}`}
    </>
  );
}

/** How near a thing is said to be where nobody says it: there, near there, in the wider area. */
const usual: Readonly<Record<Where['type'], number>> = { place: 1, point: 2, region: 3 };

/** A place by its name, a region as such, a point by its coordinates; and how near that is. */
function WhereValue({ where, names }: { where: Where; names: SignalNames }) {
  const t = useTranslations('signals.detail');
  const isUsual = where.geoPrecision === usual[where.type];
  const near = isUsual ? '' : t('near', { near: String(where.geoPrecision) });
  switch (where.type) {
    case 'place':
      return `${names.places[where.place] ?? where.place}${near}`;
    case 'region':
      return `${t('region', { name: names.regions[where.region] ?? where.region })}${near}`;
    case 'point': {
      const { latitude, longitude, label, region } = where;
      const at = `${latitude}, ${longitude}`;
      const around =
        region === null ? null : t('region', { name: names.regions[region] ?? region });
      return `${[at, label === at ? null : label, around].filter(Boolean).join(', ')}${near}`;
    }
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
