'use client';

import { useTranslations } from 'next-intl';
import type { IncidentVersionLine } from '#components/desk/incident-correction.ts';
import { BaselineAccount, type BaselineUse } from '#components/review/reading/baseline-account.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { IncidentContent } from '#domain/entry.ts';

/** What stands now, to be seen before it is changed. */
export type About =
  /** Null when there is no line to ask by. */
  | { type: 'baseline'; use: BaselineUse | null }
  /** Oldest first; the last of them says what stands. */
  | { type: 'incident'; history: readonly IncidentVersionLine[]; stands: IncidentContent };

export function EntryAbout({ about }: { about: About }) {
  return (
    <div className="mt-3 border-line-strong border-l-4 py-0.5 pl-3 text-14">
      {about.type === 'baseline' ? (
        <BaselineNow use={about.use} />
      ) : (
        <IncidentHistory history={about.history} />
      )}
    </div>
  );
}

function BaselineNow({ use }: { use: BaselineUse | null }) {
  const t = useTranslations('desk.baseline');
  const account = useTranslations('baseline');
  if (use === null) return <p>{t('noLine')}</p>;
  return (
    <>
      <p className="font-medium">{account('title')}</p>
      <BaselineAccount use={use} />
    </>
  );
}

/** Who said what about the incident so far. */
function IncidentHistory({ history }: { history: readonly IncidentVersionLine[] }) {
  const t = useTranslations('desk.incidentHistory');
  return (
    <ol>
      {history.map(({ revision, recordedAt, author, reason }) => (
        <li key={revision}>
          {reason === null ? t('opened', { author }) : t('corrected', { author, reason })}{' '}
          <span className="text-muted">
            <InstantText at={recordedAt} /> · r{revision}
          </span>
        </li>
      ))}
    </ol>
  );
}
