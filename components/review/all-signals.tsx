'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useContext } from 'react';
import { counted, EvidenceTime } from '#components/review/evidence-link.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { href } from '#components/review/time/axes.ts';
import type { Reading } from '#domain/reading.ts';

/** Below so many of the signals behind a reading: how many there are, and the way to the others. */
export function AllSignals({ reading, shown }: { reading: Reading; shown: number }) {
  const t = useTranslations('review.evidence');
  const common = useTranslations('common.indicator');
  const { view } = useLive();
  const time = useContext(EvidenceTime);
  const { indicator, evidence } = reading;
  return (
    <p className="flex flex-wrap gap-x-6 pt-2 text-14 text-muted">
      {evidence.n > shown ? (
        <span>
          {t.rich('more', { shown, n: evidence.n, to: counted(`${indicator}.evidence`) })}
        </span>
      ) : null}
      <Link
        href={href(pagePath(view.watch, 'signals'), { indicator, ...time })}
        prefetch={false}
        className="py-1 text-accent underline underline-offset-2"
      >
        {t('all', { indicator: common(indicator) })}
      </Link>
    </p>
  );
}
