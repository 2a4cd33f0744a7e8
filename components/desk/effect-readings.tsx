'use client';

import { useTranslations } from 'next-intl';
import type { Preview, PreviewReading } from '#components/desk/preview.ts';
import { useMessage } from '#components/messages/use-message.ts';
import { LevelBadge } from '#components/ui/level-badge.tsx';
import { unbroken } from '#components/ui/unbroken.ts';
import { levelWords } from '#domain/level.ts';

type Change = Preview['changes'][number];

/** The readings that would say something else, that of the form itself first, in words for none. */
export function EffectReadings({ preview: { before, after, changes } }: { preview: Preview }) {
  const t = useTranslations('desk.effect');
  const name = useTranslations('common.indicator');
  const words = useReadingWords();
  const isSeen = (change: Change) => words(change.before) !== words(change.after);
  const own = before === null || after === null ? null : { before, after };
  const others = changes.filter((change) => change.after.indicator !== own?.after.indicator);
  const seen = others.filter(isSeen);
  const behind = others.filter((change) => !isSeen(change));
  const rows = own === null ? seen : [own, ...seen];
  return (
    <>
      {changes.length === 0 ? <p className="mt-2 text-14">{t('nothing')}</p> : null}
      {rows.length === 0 ? null : (
        <ul className="mt-2 space-y-4">
          {rows.map((change) => (
            <Row key={change.after.indicator} change={change} large={change === own} />
          ))}
        </ul>
      )}
      {behind.length === 0 ? null : (
        <p className="mt-3 text-14 text-muted">
          {t('behind', {
            indicators: behind.map(({ after: { indicator } }) => name(indicator)).join(', '),
          })}
        </p>
      )}
    </>
  );
}

function Row({ change: { before, after }, large }: { change: Change; large: boolean }) {
  const t = useTranslations('desk.effect');
  const name = useTranslations('common.indicator');
  const isScaled = before.status !== after.status || scaleOf(before) !== scaleOf(after);
  const part = (reading: PreviewReading, label: string) => (
    <ReadingPart reading={reading} label={label} scaled={isScaled} large={large} />
  );
  return (
    <li className="@container">
      <p className="font-medium text-14">{name(after.indicator)}</p>
      <div className="mt-1 flex flex-wrap items-start gap-x-3 gap-y-3 md:gap-x-6">
        {part(before, t('before'))}
        <span aria-hidden="true" className={`text-20 text-muted ${large ? '@md:pt-1.5' : ''}`}>
          →
        </span>
        {part(after, t('after'))}
      </div>
    </li>
  );
}

interface ReadingPartProps {
  reading: PreviewReading;
  label: string;
  /** Whether to tell the scale and the status: where they change. */
  scaled: boolean;
  large: boolean;
}

function ReadingPart({ reading, label, scaled, large }: ReadingPartProps) {
  const t = useTranslations('desk.effect');
  const message = useMessage();
  const { level, computedLevel, status, scale, figure } = reading;
  return (
    <div className="min-w-32 flex-1">
      <span className="sr-only">{label}: </span>
      <LevelBadge
        level={level}
        stale={status === 'stale'}
        className={large ? 'text-20 @md:text-28' : 'text-16 md:text-20'}
      />
      {status === 'no-data' ? null : (
        <>
          <p className="text-14 text-muted">
            {message(figure.value)} {unbroken(message(figure.label))}
          </p>
          <p className="text-12 text-muted">{message(figure.context)}</p>
        </>
      )}
      {level === computedLevel ? null : (
        <p className="text-12 text-muted">{t('byHand', { level: wordOf(computedLevel) })}</p>
      )}
      {scaled ? (
        <p className="text-12 text-muted">
          {t(`scale.${scale === null && status === 'live' ? 'unknown' : status}`, {
            scale: scaleOf(reading),
          })}
        </p>
      ) : null}
    </div>
  );
}

/** Everything that a row tells of a reading: where two are alike there is nothing to see. */
function useReadingWords(): (reading: PreviewReading) => string {
  const message = useMessage();
  return (reading) => {
    const { level, computedLevel, status, figure } = reading;
    const said = [figure.value, figure.label, figure.context].map(message);
    return [level, computedLevel, status, scaleOf(reading), ...said].join('|');
  };
}

/** To one digit, as the rows tell it; zero while there is none. */
function scaleOf({ scale }: PreviewReading): number {
  return Math.round(10 * (scale ?? 0)) / 10;
}

function wordOf(level: PreviewReading['level']): string {
  return level === null ? 'none' : (levelWords[level] ?? 'none');
}
