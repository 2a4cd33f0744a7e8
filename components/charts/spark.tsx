import { useTranslations } from 'next-intl';
import { SparkBand } from '#components/charts/spark-band.tsx';
import { SparkBars } from '#components/charts/spark-bars.tsx';
import { SparkClocks } from '#components/charts/spark-clocks.tsx';
import { SparkShares } from '#components/charts/spark-shares.tsx';
import { SparkTones } from '#components/charts/spark-tones.tsx';
import type { Spark } from '#domain/indicators/indicator.ts';

/** The small drawing of a reading, whatever its shape; plain SVG, made on the server too. */
export function SparkDrawing({ spark, className }: { spark: Spark; className?: string }) {
  const t = useTranslations('common.spark');
  switch (spark.shape) {
    case 'none':
      return null;
    case 'bars': {
      const { values, low, high } = spark;
      const label = t('bars', { n: values.length, low, high, last: values.at(-1) ?? 0 });
      return <SparkBars spark={spark} label={label} className={className} />;
    }
    case 'shares': {
      const last = spark.rows.findLast((row) => row !== null)?.at(-1) ?? 0;
      const label = t('shares', { n: spark.rows.length, last });
      return <SparkShares spark={spark} label={label} className={className} />;
    }
    case 'tones': {
      const down = spark.items.filter(({ tone }) => tone === -1).length;
      const crossed = spark.items.filter((item) => item.crossed).length;
      const label = t('tones', { n: spark.items.length, down, crossed });
      return <SparkTones spark={spark} label={label} className={className} />;
    }
    case 'band': {
      const last = spark.points.findLast((point) => point !== null);
      const gaps = spark.points.filter((point) => point === null).length;
      const { low, best, high } = last ?? { low: 0, best: 0, high: 0 };
      const label = t('band', { n: spark.points.length, low, best, high, gaps });
      return <SparkBand spark={spark} label={label} className={className} />;
    }
    case 'clocks': {
      const { clocks, horizon } = spark;
      const open = clocks.filter((clock) => clock.open).length;
      const overdue = clocks.filter((clock) => clock.overdue).length;
      const label = t('clocks', { n: clocks.length, open, overdue, horizon });
      return <SparkClocks spark={spark} label={label} className={className} />;
    }
  }
}
