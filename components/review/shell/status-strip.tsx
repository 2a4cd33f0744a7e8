'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Ticking } from '#components/live/clock-context.tsx';
import { useLive } from '#components/review/shell/live-context.tsx';
import { VerdictName } from '#components/review/shell/verdict-name.tsx';

/** What the watch says, what time it is there, and whether the page can be trusted. */
export function StatusStrip({ replay }: { replay: boolean }) {
  const { view } = useLive();
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-6 gap-y-1 text-14">
      <VerdictName verdict={view.verdict} />
      <span className="hidden font-mono sm:inline print:hidden">
        <Clock replay={replay} />
      </span>
      <Printed />
      <LinkWord replay={replay} />
    </div>
  );
}

/** On paper a page is of one moment, and says which. */
function Printed() {
  const t = useTranslations('nav');
  return (
    <span className="hidden print:inline">
      <Ticking textAt={(at) => t('printed', { at })} />
    </span>
  );
}

/** A page of the past has no running clock: its time is in the band above. */
function Clock({ replay }: { replay: boolean }) {
  const format = useFormatter();
  if (replay) return null;
  return (
    <Ticking
      textAt={(now) =>
        `${format.dateTime(now, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })} UTC`
      }
    />
  );
}

function LinkWord({ replay }: { replay: boolean }) {
  const t = useTranslations('nav');
  const { view, link, lastBeatAt } = useLive();
  const revision = { revision: view.revision };
  if (replay) return <span className="font-medium">{t('replay', revision)}</span>;
  if (link === 'lost' || link === 'dark') {
    return (
      <span role="alert" className="font-semibold text-link-lost">
        {t('lost', { at: lastBeatAt })}
      </span>
    );
  }
  return (
    <span className="whitespace-nowrap text-muted">
      <span aria-hidden="true">{link === 'live' ? '● ' : '○ '}</span>
      {t(link, revision)}
    </span>
  );
}
