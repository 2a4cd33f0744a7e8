'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { BaselineAccount } from '#components/review/reading/baseline-account.tsx';
import { AttackChart } from '#components/review/reading/figures/attack-chart.tsx';
import { AttackComparisons } from '#components/review/reading/figures/attack-comparisons.tsx';
import { AttackDays } from '#components/review/reading/figures/attack-days.tsx';
import { AttackNotes } from '#components/review/reading/figures/attack-notes.tsx';
import { AttackRegions } from '#components/review/reading/figures/attack-regions.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

/** The days of attacks against what was normal, where the rate turned, and where they hit. */
export function AttackFigure({
  detail,
  regions,
  baselineHref,
}: {
  detail: AttackDetail;
  regions: RegionNames;
  /** Where the baseline is frozen; null while the page looks back. */
  baselineHref: string | null;
}) {
  const t = useTranslations('review.explain.attack');
  const { phase, rising, rateRatio, places } = detail;
  const unknown = rising === null || places.excess === null;
  return (
    <div className="grid gap-y-6">
      <p className="max-w-[60rem] text-14">
        <span className="font-semibold">
          {t('phase.name', { phase: phase?.replaceAll('-', '_') ?? 'none' })}
        </span>{' '}
        <span className="text-muted">
          {unknown
            ? t('phase.unknown')
            : t('phase.why', {
                rising,
                ratio: rateRatio ?? 1,
                sure: sureness(rising),
                excess: places.excess ?? 0,
                steady: phase === null ? 'yes' : 'no',
              })}
        </span>
      </p>
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,5fr)_minmax(0,2fr)]">
        <div className="grid min-w-0 content-start gap-y-4">
          <AttackChart detail={detail} />
          <AttackNotes detail={detail} />
          <Baseline detail={detail} href={baselineHref} />
          <AttackComparisons detail={detail} />
          <AttackDays detail={detail} />
        </div>
        <AttackRegions places={places} regions={regions} days={detail.normal?.days ?? null} />
      </div>
    </div>
  );
}

/** Which days count as normal, and the way to freeze others or to let them go. */
function Baseline({ detail, href }: { detail: AttackDetail; href: string | null }) {
  const t = useTranslations('baseline');
  return (
    <section aria-labelledby="baseline" className="max-w-[60rem] text-14">
      <h3 id="baseline" className="font-semibold">
        {t('title')}
      </h3>
      <BaselineAccount use={detail} />
      {href === null ? null : (
        <Link
          href={href}
          prefetch={false}
          className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
        >
          {t(detail.frozen === null ? 'freeze' : 'change')}
        </Link>
      )}
    </section>
  );
}

/** A model is never surer than one in a hundred. */
function sureness(rising: number): 'over' | 'under' | 'between' {
  if (rising > 0.99) return 'over';
  return rising < 0.01 ? 'under' : 'between';
}
