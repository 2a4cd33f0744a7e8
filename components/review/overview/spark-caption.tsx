import { useTranslations } from 'next-intl';
import type { Spark } from '#domain/indicators/indicator.ts';

/** Says what the small drawing of a reading shows, and how far it reaches. */
export function SparkCaption({ spark }: { spark: Spark }) {
  const t = useTranslations('review.spark');
  if (spark.shape === 'none') return null;
  return (
    <p aria-hidden="true" className="mt-1 text-12 text-muted">
      {t(spark.shape, valuesOf(spark))}
      {hasGaps(spark) ? t('gaps') : ''}
    </p>
  );
}

type Drawn = Exclude<Spark, { shape: 'none' }>;

function valuesOf(spark: Drawn): Record<string, number | string> {
  switch (spark.shape) {
    case 'bars':
      return { n: spark.values.length, marked: spark.markAt === null ? 'no' : 'yes' };
    case 'shares':
      return { n: spark.rows.length };
    case 'tones':
      return { n: spark.items.length };
    case 'band':
      return { n: spark.points.length };
    case 'clocks':
      return { horizon: spark.horizon };
  }
}

function hasGaps(spark: Drawn): boolean {
  switch (spark.shape) {
    case 'bars':
      return spark.values.includes(null);
    case 'shares':
      return spark.rows.includes(null);
    case 'band':
      return spark.points.includes(null);
    case 'tones':
    case 'clocks':
      return false;
  }
}
