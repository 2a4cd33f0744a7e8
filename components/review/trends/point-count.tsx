import { useTranslations } from 'next-intl';
import { useContext } from 'react';
import { Counted, EvidenceTime, Listed } from '#components/review/evidence-link.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { href, instantText } from '#components/review/time/axes.ts';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import { nextBucket } from '#domain/instant.ts';
import type { TrendPoint } from '#domain/trend.ts';
import type { Trend } from '#server/contract.ts';

/** How many a point counts: it opens to them, as they stood at the end of its bucket. */
export function PointCount({
  trend,
  point,
  declarations,
}: {
  trend: Trend;
  point: TrendPoint;
  declarations: readonly MeasureDeclaration[];
}) {
  const t = useTranslations('trends');
  const { view } = useLive();
  const time = useContext(EvidenceTime);
  const { indicator, measure, region } = trend;
  const behind = declarations.find(({ name }) => name === measure)?.behind;
  const n = <span className="whitespace-nowrap">{t('n', { n: point.n })}</span>;
  if (point.n === 0 || behind === undefined) return n;
  const asOf = Math.min(nextBucket(point.bucketAt, trend.bucket) - 1, trend.asOf);
  if ('list' in behind) {
    const page = href(pagePath(view.watch, indicator), { ...time, asOf: instantText(asOf) });
    return <Listed href={`${page}#${behind.list}`}>{n}</Listed>;
  }
  return (
    <Counted
      behind={`${indicator}.${behind.events}`}
      among={region === null ? { asOf } : { asOf, region }}
    >
      {n}
    </Counted>
  );
}
