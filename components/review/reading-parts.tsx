'use client';

import { useTranslations } from 'next-intl';
import { Ticking } from '#components/live/clock-context.tsx';
import { DirectionArrow } from '#components/ui/direction-arrow.tsx';
import { durationOf } from '#components/ui/duration.ts';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import { levelWords } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';

/** Which way a reading moves, and what its level was a day before. */
export function Movement({
  reading: { status, direction, level, levelDayAgo, accountAt },
}: {
  reading: Reading;
}) {
  const t = useTranslations('review.reading');
  const common = useTranslations('common');
  const { moved, zone } = useWatchTime()(accountAt);
  if (status === 'no-data') return null;
  const was = levelDayAgo === null ? 'none' : (levelWords[levelDayAgo] ?? 'none');
  return (
    <div className="mt-1 text-14 text-muted">
      <p className="flex items-center gap-1.5">
        {direction === null ? null : <DirectionArrow direction={direction} />}
        {status === 'live'
          ? common(`direction.${direction ?? 'unknown'}`)
          : t('staleAsOf', { at: moved(accountAt), zone })}
      </p>
      {levelDayAgo === level ? null : <p>{t('dayAgo', { level: was })}</p>}
    </div>
  );
}

/** How far a reading can be trusted, and why its level was held down. */
export function Trust({ reading: { confidence, cappedBy, computedLevel } }: { reading: Reading }) {
  const t = useTranslations('review.reading');
  const common = useTranslations('common');
  return (
    <>
      {confidence === null ? null : (
        <span>
          {t('confidence', {
            grade: confidence.grade,
            limitedBy: common(`limitedBy.${confidence.limitedBy}`),
            limited: confidence.grade === 'high' ? 'no' : 'yes',
          })}
        </span>
      )}
      {cappedBy === null ? null : (
        // A level that was severe stays so for its dwell, whatever holds it down now.
        <span>{t(`${(computedLevel ?? 0) < 3 ? 'capped' : 'cappedSince'}.${cappedBy}`)}</span>
      )}
    </>
  );
}

/** The newest grade, the age of the newest evidence, and when it goes stale. */
export function Freshness({ reading, frozenAt }: { reading: Reading; frozenAt: number | null }) {
  const t = useTranslations('review.reading');
  const common = useTranslations('common');
  const { newestAt, staleAt, limit } = reading.freshness;
  if (newestAt === null) return <span>{t('neverLooked')}</span>;
  const textAt = (now: number) => {
    const age = common('age', durationOf(now - newestAt));
    const left = staleAt === null ? null : durationOf(staleAt - now);
    return left === null
      ? t('staleSince', { age, limit: common('duration', durationOf(limit)) })
      : t('staleIn', { age, left: common('duration', left) });
  };
  return (
    <span className={reading.status === 'stale' ? 'font-medium text-ink' : ''}>
      {reading.newestGrade === null ? null : (
        <>
          <GradeBadge grade={reading.newestGrade} />{' '}
        </>
      )}
      {frozenAt === null ? <Ticking textAt={textAt} /> : textAt(frozenAt)}
    </span>
  );
}

/** Who set the level by hand, why, until when, and what is computed without it. */
export function ByHand({ reading: { override, level, computedLevel } }: { reading: Reading }) {
  const t = useTranslations('review.reading');
  const inZone = useWatchTime();
  if (override === null) return null;
  const { author, expiresAt, reason } = override;
  const { moved, zone } = inZone(expiresAt);
  return (
    <p className="border-ink border-l-4 py-1 pl-3 text-14">
      <strong className="font-semibold">
        {t('override', {
          level: level ?? 'none',
          author,
          until: moved(expiresAt),
          zone,
          computed: computedLevel ?? 'none',
        })}
      </strong>{' '}
      {t('overrideReason', { reason })}
    </p>
  );
}
