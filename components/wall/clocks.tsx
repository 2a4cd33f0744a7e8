'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { useTicking } from '#components/live/clock-context.tsx';
import { clockText, durationOf } from '#components/ui/duration.ts';
import styles from '#components/wall/below.module.css';
import { clockGroups } from '#components/wall/clock-groups.ts';
import { barOf, type ClockLine, lineOf } from '#components/wall/clock-line.ts';
import type { ClockView, TripwireView } from '#domain/view.ts';

/** The running clocks under their incidents; each with its window, or with what is not known. */
export const Clocks = memo(function Clocks({
  clocks,
  tripwires,
  at,
}: {
  clocks: readonly ClockView[];
  tripwires: readonly TripwireView[];
  at: number | null;
}) {
  const t = useTranslations('wall.clocks');
  const { groups, more } = clockGroups(clocks);
  return (
    <section className={`${styles.panel} ${styles.clocks}`}>
      <h2>
        {t('title')}
        {groups[0] === undefined ? null : <span> · {groups[0].title}</span>}
      </h2>
      {groups.length === 0 ? <p className={styles.nothing}>{t('none')}</p> : null}
      {groups.map(({ incident, title, shown }, index) => (
        <div key={incident}>
          {index === 0 ? null : <h3 className={styles.incident}>{title}</h3>}
          <ul>
            {shown.map((clock) => (
              <ClockRow key={`${clock.kind} ${clock.name ?? ''}`} clock={clock} at={at} />
            ))}
          </ul>
        </div>
      ))}
      <Rest more={more} tripwires={tripwires} />
    </section>
  );
});

function ClockRow({ clock, at }: { clock: ClockView; at: number | null }) {
  const t = useTranslations('wall.clocks');
  const common = useTranslations('common');
  const day = t('day');
  const { startAt, state } = clock;
  const elapsed = useTicking((now) =>
    startAt === null || state !== 'open' ? '' : clockText((at ?? now) - startAt, day),
  );
  const words = useClockWords();
  const word = useTicking((now) => words(lineOf(clock, at ?? now)));
  const standing = useTicking((now) => lineOf(clock, at ?? now).state);
  return (
    <li className={styles.clock} data-state={state} data-standing={standing}>
      <span className={styles.clockName}>
        {common(`clock.${clock.kind}`, { name: clock.name ?? '' })}
      </span>
      <span className={styles.elapsed}>{elapsed}</span>
      <span className={styles.due}>{word}</span>
      <Bar clock={clock} at={at} />
    </li>
  );
}

function useClockWords(): (line: ClockLine) => string {
  const t = useTranslations('wall.clocks');
  const common = useTranslations('common');
  const length = (milliseconds: number) => common('duration', durationOf(milliseconds));
  return (line) => {
    switch (line.state) {
      case 'unknown-start':
        return t('startUnknown');
      case 'closed-in':
        return t('closedIn', { length: length(line.length) });
      case 'opens-in':
        return t('opensIn', { length: length(line.length) });
      case 'left-of':
        return t('leftOf', { length: length(line.length) });
      case 'overdue':
        return t('overdue', { length: length(line.length) });
      default:
        return t(line.state);
    }
  };
}

/** How far the clock has run, to the hundredth, and the marked window in which it is due. */
function Bar({ clock, at }: { clock: ClockView; at: number | null }) {
  const run = useTicking((now) => Math.round((barOf(clock, at ?? now)?.run ?? 0) * 400) / 4);
  const from = useTicking((now) => Math.round((barOf(clock, at ?? now)?.due.from ?? 0) * 400) / 4);
  const to = useTicking((now) => Math.round((barOf(clock, at ?? now)?.due.to ?? 0) * 400) / 4);
  if (clock.due === null || clock.startAt === null) return <i className={styles.bar} />;
  return (
    <i className={styles.bar}>
      <b className={styles.window} style={{ left: `${from}%`, width: `${to - from}%` }} />
      <b className={styles.run} style={{ width: `${run}%` }} />
    </i>
  );
}

function Rest({ more, tripwires }: { more: number; tripwires: readonly TripwireView[] }) {
  const t = useTranslations('wall.clocks');
  const count = (state: TripwireView['state']) =>
    tripwires.filter((tripwire) => tripwire.state === state).length;
  if (more <= 0 && tripwires.length === 0) return null;
  return (
    <p className={styles.rest}>
      {more > 0 ? `${t('more', { n: more })}. ` : null}
      {tripwires.length === 0
        ? null
        : t('tripwires', {
            open: count('open'),
            dueSoon: count('due-soon'),
            overdue: count('overdue'),
            fired: count('fired'),
          })}
    </p>
  );
}
