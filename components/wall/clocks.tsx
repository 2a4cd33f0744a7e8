'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { useTicking } from '#components/live/clock-context.tsx';
import { clockText, durationOf } from '#components/ui/duration.ts';
import { clockGroups, LINES } from '#components/wall/clock-groups.ts';
import { barOf, type ClockLine, exactnessOf, lineOf } from '#components/wall/clock-line.ts';
import type { SignalLinks } from '#components/wall/signal-links.ts';
import type { ClockView, TripwireView } from '#domain/view.ts';

/** Characters of a clock's name, and of the rest, that fit one line. */
const NAME_LINE = 28;
const REST_LINE = 44;

/** The running clocks under their incidents; each with its window, or with what is not known. */
export const Clocks = memo(function Clocks({
  clocks,
  tripwires,
  at,
  signals,
  past,
}: SignalLinks & {
  clocks: readonly ClockView[];
  tripwires: readonly TripwireView[];
  at: number | null;
}) {
  const t = useTranslations('wall.clocks');
  const restOf = useRest(tripwires);
  const nameOf = useClockName();
  const groupsOn = (lines: number) =>
    clockGroups(clocks, lines, (clock) => (nameOf(clock).length > NAME_LINE ? 2 : 1));
  const most = groupsOn(LINES);
  // A long rest takes the line of a clock.
  const { groups, more, full } = restOf(most.more).length > REST_LINE ? groupsOn(LINES - 1) : most;
  const rest = restOf(more);
  return (
    <section className="panel clocks" data-full={full ? '' : undefined}>
      <h2>
        {t('title')}
        {groups[0] === undefined ? null : <span> · {groups[0].title}</span>}
      </h2>
      {groups.length === 0 ? <p className="nothing">{t('none')}</p> : null}
      {groups.map(({ incident, title, shown }, index) => (
        <div key={incident}>
          {index === 0 ? null : <h3 className="incident">{title}</h3>}
          <ul>
            {shown.map((clock) => (
              <ClockRow
                key={`${clock.kind} ${clock.name ?? ''}`}
                clock={clock}
                at={at}
                href={`${signals}?incident=${incident}${past}`}
              />
            ))}
          </ul>
        </div>
      ))}
      {rest === '' ? null : <p className="rest">{rest}</p>}
    </section>
  );
});

function useClockName(): (clock: ClockView) => string {
  const t = useTranslations('common.clock');
  return ({ kind, name }) => t(kind, { name: name ?? '' });
}

function ClockRow({ clock, at, href }: { clock: ClockView; at: number | null; href: string }) {
  const t = useTranslations('wall.clocks');
  const common = useTranslations('common');
  const nameOf = useClockName();
  const day = t('day');
  const { startAt, state } = clock;
  const exactness = exactnessOf(clock);
  const elapsed = useTicking((now) => {
    if (startAt === null || state !== 'open') return '';
    // Of a start that is vague, how late it is says as much, and leaves its name the room.
    if (exactness !== 'exact' && lineOf(clock, at ?? now).state === 'overdue') return '';
    const length = (at ?? now) - startAt;
    if (exactness === 'exact') return clockText(length, day);
    return t(exactness, { length: common('duration', durationOf(length)) });
  });
  const words = useClockWords();
  const word = useTicking((now) => words(lineOf(clock, at ?? now)));
  const standing = useTicking((now) => lineOf(clock, at ?? now).state);
  return (
    <li className="clock" data-state={state} data-standing={standing}>
      <a className="clock-name" href={href}>
        {nameOf(clock)}
      </a>
      <span className="standing">
        <span className="elapsed">{elapsed}</span> <span className="due">{word}</span>
      </span>
      <Bar clock={clock} at={at} />
    </li>
  );
}

function useClockWords(): (line: ClockLine) => string {
  const t = useTranslations('wall.clocks');
  const common = useTranslations('common');
  return ({ state, length }) =>
    t(state, { length: length === null ? '' : common('duration', durationOf(length)) });
}

/** How far the clock has run, and the marked window in which it is due; moves by quarters of a percent. */
function Bar({ clock, at }: { clock: ClockView; at: number | null }) {
  const drawn = useTicking((now) => {
    const bar = barOf(clock, at ?? now);
    return bar === null ? '' : [bar.run, bar.due.from, bar.due.to].map(percent).join();
  });
  const [run, from, to] = drawn.split(',');
  return (
    <i className="bar">
      {drawn === '' ? null : (
        <>
          <b className="window" style={{ left: from, right: `calc(100% - ${to})` }} />
          <b className="run" style={{ width: run }} />
        </>
      )}
    </i>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 400) / 4}%`;
}

/** How many clocks have no room, and how the tripwires stand; empty when there is neither. */
function useRest(tripwires: readonly TripwireView[]): (more: number) => string {
  const t = useTranslations('wall.clocks');
  const count = (state: TripwireView['state']) =>
    tripwires.filter((tripwire) => tripwire.state === state).length;
  const wires =
    tripwires.length === 0
      ? ''
      : t('tripwires', {
          open: count('open'),
          dueSoon: count('due-soon'),
          overdue: count('overdue'),
          fired: count('fired'),
        });
  return (more) => (more > 0 ? `${t('more', { n: more })}. ${wires}` : wires);
}
