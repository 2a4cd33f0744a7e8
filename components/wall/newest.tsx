'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { isSameDay, minuteOf } from '#components/wall/instants.ts';
import type { SignalLinks } from '#components/wall/signal-links.ts';
import type { SignalLine } from '#domain/view.ts';

const SHOWN = 6;
const DAY = 24 * 3_600_000;

/** What was logged last, with its grade; news about long ago says of when it is. */
export const Newest = memo(function Newest({
  lines,
  asOf,
  signals,
  past,
}: SignalLinks & {
  lines: readonly SignalLine[];
  asOf: number;
}) {
  const t = useTranslations('wall.newest');
  return (
    <section className="panel newest">
      <h2>
        {t('title')}
        <span> · {t('zone')}</span>
      </h2>
      {lines.length === 0 ? <p className="nothing">{t('none')}</p> : null}
      <ol>
        {lines.slice(0, SHOWN).map((signal) => (
          <SignalRow
            key={signal.id}
            signal={signal}
            today={isSameDay(signal.recordedAt, asOf)}
            href={`${signals}?signal=${signal.id}${past}`}
          />
        ))}
      </ol>
    </section>
  );
});

const SignalRow = memo(function SignalRow({
  signal,
  today,
  href,
}: {
  signal: SignalLine;
  /** Logged on the day that is shown: its time says more than its date. */
  today: boolean;
  href: string;
}) {
  const t = useTranslations('wall');
  const common = useTranslations('common');
  const { eventAt, recordedAt, retracted, corrected, headline, grade, indicator } = signal;
  const when = today ? minuteOf(recordedAt) : t('day', { at: recordedAt });
  const remark = retracted
    ? t('newest.retracted')
    : corrected
      ? t('newest.corrected')
      : eventAt === null
        ? t('newest.undated')
        : recordedAt - eventAt > DAY
          ? t('newest.of', { when: t('day', { at: eventAt }) })
          : null;
  return (
    <li className="signal" data-retracted={retracted ? '' : undefined}>
      <time dateTime={new Date(recordedAt).toISOString()}>{when}</time>
      <span className="headline">
        <span className="about">
          {common(`indicatorShort.${indicator}`)}
          {remark === null ? null : `, ${remark}`}
        </span>{' '}
        <a href={href}>{retracted ? <s>{headline}</s> : headline}</a>
      </span>
      <span className="grade">{grade}</span>
    </li>
  );
});
