import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LevelAnnouncer } from '#components/review/shell/level-announcer.tsx';
import { LiveProvider } from '#components/review/shell/live-context.tsx';
import { NavLinks } from '#components/review/shell/nav-links.tsx';
import { type PageName, pagePath } from '#components/review/shell/page-path.ts';
import { ShellBody } from '#components/review/shell/shell-body.tsx';
import { StatusStrip } from '#components/review/shell/status-strip.tsx';
import { isReplay, now, type TimeAxes } from '#components/review/time/axes.ts';
import type { FirstView } from '#components/use-watch.ts';
import { ExerciseBand, ReplayBand } from '#components/wall/bands.tsx';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';

/**
 * The frame of every page of a watch but the wall: where one is, where one can go, what the
 * watch says, whether the page is live. `bar` stands between the frame and the page.
 */
export function WatchShell({
  start,
  page,
  axes = now,
  bar,
  children,
}: {
  start: FirstView;
  page: PageName;
  axes?: TimeAxes;
  bar?: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations('nav');
  const { watch, title, simulated, asOf, knownAt, timeZone } = fromWire<View>(start.view);
  const replay = isReplay(axes);
  return (
    <LiveProvider start={start}>
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:top-0 focus:left-0 focus:z-20 focus:bg-ink focus:px-4 focus:py-2 focus:text-surface"
      >
        {t('skip')}
      </a>
      <ShellBody
        replay={replay}
        bands={
          <>
            {simulated ? <ExerciseBand /> : null}
            {replay ? (
              <ReplayBand
                asOf={asOf}
                knownAt={knownAt}
                timeZone={timeZone}
                now={Date.parse(start.now)}
                live={pagePath(watch, page)}
              />
            ) : null}
          </>
        }
      >
        <header className="border-line border-b bg-surface px-4 md:px-6">
          <div className="flex flex-wrap items-center justify-between gap-x-8 md:flex-nowrap">
            <div className="flex min-w-0 items-center gap-6">
              <p className="flex min-w-0 items-center gap-2 text-14">
                <Link href="/" className="flex min-h-11 items-center text-muted hover:text-ink">
                  {t('watches')}
                </Link>
                <span aria-hidden="true" className="text-line-strong">
                  /
                </span>
                <Link href={pagePath(watch, 'overview')} className="truncate py-3 font-semibold">
                  {title}
                </Link>
              </p>
              <div className="hidden lg:block">
                <NavLinks watch={watch} page={page} axes={axes} />
              </div>
            </div>
            <StatusStrip replay={replay} />
          </div>
          <div className="lg:hidden">
            <NavLinks watch={watch} page={page} axes={axes} />
          </div>
        </header>
        {bar}
        <main id="page" tabIndex={-1} className="outline-none">
          {children}
        </main>
        <LevelAnnouncer />
      </ShellBody>
    </LiveProvider>
  );
}
