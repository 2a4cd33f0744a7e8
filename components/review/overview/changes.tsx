import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { levelWords } from '#domain/level.ts';
import type { View } from '#domain/view.ts';

/** What the last 24 hours changed: levels that moved, and what was written into the log. */
export function Changes({
  view,
  readingHref,
  signalsHref,
}: {
  view: View;
  readingHref: (indicator: string) => string;
  signalsHref: (kind: 'recorded' | 'corrected' | 'retracted') => string;
}) {
  const t = useTranslations('review.changes');
  const common = useTranslations('common.indicator');
  const moved = view.readings.filter(({ level, levelDayAgo }) => level !== levelDayAgo);
  return (
    <>
      {moved.length === 0 ? (
        <p className="text-14">{t('noMove')}</p>
      ) : (
        <ul className="text-14">
          {moved.map(({ indicator, level, levelDayAgo }) => (
            <li
              key={indicator}
              className="flex flex-wrap items-center gap-x-2 border-line border-t py-2 first:border-t-0"
            >
              <Link
                href={readingHref(indicator)}
                prefetch={false}
                className="py-0.5 font-medium underline decoration-line-strong underline-offset-2"
              >
                {common(indicator)}
              </Link>
              <LevelWord level={levelDayAgo} />
              <span aria-hidden="true">→</span>
              <span className="sr-only">{t('became')}</span>
              <LevelWord level={level} />
            </li>
          ))}
        </ul>
      )}
      <dl className="mt-3 grid grid-cols-4 gap-x-4 text-14">
        {(['recorded', 'corrected', 'retracted'] as const).map((kind) => (
          <div key={kind} className="flex flex-col-reverse justify-end">
            <dt className="text-12 text-muted">{t(kind)}</dt>
            <dd className="font-semibold text-20">
              {view.lastDay[kind] === 0 ? (
                0
              ) : (
                <Link
                  href={signalsHref(kind)}
                  prefetch={false}
                  className="inline-block min-w-6 underline decoration-line-strong underline-offset-2"
                >
                  {view.lastDay[kind]}
                </Link>
              )}
            </dd>
          </div>
        ))}
        <div className="flex flex-col-reverse justify-end">
          <dt className="text-12 text-muted">{t('heartbeats')}</dt>
          <dd className="font-semibold text-20">{view.lastDay.heartbeats}</dd>
        </div>
      </dl>
    </>
  );
}

function LevelWord({ level }: { level: View['readings'][number]['level'] }) {
  const t = useTranslations('levels');
  return (
    <span className="inline-flex items-center gap-1">
      <LevelShape level={level} />
      {t('lower', { level: level === null ? 'none' : (levelWords[level] ?? 'none') })}
    </span>
  );
}
