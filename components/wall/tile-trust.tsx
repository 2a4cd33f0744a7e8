'use client';

import { useTranslations } from 'next-intl';
import { useTicking } from '#components/live/clock-context.tsx';
import { durationOf } from '#components/ui/duration.ts';
import type { Reading } from '#domain/reading.ts';

/** A day without its year is only understood while it is near: a replay may be looked at years later. */
const NEAR = 90 * 24 * 3_600_000;

/** A reading that nobody keeps up: since when, so that silence never passes for calm. */
export function Looked({ reading, at }: { reading: Reading; at: number | null }) {
  const t = useTranslations('wall');
  const { newestAt } = reading.freshness;
  const isNear = useTicking((now) => newestAt !== null && (at ?? now) - newestAt < NEAR);
  const text =
    newestAt === null
      ? t('neverLooked')
      : t('lastLook', { when: t(isNear ? 'day' : 'month', { at: newestAt }) });
  return (
    <p className="looked">
      {reading.status === 'stale' ? <strong>{t('stale')}</strong> : null}
      <span>{text}</span>
    </p>
  );
}

/** Grade and age of the newest evidence. */
export function Age({ reading, at }: { reading: Reading; at: number | null }) {
  const common = useTranslations('common');
  const { newestGrade, freshness } = reading;
  const { newestAt } = freshness;
  const age = useTicking((now) =>
    newestAt === null ? '' : common('age', durationOf((at ?? now) - newestAt)),
  );
  return (
    <p className="age">
      {newestGrade === null ? null : <span className="grade">{newestGrade}</span>}
      {newestGrade === null || age === '' ? null : ' · '}
      {age}
    </p>
  );
}

/** Confidence, and what limits it. */
export function Confidence({ reading: { confidence } }: { reading: Reading }) {
  const t = useTranslations('wall');
  const common = useTranslations('common.confidence');
  if (confidence === null) return <p className="confidence" />;
  const { grade, limitedBy } = confidence;
  return (
    <p className="confidence">
      {grade === 'high'
        ? t('highConfidence')
        : t('confidence', { confidence: common(grade), limit: t(`limit.${limitedBy}`) })}
    </p>
  );
}
