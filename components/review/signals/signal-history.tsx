'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { createElement, type ReactNode } from 'react';
import {
  type FieldChange,
  type FieldRow,
  fieldChanges,
} from '#components/review/signals/field-changes.ts';
import { FieldValue, type SignalNames } from '#components/review/signals/field-value.tsx';
import { type TextPart, textChange } from '#components/review/signals/text-change.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import { minuteOf } from '#domain/instant.ts';
import type { SignalVersionAnswer } from '#server/contract.ts';

interface HistoryProps {
  history: readonly SignalVersionAnswer[];
  names: SignalNames;
}

/** What the log said, in order: who, when, why, and the old words beside the new. */
export function SignalHistory({ history, names }: HistoryProps) {
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
            <p className="wrap-anywhere mt-0.5">{t('reason', { reason: version.reason })}</p>
          )}
          <Differences
            before={history[i - 1]?.signal ?? null}
            after={version.signal}
            names={names}
          />
        </li>
      ))}
    </ol>
  );
}

function Differences({
  before,
  after,
  names,
}: {
  before: SignalVersionAnswer['signal'];
  after: SignalVersionAnswer['signal'];
  names: SignalNames;
}) {
  const t = useTranslations('signals.history');
  const fields = useTranslations('fields');
  if (before === null || after === null) return null;
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return <p className="text-muted">{t('same')}</p>;
  return (
    <dl className="mt-1 grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 max-sm:grid-cols-1">
      {changes.map((change) => (
        <div key={change.words} className="contents">
          <dt className="break-words text-muted">{fields(`${change.words}.label`)}</dt>
          <dd className="wrap-anywhere min-w-0">
            <Change change={change} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Texts longer than this are shown once, with the words that changed marked in them. */
const LONG = 60;

function Change({ change, names }: { change: FieldChange; names: SignalNames }) {
  const { before, after, words } = change;
  if (before?.says === 'text' && after?.says === 'text') {
    const isLong = Math.max(before.text.length, after.text.length) > LONG;
    if (isLong) return <LongChange before={before.text} after={after.text} />;
  }
  const side = (row: FieldRow | null, other: FieldRow | null) => (
    <Side row={row} other={other} words={words} names={names} />
  );
  const isList = [before, after].every((row) => row !== null && lists.includes(row.says));
  return (
    <>
      {before === null ? (
        <span className="text-muted">{side(before, after)}</span>
      ) : (
        <Old block={isList}>{side(before, after)}</Old>
      )}{' '}
      {isList ? null : <span aria-hidden="true">→ </span>}
      <New block={isList}>{side(after, before)}</New>
    </>
  );
}

const lists: readonly FieldRow['says'][] = ['tolls', 'claims', 'contradicts'];

function Side({
  row,
  other,
  words,
  names,
}: {
  row: FieldRow | null;
  other: FieldRow | null;
  words: string;
  names: SignalNames;
}) {
  const t = useTranslations('signals.history');
  if (row === null || isEmptyList(row)) return t('unknown');
  return (
    <>
      <FieldValue row={row} words={words} names={names} />
      <Seconds row={row} other={other} />
    </>
  );
}

function isEmptyList(row: FieldRow): boolean {
  if (row.says === 'tolls') return row.tolls.length === 0;
  return (row.says === 'claims' || row.says === 'contradicts') && row.claims.length === 0;
}

/** Two times of the same minute are told apart by their seconds. */
function Seconds({ row, other }: { row: FieldRow; other: FieldRow | null }) {
  const t = useTranslations('signals.history');
  const format = useFormatter();
  if (row.says !== 'time' || other?.says !== 'time' || row.precision !== other.precision)
    return null;
  if (row.at === null || other.at === null) return null;
  const [at, minute] = [Date.parse(row.at), minuteOf(Date.parse(row.at))];
  if (minute !== minuteOf(Date.parse(other.at))) return null;
  return t('seconds', { seconds: format.number((at - minute) / 1_000) });
}

/** Pieces of two fixed texts need no keys: they never change places. */
function LongChange({ before, after }: { before: string; after: string }) {
  const pieces = textChange(before, after).map(drawnPiece);
  return createElement('p', { className: 'max-w-[42rem] whitespace-pre-line' }, ...pieces);
}

function drawnPiece({ of, text }: TextPart): ReactNode {
  if (of === 'old') return <Old>{text}</Old>;
  return of === 'new' ? <New marked>{text}</New> : text;
}

interface PartProps {
  children: ReactNode;
  block?: boolean;
}

function Old({ children, block = false }: PartProps) {
  const t = useTranslations('signals.history');
  return (
    <del className={`text-muted ${block ? 'block' : ''}`}>
      <span className="sr-only">{t('was')} </span>
      {children}
    </del>
  );
}

function New({ children, block = false, marked = false }: PartProps & { marked?: boolean }) {
  const t = useTranslations('signals.history');
  const look = marked ? 'decoration-1 underline-offset-4' : 'no-underline';
  return (
    <ins className={`font-medium ${look} ${block ? 'block' : ''}`}>
      <span className="sr-only">{t('is')} </span>
      {children}
    </ins>
  );
}
