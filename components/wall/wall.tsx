'use client';

import type { ReactNode } from 'react';
import { Announcer } from '#components/live/announcer.tsx';
import { ClockProvider } from '#components/live/clock-context.tsx';
import { type FirstView, useWatch } from '#components/use-watch.ts';
import { Clocks } from '#components/wall/clocks.tsx';
import { DeskLink } from '#components/wall/desk-link.tsx';
import { Heading } from '#components/wall/heading.tsx';
import { LinkBand } from '#components/wall/link-band.tsx';
import { Newest } from '#components/wall/newest.tsx';
import { Part } from '#components/wall/part.tsx';
import { Regions } from '#components/wall/regions.tsx';
import { Screen } from '#components/wall/screen.tsx';
import { Tile } from '#components/wall/tile.tsx';
import { minuteOf } from '#domain/instant.ts';
import '#components/wall/wall.css';
import '#components/wall/bands.css';
import '#components/wall/heading.css';
import '#components/wall/tile.css';
import '#components/wall/tile-account.css';
import '#components/wall/tile-portrait.css';
import '#components/wall/tile-narrow.css';
import '#components/wall/below.css';
import '#components/wall/clocks.css';
import '#components/wall/regions.css';
import '#components/wall/newest.css';

/** Where the tiles lead. */
export interface WallLinks {
  review: string;
  /** Query of the past it shows, to be kept by its links; empty on a live wall. */
  past: string;
}

/** Everything on one screen, read from across the room, for weeks on end. */
export function Wall({
  start,
  bands,
  links,
  theme,
  dim,
}: {
  start: FirstView;
  /** What the screen must not be mistaken for; made with the page, it never changes. */
  bands: ReactNode;
  links: WallLinks;
  theme: 'dark' | 'light';
  /** Brightness at night, percent. */
  dim: number;
}) {
  const { view, link, lastBeatAt, changes, clock } = useWatch(start);
  const replay = !start.follow;
  const opens = { signals: `${links.review}/signals`, past: links.past };
  // What they show is dated by the minute or the day: within a minute there is nothing to redraw.
  const minute = minuteOf(view.asOf);
  return (
    <ClockProvider clock={clock}>
      <div
        className="wall"
        data-theme={theme}
        data-screen={theme}
        data-link={link}
        style={dim < 100 ? { filter: `brightness(${dim}%)` } : undefined}
      >
        <DeskLink href={`${links.review}/log`} link={link} />
        <aside className="bands">
          {bands}
          {link === 'lost' || link === 'dark' ? (
            <LinkBand link={link} lastBeatAt={lastBeatAt} />
          ) : null}
        </aside>
        <Screen>
          <Part kind="heading">
            <Heading view={view} link={link} replay={replay} review={links.review} />
          </Part>
          <div className="tiles">
            {view.readings.map((reading) => (
              <Part key={reading.indicator} kind="tile" indicator={reading.indicator}>
                <Tile
                  reading={reading}
                  href={`${links.review}/${reading.indicator}${links.past.replace('&', '?')}`}
                  change={changes.find(({ indicator }) => indicator === reading.indicator) ?? null}
                  at={replay ? view.asOf : null}
                />
              </Part>
            ))}
          </div>
          <div className="below">
            <Part kind="panel">
              <Clocks
                clocks={view.clocks}
                tripwires={view.tripwires}
                at={replay ? view.asOf : null}
                {...opens}
              />
            </Part>
            <Part kind="panel">
              <Regions
                regions={view.regions}
                unplaced={view.unplacedAttacks}
                asOf={minute}
                {...opens}
              />
            </Part>
            <Part kind="panel">
              <Newest lines={view.newest} asOf={minute} {...opens} />
            </Part>
          </div>
        </Screen>
        <Announcer changes={changes} link={link} />
      </div>
    </ClockProvider>
  );
}
