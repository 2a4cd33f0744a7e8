'use client';

import { useTranslations } from 'next-intl';
import { fieldChanges, fieldKeys } from '#components/review/signals/field-changes.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { SignalVersionAnswer } from '#server/contract.ts';

/** What the log said, in order: who, when, why, and the old words beside the new. */
export function SignalHistory({ history }: { history: readonly SignalVersionAnswer[] }) {
  const t = useTranslations('signals.history');
  return (
    <ol className="text-14">
      {history.map((version, i) => (
        <li key={version.revision} className="border-line border-t py-2 first:border-t-0">
          <p>
            <span className="font-medium">{t(version.kind)}</span>{' '}
            <span className="text-muted">
              {t('by', { author: version.author })} ·{' '}
              <InstantText at={Date.parse(version.recordedAt)} /> ·{' '}
              {t('revision', { revision: version.revision })}
            </span>
          </p>
          {version.reason === null ? null : (
            <p className="mt-0.5">{t('reason', { reason: version.reason })}</p>
          )}
          <Differences before={history[i - 1]?.signal ?? null} after={version.signal} />
        </li>
      ))}
    </ol>
  );
}

function Differences({
  before,
  after,
}: {
  before: SignalVersionAnswer['signal'];
  after: SignalVersionAnswer['signal'];
}) {
  const t = useTranslations('signals.history');
  const label = useFieldLabel(after?.indicator);
  if (before === null || after === null) return null;
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return <p className="text-muted">{t('same')}</p>;
  return (
    <dl className="mt-1 grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1">
      {changes.map(({ path, before: old, after: next }) => (
        <div key={path} className="col-span-2 grid grid-cols-subgrid">
          <dt className="break-words text-muted">{label(path)}</dt>
          <dd className="min-w-0 break-words">
            <del className="text-muted">
              <span className="sr-only">{t('was')} </span>
              <Value text={old} />
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
            <ins className="no-underline">
              <span className="sr-only">{t('is')} </span>
              <Value text={next} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the form calls a field; of its parts the form has no words for, their path. */
function useFieldLabel(indicator: string | undefined): (path: string) => string {
  const fields = useTranslations('fields');
  return (path) => {
    for (const [key, rest] of fieldKeys(path, indicator ?? '')) {
      if (!fields.has(`${key}.label`)) continue;
      return [fields(`${key}.label`), ...rest].join(' · ');
    }
    return path;
  };
}

/** A time as all other times are written; whatever else as the log has it. */
function Value({ text }: { text: string | null }) {
  const t = useTranslations('signals.history');
  if (text === null) return t('unknown');
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? <InstantText at={Date.parse(text)} /> : text;
}
