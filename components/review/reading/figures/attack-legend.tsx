import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

/** What each line, hatch and shade means. */
export function AttackLegend({ detail: { daily, charts, days } }: { detail: AttackDetail }) {
  const t = useTranslations('review.explain.attack.legend');
  const box = 'inline-block h-3 w-4 align-middle';
  return (
    <figcaption className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-12 text-muted">
      <span>{t('axis')}</span>
      {daily === null ? null : (
        <>
          <Key mark={<span className={`${box} inked bg-line`} />} name={t('band', { ...daily })} />
          <Key mark={<span className={`${box} inked bg-ink`} />} name={t('above')} />
        </>
      )}
      {days.some(({ toCome }) => toCome >= 0.01) ? (
        <Key
          mark={
            <svg className={box} aria-hidden="true" viewBox="0 0 16 12">
              <path d="M0 2H16M0 5H16M0 8H16M0 11H16" className="stroke-line-strong" />
            </svg>
          }
          name={t('toCome')}
        />
      ) : null}
      {days.some(({ attacks }) => attacks === null) ? (
        <Key mark={<span className={`${box} hatched border border-line`} />} name={t('gap')} />
      ) : null}
      {charts === null ? null : (
        <>
          <Key
            mark={<span className="inline-block h-0.5 w-4 inked bg-accent align-middle" />}
            name={t('ewma')}
          />
          <Key
            mark={
              <span className="inline-block w-4 border-muted border-t border-dashed align-middle" />
            }
            name={t('limit')}
          />
          {charts.regime === null ? null : (
            <Key
              mark={
                <span className="inline-block h-3 border-muted border-l-2 border-dotted align-middle" />
              }
              name={t('regime')}
            />
          )}
        </>
      )}
    </figcaption>
  );
}

function Key({ mark, name }: { mark: ReactNode; name: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      {mark} {name}
    </span>
  );
}
