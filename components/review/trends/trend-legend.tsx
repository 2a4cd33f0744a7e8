import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { TrendState } from '#components/review/trends/use-trends.ts';

const box = 'inline-block h-3 w-4 align-middle';

/** What is drawn in every row; what no row has is left out. */
export function TrendLegend({
  states,
  className,
}: {
  states: readonly TrendState[];
  className: string;
}) {
  const t = useTranslations('trends.legend');
  const points = states.flatMap(({ trend }) => trend?.points ?? []);
  return (
    <div className={`${className} text-12 text-muted`}>
      <p className="col-span-2 flex flex-wrap gap-x-5 gap-y-1 md:col-start-2">
        <Key name={t('level')}>
          <span className="inline-block w-4 border-level-3 border-t-3 align-middle" />
        </Key>
        <Key name={t('measure')}>
          <span className={`${box} border-muted border-t inked bg-line`} />
        </Key>
        <Key name={t('band')}>
          <span className={`${box} inked bg-line-strong/30`} />
        </Key>
        {states.some(({ trend }) => trend?.baseline != null) ? (
          <Key name={t('baseline')}>
            <span className={`${box} inked bg-accent/15`} />
          </Key>
        ) : null}
        {points.some(({ status }) => status === 'stale') ? (
          <Key name={t('stale')}>
            <span className="inline-block w-4 border-stale border-t-2 border-dashed align-middle" />
          </Key>
        ) : null}
        <Key name={t('gap')}>
          <span className={`${box} hatched border border-line`} />
        </Key>
      </p>
    </div>
  );
}

function Key({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {children} {name}
    </span>
  );
}
