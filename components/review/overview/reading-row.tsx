'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SparkDrawing } from '#components/charts/spark.tsx';
import { MeasureTable } from '#components/review/overview/measure-table.tsx';
import { SparkCaption } from '#components/review/overview/spark-caption.tsx';
import { ByHand, Freshness, Movement, Trust } from '#components/review/reading-parts.tsx';
import { ToldFigure } from '#components/review/told-figure.tsx';
import { LevelBadge } from '#components/ui/level-badge.tsx';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { Reading } from '#domain/reading.ts';

/** One of the five: level, sentence, measures, how far to trust it, the signals one click away. */
export function ReadingRow({
  reading,
  declarations,
  pageHref,
  openHref,
  open,
  frozenAt,
  children,
}: {
  reading: Reading;
  declarations: readonly MeasureDeclaration[];
  /** The page that explains the reading. */
  pageHref: string;
  /** Opens the reading to its signals, or closes it again. */
  openHref: string;
  open: boolean;
  /** The time a page of the past speaks of; null when it is live. */
  frozenAt: number | null;
  /** The signals behind it, when it is open. */
  children?: ReactNode;
}) {
  const t = useTranslations('review.reading');
  const common = useTranslations('common');
  const id = reading.indicator;
  return (
    <article
      aria-labelledby={`${id}-name`}
      id={id}
      className="scroll-mt-4 border-line border-t py-6"
    >
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[15rem_minmax(16rem,1fr)_minmax(24rem,1.3fr)]">
        <div>
          <h3 id={`${id}-name`} className="font-semibold text-16">
            <Link
              href={pageHref}
              prefetch={false}
              className="py-0.5 underline decoration-line-strong underline-offset-4 hover:decoration-ink"
            >
              {common(`indicator.${id}`)}
            </Link>
          </h3>
          <LevelBadge
            level={reading.level}
            stale={reading.status !== 'live'}
            className="mt-1 text-28 leading-tight"
          />
          <Movement reading={reading} />
          <p className="mt-2 max-w-[26rem] text-12 text-muted">{common(`question.${id}`)}</p>
        </div>
        <div className="max-w-[38rem]">
          <ToldFigure reading={reading} to={{ href: openHref, scroll: false, prefetch: false }} />
          <SparkDrawing
            spark={reading.spark}
            className={`mt-3 h-14 w-full max-w-[24rem] overflow-visible ${inkOf(reading)}`}
          />
          <SparkCaption spark={reading.spark} measures={reading.measures} />
          <ByHand reading={reading} />
        </div>
        <MeasureTable reading={reading} declarations={declarations} pageHref={pageHref} />
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-1 text-14 text-muted">
        <Link
          href={openHref}
          scroll={false}
          prefetch={false}
          aria-expanded={open}
          aria-controls={`${id}-signals`}
          className="inline-flex min-h-8 items-center font-medium text-accent underline underline-offset-2"
        >
          {t(open ? 'close' : 'open', {
            n: reading.evidence.n,
            indicator: common(`indicator.${id}`),
          })}
        </Link>
        <Link
          href={pageHref}
          prefetch={false}
          className="inline-flex min-h-8 items-center font-medium text-accent underline underline-offset-2"
        >
          {t('why')}
        </Link>
        <span>{t('origins', { n: reading.evidence.origins })}</span>
        <Trust reading={reading} />
        <Freshness reading={reading} frozenAt={frozenAt} />
      </div>
      <div id={`${id}-signals`}>{open ? children : null}</div>
    </article>
  );
}

const inks = ['text-muted', 'text-muted', 'text-level-2', 'text-level-3', 'text-level-4'] as const;

/** Colour is spent on what is abnormal and current. */
function inkOf({ status, level }: Reading): string {
  return status === 'live' && level !== null ? inks[level] : 'text-stale';
}
