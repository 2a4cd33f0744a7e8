import { useTranslations } from 'next-intl';
import { counted } from '#components/review/evidence-link.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

/** What the charts found, and how far each can be believed. */
export function AttackNotes({
  detail: { charts, delays, window, normal },
}: {
  detail: AttackDetail;
}) {
  const t = useTranslations('review.explain.attack.notes');
  return (
    <ul className="grid max-w-[60rem] gap-y-1 text-14">
      {charts === null ? (
        <li>{t('noCharts')}</li>
      ) : (
        <>
          {normal === null || normal.watched >= normal.days / 2 ? null : (
            <li className="font-semibold">
              {t('unwatched', { watched: normal.watched, days: normal.days })}
            </li>
          )}
          <li>
            {charts.rise === null
              ? t('noRise', { h: charts.h })
              : t('rise', {
                  onset: charts.rise.onsetAt,
                  crossed: charts.rise.crossedAt,
                  lasting: charts.rise.lasting ? 'yes' : 'no',
                })}
            {charts.fall === null
              ? null
              : ` ${t('fall', {
                  onset: charts.fall.onsetAt,
                  crossed: charts.fall.crossedAt,
                  lasting: charts.fall.lasting ? 'yes' : 'no',
                })}`}
          </li>
          <li>
            {charts.regime === null
              ? t('noRegime')
              : t('regime', {
                  changed: charts.regime.changedAt,
                  around: charts.regime.around,
                  probability: charts.regime.probability,
                  before: charts.regime.before ?? 0,
                  after: charts.regime.after ?? 0,
                  known:
                    charts.regime.before === null || charts.regime.after === null ? 'no' : 'yes',
                })}
          </li>
          <li className="text-muted">{t('cusum', { k: charts.k, h: charts.h })}</li>
          <li className="text-muted">{t('ears')}</li>
        </>
      )}
      <li className="text-muted">
        {delays.known
          ? t.rich('delays', {
              to: counted('attack-frequency.delays'),
              n: delays.n,
              days: window.days,
              reported: window.reportedDays,
              longest: delays.longest,
            })
          : t.rich('delaysUnknown', {
              to: counted('attack-frequency.delays'),
              n: delays.n,
              needed: delays.needed,
            })}
      </li>
    </ul>
  );
}
