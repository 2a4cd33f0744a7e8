import { useTranslations } from 'next-intl';
import { useMessage } from '#components/messages/use-message.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { type Level, levelWords } from '#domain/level.ts';
import type { Outlook } from '#domain/outlook.ts';
import type { Reading } from '#domain/reading.ts';

/** What would change the level: silence by itself, and signals that were tried out. */
export function OutlookList({
  outlook,
  reading,
  isPast,
}: {
  outlook: Outlook;
  reading: Reading;
  /** Whether the page looks back: what is tried out then is not tried out now. */
  isPast: boolean;
}) {
  const t = useTranslations('review.explain.change');
  const say = useMessage();
  const { quiet, staleAt, tried } = outlook;
  const past = isPast ? 'yes' : 'no';
  return (
    <div className="text-14">
      <h3 className="text-12 text-muted">{t('quiet', { past })}</h3>
      <ul>
        {quiet.map(({ fromAt, level }) => (
          <li key={fromAt} className="flex flex-wrap items-center gap-x-2 py-1">
            <InstantText at={fromAt} />
            <span aria-hidden="true">→</span>
            <LevelWord level={level} />
          </li>
        ))}
        <li className="py-1">
          {staleAt === null ? (
            t(reading.status === 'no-data' ? 'never' : 'staleNow')
          ) : (
            <>
              <InstantText at={staleAt} /> <span aria-hidden="true">→</span>{' '}
              {t(quiet.length === 0 ? 'staleUnchanged' : 'stale')}
            </>
          )}
        </li>
      </ul>
      {tried.length === 0 ? null : (
        <>
          <h3 className="mt-3 text-12 text-muted">{t('tried', { past })}</h3>
          <ul>
            {tried.map(({ message, count, level, moves }) => (
              <li
                key={`${message.key} ${JSON.stringify(message.values)}`}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-t py-1.5 first:border-t-0"
              >
                <span>{say({ ...message, values: { ...message.values, count } })}</span>
                <span className="inline-flex items-center gap-1 whitespace-nowrap">
                  {moves ? (
                    <LevelWord level={level} />
                  ) : (
                    <span className="text-muted">{t('no')}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-12 text-muted">{t('how')}</p>
        </>
      )}
    </div>
  );
}

function LevelWord({ level }: { level: Level | null }) {
  const t = useTranslations('levels');
  return (
    <span className="inline-flex items-center gap-1 font-medium">
      <LevelShape level={level} />
      {t('lower', { level: level === null ? 'none' : (levelWords[level] ?? 'none') })}
    </span>
  );
}
