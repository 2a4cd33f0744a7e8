'use client';

import { useTranslations } from 'next-intl';
import { useTicking } from '#components/live/clock-context.tsx';
import { durationOf } from '#components/ui/duration.ts';
import type { Reading } from '#domain/reading.ts';

/** A reading that nobody keeps up: since when, so that silence never passes for calm. */
export function Looked({ reading, at }: { reading: Reading; at: number | null }) {
  const t = useTranslations('wall');
  const common = useTranslations('common');
  const { newestAt } = reading.freshness;
  const text = useTicking((now) =>
    newestAt === null
      ? t('neverLooked')
      : t('staleText', { ago: common('ago', durationOf((at ?? now) - newestAt)) }),
  );
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
