'use client';

import type { ReactNode } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import styles from '#components/review/shell/shell.module.css';
import { ExerciseBand, LinkBand, ReplayBand } from '#components/wall/bands.tsx';

/** What this is not, across the whole width, and the page under it, greyed when it is not current. */
export function ShellBody({
  liveHref,
  replay,
  children,
}: {
  /** The same page, now. */
  liveHref: string;
  replay: boolean;
  children: ReactNode;
}) {
  const { view, link, lastBeatAt } = useLive();
  return (
    <div className={styles.page} data-link={replay ? undefined : link}>
      <div className={styles.bands}>
        {view.simulated ? <ExerciseBand /> : null}
        {replay ? <ReplayBand view={view} live={liveHref} /> : null}
        {!replay && (link === 'lost' || link === 'dark') ? (
          <LinkBand link={link} lastBeatAt={lastBeatAt} />
        ) : null}
      </div>
      {children}
    </div>
  );
}
