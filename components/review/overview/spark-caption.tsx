import { useTranslations } from 'next-intl';
import type { Measure, Spark } from '#domain/indicators/indicator.ts';
import type { Reading } from '#domain/reading.ts';

/** Says what the small drawing of a reading shows, and how far it reaches. */
export function SparkCaption({ spark, measures }: Pick<Reading, 'spark' | 'measures'>) {
  const t = useTranslations('review.spark');
  const names = useTranslations('measures');
  if (spark.shape === 'none') return null;
  const measure = spark.shape === 'band' ? names(spark.measure) : '';
  return (
    <p aria-hidden="true" className="mt-1 text-12 text-muted">
      {t(spark.shape, { ...valuesOf(spark, measures), measure })}
      {hasGaps(spark) ? t('gaps') : ''}
    </p>
  );
}

type Drawn = Exclude<Spark, { shape: 'none' }>;

function valuesOf(spark: Drawn, measures: readonly Measure[]): Record<string, number | string> {
  switch (spark.shape) {
    case 'bars':
      return { n: spark.values.length, marked: spark.markAt === null ? 'no' : 'yes' };
    case 'shares':
      return { n: spark.rows.length };
    case 'tones':
      return { n: spark.items.length };
    case 'band': {
      const counts = measures.find(({ name }) => name === spark.measure)?.n ?? 0;
      return { n: spark.points.length, counts };
    }
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
