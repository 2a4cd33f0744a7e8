import { useTranslations } from 'next-intl';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { AttackDetail } from '#domain/indicators/attack-detail.ts';

type Normal = NonNullable<AttackDetail['normal']>;

/** The baseline in use, and the one that somebody froze. */
export interface BaselineUse {
  normal: Pick<Normal, 'basis' | 'fromAt' | 'toAt' | 'days' | 'watched'> | null;
  frozen: AttackDetail['frozen'];
}

/** Which days count as normal now, how far they were watched, and who froze them when and why. */
export function BaselineAccount({ use: { normal, frozen } }: { use: BaselineUse }) {
  const t = useTranslations('baseline');
  return (
    <>
      <p>
        {normal === null ? (
          t('none')
        ) : (
          <>
            {t('use', { basis: normal.basis.replaceAll('-', '_') })} <Days {...normal} />
            {'; '}
            {t('watched', { days: normal.days, watched: normal.watched })}
          </>
        )}
      </p>
      {frozen === null ? (
        <p className="text-muted">{t('notFrozen')}</p>
      ) : (
        <p>
          {t('frozenBy', { author: frozen.author })} <InstantText at={frozen.recordedAt} />{' '}
          <span className="text-muted">r{frozen.revision}</span>
          {': '}
          {t('reason', { reason: frozen.reason })}
          {normal?.basis === 'frozen' ? null : (
            <>
              {' '}
              {t('notYet')} <Days {...frozen} />
              {'. '}
            </>
          )}
        </p>
      )}
    </>
  );
}

/** First and last day; the end itself is not among them. */
function Days({ fromAt, toAt }: { fromAt: number; toAt: number }) {
  return (
    <span className="whitespace-nowrap">
      <InstantText at={fromAt} precision="day" /> – <InstantText at={toAt - 1} precision="day" />
    </span>
  );
}
