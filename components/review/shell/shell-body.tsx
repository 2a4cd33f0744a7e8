'use client';

import '#components/review/shell/shell.css';
import type { ReactNode } from 'react';
import { useSender } from '#components/desk/use-sender.ts';
import { HeldLink, useHeldLinks } from '#components/review/shell/held-links.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { LinkBand } from '#components/wall/link-band.tsx';

/** The page under its bands: what it is not, across the whole width; greyed when not current. */
export function ShellBody({
  bands,
  replay,
  children,
}: {
  bands: ReactNode;
  replay: boolean;
  children: ReactNode;
}) {
  const { link, lastBeatAt } = useLive();
  const { held, onClickCapture } = useHeldLinks(link);
  useSender(link === 'live');
  return (
    <div
      className="watch-shell"
      data-link={replay ? undefined : link}
      onClickCapture={onClickCapture}
    >
      {bands}
      {!replay && (link === 'lost' || link === 'dark') ? (
        <LinkBand link={link} lastBeatAt={lastBeatAt} />
      ) : null}
      <HeldLink held={held} />
      {children}
    </div>
  );
}
