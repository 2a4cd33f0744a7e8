'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { openCorrection } from '#components/desk/correction.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import { heartbeatForm } from '#components/desk/entry-forms.ts';
import { EntryMenu } from '#components/desk/entry-menu.tsx';
import { IndicatorTabs } from '#components/desk/indicator-tabs.tsx';
import { JustLogged } from '#components/desk/just-logged.tsx';
import { LineBanner } from '#components/desk/line-banner.tsx';
import { openAgain } from '#components/desk/open-again.ts';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { RunNotice } from '#components/desk/run-notice.tsx';
import { SetAside } from '#components/desk/set-aside.tsx';
import { SignalForm } from '#components/desk/signal-form.tsx';
import { SmallFormDialog } from '#components/desk/small-forms.tsx';
import { draftNameOf, useDeskPlace } from '#components/desk/use-desk-place.ts';
import { useDeskKeys } from '#components/desk/use-keys.ts';
import { useLooked } from '#components/desk/use-looked.ts';
import { useReopenRefused } from '#components/desk/use-reopen-refused.ts';
import { type AskedEntry, useSmallForms } from '#components/desk/use-small-forms.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';

interface DeskRoomProps {
  others: ReadonlySet<string>;
  correct: string | null;
  /** A small form to open, from the address. */
  asked: AskedEntry | null;
}

/** The forms with their keys, and everything around them. */
export function DeskRoom({ others, correct, asked }: DeskRoomProps) {
  const t = useTranslations('desk');
  const { watch, author, drafts, outbox, readContext } = useDesk();
  const { place, choose, correct: openCorrected, editAgain, resume } = useDeskPlace();
  const { looked, undo } = useLooked();
  const small = useSmallForms(asked);
  const [failure, setFailure] = useState<'unknown' | 'no-line' | null>(null);
  const [opening, setOpening] = useState(false);
  const [, redraw] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const { indicator, correction, turn } = place;
  const draftName = draftNameOf(place);
  const mine = useReopenRefused(draftName, editAgain);

  const startCorrection = useCallback(
    async (id: string) => {
      setFailure(null);
      setOpening(true);
      const opened = await openCorrection(watch, id, readContext());
      setOpening(false);
      if (typeof opened === 'string') setFailure(opened);
      else openCorrected(opened);
    },
    [watch, readContext, openCorrected],
  );
  useEffect(() => {
    if (correct !== null) void startCorrection(correct);
  }, [correct, startCorrection]);

  const look = () => {
    if (author === '') form.current?.querySelector<HTMLElement>('[name=author]')?.focus();
    else looked(indicator);
  };
  const openLooked = () => small.open(heartbeatForm, { indicator });
  const retract = (item: OutboxItem) => {
    if (item.path === 'heartbeats') undo(item);
    else small.retract({ id: item.id, headline: item.headline });
  };
  const again = (item: OutboxItem) => {
    const opened = openAgain(item, drafts, readContext());
    if (opened === null) return editAgain(item);
    outbox.dismiss(item.id);
    small.openEntry(opened);
  };
  const onSent = (id: string) => {
    mine.add(id);
    if (correction === null) return;
    // The address no longer asks for a correction that is on its way.
    window.history.replaceState(null, '', window.location.pathname);
    choose(indicator);
  };
  useDeskKeys({
    onForm: (index) => {
      const next = indicatorIds[index];
      if (next !== undefined) choose(next);
    },
    onNew: () => form.current?.querySelector<HTMLElement>('[name=headline]')?.focus(),
    onLooked: look,
    onLookedDialog: openLooked,
  });

  return (
    <>
      <LineBanner />
      <RunNotice />
      <IndicatorTabs
        current={indicator}
        onChoose={choose}
        onLooked={look}
        onLookedDialog={openLooked}
      />
      <div className="px-4 py-5 md:px-6">
        <h1 className="sr-only">{t('title')}</h1>
        <p role="status" className={opening ? 'mb-4 text-14 text-muted' : 'sr-only'}>
          {opening ? t('openingSignal') : null}
        </p>
        {failure === null ? null : <Failure>{t(`correctionFailed.${failure}`)}</Failure>}
        {asked?.type === 'retract' && asked.target === null ? (
          <Failure>{t('correctionFailed.unknown')}</Failure>
        ) : null}
        {small.failure === null ? null : <Failure>{t(`incidentFailed.${small.failure}`)}</Failure>}
        {correction === null ? null : (
          <p className="mb-4 flex flex-wrap items-baseline gap-x-3 border-line-strong border-l-4 py-1 pl-3 text-14">
            <span className="wrap-anywhere">
              {t('correcting', { headline: correction.headline })}
            </span>
            <button
              type="button"
              className="min-h-6 underline underline-offset-2"
              onClick={() => choose(indicator)}
            >
              {t('backToNew')}
            </button>
          </p>
        )}
        <SignalForm
          key={`${draftName} ${turn}`}
          {...place}
          draftName={draftName}
          others={others}
          covered={asked !== null && turn === 0}
          onSent={onSent}
          formRef={form}
        >
          <JustLogged
            onEditAgain={again}
            onCorrect={({ id, path }) =>
              void (path === 'incidents' ? small.correctIncident(id) : startCorrection(id))
            }
            onRetract={retract}
          />
          <SetAside
            strays={drafts.strays(others).filter(({ form: name }) => !name.startsWith('entry-'))}
            onResume={resume}
            onForget={(stray) => {
              drafts.forget(stray);
              redraw((n) => n + 1);
            }}
          />
          <EntryMenu onOpen={(opened) => small.open(opened)} />
        </SignalForm>
      </div>
      <SmallFormDialog forms={small} others={others} />
    </>
  );
}

function Failure({ children }: { children: string }) {
  return (
    <p role="alert" className="mb-4 border-danger border-l-4 py-1 pl-3 text-14">
      {children}
    </p>
  );
}
