import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useMessage } from '#components/messages/use-message.ts';
import { useVerdictName } from '#components/messages/use-verdict-name.ts';
import { WatchTitle } from '#components/review/home/watch-title.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { axesParams, href, now, type TimeAxes } from '#components/review/time/axes.ts';
import { Age } from '#components/ui/age.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { levelWords } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';
import type { View } from '#domain/view.ts';

/** A watch on the home page: how it stands, or stood, and the doors into it. */
export function WatchCard({
  live,
  featured,
  seenAt,
  children,
}: {
  live: View;
  /** The watch at the moment that is worth a look, when now has nothing to show. */
  featured: View | null;
  /** The server's time. */
  seenAt: number;
  /** What an exercise adds: its state and a button to start it afresh. */
  children?: ReactNode;
}) {
  const t = useTranslations('home');
  const shown = featured ?? live;
  const axes: TimeAxes =
    featured === null ? now : { asOf: featured.asOf, knownAt: featured.knownAt };
  return (
    <article
      aria-labelledby={`${live.watch}-title`}
      className="grid gap-x-12 gap-y-6 border-line-strong border-t py-8 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="min-w-0">
        <WatchTitle id={`${live.watch}-title`} watch={live} />
        <Standing view={shown} past={featured !== null} />
        {featured === null ? null : (
          <p className="mt-4 text-14 text-muted">
            {t('today', { known: live.verdict.known })} <Newest view={live} seenAt={seenAt} />
          </p>
        )}
        {featured === null ? (
          <p className="mt-4 text-14 text-muted first-letter:uppercase">
            <Newest view={live} seenAt={seenAt} /> · {t('revision', { revision: live.revision })}
          </p>
        ) : null}
        {children}
      </div>
      <Doors view={live} axes={axes} />
    </article>
  );
}

function Standing({ view, past }: { view: View; past: boolean }) {
  const t = useTranslations('home');
  const say = useMessage();
  const name = useVerdictName();
  return (
    <>
      <p className="mt-4 text-12 text-muted">
        {past ? t('asItStood', { at: view.asOf, revision: view.revision }) : t('now')}
      </p>
      <p className="mt-1 text-20">
        <strong className="font-semibold">{name(view.verdict)}:</strong>{' '}
        <span className="text-muted">{say(view.verdict.sentence)}</span>
      </p>
      <ul className="mt-4 grid grid-cols-1 gap-x-6 gap-y-2 min-[26rem]:grid-cols-2 sm:grid-cols-3 xl:grid-cols-5">
        {view.readings.map((reading) => (
          <LevelOf key={reading.indicator} reading={reading} />
        ))}
      </ul>
    </>
  );
}

function LevelOf({ reading: { indicator, level, status } }: { reading: Reading }) {
  const t = useTranslations('common');
  const levels = useTranslations('levels');
  const grey = status !== 'live';
  return (
    <li className={`flex items-start gap-2 text-14 ${grey ? 'text-stale' : ''}`}>
      <LevelShape level={level} plain={grey} className="mt-0.5 size-4" />
      <span>
        <span className="block text-12 text-muted">{t(`indicator.${indicator}`)}</span>
        <span className="font-medium">
          {levels('lower', { level: level === null ? 'none' : (levelWords[level] ?? 'none') })}
          {level === null ? null : ` ${level}`}
          {status === 'stale' ? `, ${t('status.stale')}` : null}
        </span>
      </span>
    </li>
  );
}

function Newest({ view, seenAt }: { view: View; seenAt: number }) {
  const t = useTranslations('home');
  const newest = view.readings.flatMap(({ freshness: { newestAt } }) => newestAt ?? []);
  if (newest.length === 0) return <>{t('noEvidence')}</>;
  return (
    <>
      {t('newest')} <Age since={Math.max(...newest)} now={seenAt} />
    </>
  );
}

const doors = ['overview', 'signals', 'trends', 'log'] as const;

function Doors({ view, axes }: { view: View; axes: TimeAxes }) {
  const t = useTranslations('home');
  const nav = useTranslations('nav');
  const wall = pagePath(view.watch, 'wall');
  const past = axes.asOf !== null;
  return (
    <div className="flex flex-col items-start gap-3">
      <Link
        href={href(wall, axesParams(axes))}
        prefetch={false}
        className="flex min-h-12 w-full flex-col items-center justify-center rounded-sm bg-accent px-4 py-2 text-center font-semibold text-16 text-accent-ink leading-tight hover:underline"
      >
        {t(past ? 'openWallAsItStood' : 'openWall')}
        {axes.asOf === null ? null : <InstantText at={axes.asOf} className="font-normal text-14" />}
      </Link>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-14">
        {past ? (
          <Door href={wall} title={view.title}>
            {t('liveWall')}
          </Door>
        ) : null}
        {doors.map((page) => (
          <Door
            key={page}
            title={view.title}
            href={href(pagePath(view.watch, page), axesParams(page === 'log' ? now : axes))}
          >
            {nav(page)}
          </Door>
        ))}
      </ul>
    </div>
  );
}

function Door({ href: to, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li>
      <Link
        href={to}
        prefetch={false}
        className="inline-flex min-h-8 items-center text-accent underline underline-offset-2"
      >
        {children}
        <span className="sr-only"> · {title}</span>
      </Link>
    </li>
  );
}
