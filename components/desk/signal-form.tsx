'use client';

import { useTranslations } from 'next-intl';
import {
  type KeyboardEvent as ReactKeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { FormProvider } from 'react-hook-form';
import { AuthorLine } from '#components/desk/author-line.tsx';
import { type Correction, correctionBody, readCorrection } from '#components/desk/correction.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import { SignalEffect } from '#components/desk/effect-panel.tsx';
import { field, signalFields } from '#components/desk/field-model.ts';
import { FormBody, FormError } from '#components/desk/form-body.tsx';
import { type FormText, formTextSchema, textAt } from '#components/desk/form-text.ts';
import { rememberSource } from '#components/desk/known-sources.ts';
import type { Problem } from '#components/desk/problem.ts';
import { freshText, readToLog } from '#components/desk/read-form.ts';
import { useEntryForm } from '#components/desk/use-entry-form.ts';
import { useKeeping } from '#components/desk/use-keeping.ts';
import { useStanding } from '#components/desk/use-standing.ts';
import { Button } from '#components/ui/button.tsx';
import { Keys } from '#components/ui/kbd.tsx';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';

/** A text that was refused, to go on with, and what the server said about it. */
export interface Resumed {
  text: FormText;
  problems: readonly Problem[];
}

interface SignalFormProps {
  indicator: IndicatorId;
  draftName: string;
  /** The signal that is corrected; null for a new one. */
  correction: Correction | null;
  resumed: Resumed | null;
  /** Tabs whose drafts are theirs. */
  others: ReadonlySet<string>;
  /** Another form opens over this one at once: the cursor is for that one. */
  covered: boolean;
  onSent: (id: string) => void;
  formRef: Ref<HTMLFormElement>;
  children: React.ReactNode;
}

const correctionReason = field('entry', 'reason', 'text', { required: true });

/** The form of one indicator, with what it would change beside it. */
export function SignalForm(props: SignalFormProps) {
  const { indicator, draftName, correction, resumed, others, covered, onSent, formRef, children } =
    props;
  const t = useTranslations('desk');
  const desk = useDesk();
  const { watch, author, log: logEntry, kept, drafts, readContext } = desk;
  const keeping = useKeeping();
  const [asksAuthor, setAsksAuthor] = useState(false);
  const fields = useMemo(
    () => (correction ? [correctionReason, ...signalFields(indicator)] : signalFields(indicator)),
    [indicator, correction],
  );
  const [fresh] = useState(
    () => correction?.text ?? freshText(indicator, lastText(desk, indicator)),
  );
  const [start] = useState(() => (resumed === null ? drafts.open(draftName, others) : null));

  const stands = useStanding(correction);
  const read = useCallback(
    (text: FormText) =>
      correction
        ? readCorrection({ indicator, stands }, text, readContext())
        : readToLog(indicator, text, readContext()),
    [indicator, correction, stands, readContext],
  );
  const send = useCallback(
    (signal: SignalInput, id: string, text: FormText) => {
      const body = correction ? correctionBody(correction, signal, text) : { signal };
      logEntry({
        id,
        path: correction ? 'corrections' : 'signals',
        body: { id, author, ...body },
        headline: correction
          ? t('justLogged.corrected', { headline: signal.headline })
          : signal.headline,
        origin: { form: draftName, text },
      });
      kept.write(`last:${watch}:${indicator}`, text);
      rememberSource(kept, watch, {
        name: textAt(text, 'source/name'),
        family: textAt(text, 'source/family'),
        reliability: textAt(text, 'grade/reliability'),
      });
      onSent(id);
      return correction ? null : freshText(indicator, text);
    },
    [correction, logEntry, watch, author, draftName, indicator, kept, onSent, t],
  );
  const { form, submit, restore } = useEntryForm({ draftName, fields, fresh, start, read, send });

  useEffect(() => {
    if (resumed !== null) restore(resumed.text, resumed.problems);
    else if (!covered) form.setFocus(correction ? 'reason' : 'headline');
  }, [resumed, restore, form, correction, covered]);

  const log = useCallback(async () => {
    if (author === '') {
      setAsksAuthor(true);
      return;
    }
    await submit();
  }, [author, submit]);
  useEffect(() => {
    // The name was all that was missing: what was asked for is done now.
    if (!asksAuthor || author === '') return;
    setAsksAuthor(false);
    void log();
  }, [asksAuthor, author, log]);

  useEffect(() => {
    // On the page, not on the form: a click beside it takes the focus but means the same form.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.defaultPrevented) return;
      const { target } = event;
      if (target instanceof Element && target.closest('[role=dialog]') !== null) return;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        void log();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [log]);

  return (
    <FormProvider {...form}>
      <div className="grid gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,min(59%,60rem))_minmax(20rem,1fr)]">
        <form
          ref={formRef}
          noValidate
          aria-label={t('formOf', { indicator: t(`tabs.${indicator}`) })}
          onKeyDown={keepEnter}
          onSubmit={(event) => {
            event.preventDefault();
            void log();
          }}
          className="min-w-0 max-w-240 space-y-5"
        >
          <AuthorLine asked={asksAuthor} onGiven={() => form.setFocus('headline')} />
          <FormBody fields={fields} />
          <div
            data-foot
            className="bottom-0 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-surface py-3 tall:sticky"
          >
            <FormError />
            <Button type="submit" weight="primary">
              {correction ? t('logCorrection') : t('logSignal')}
            </Button>
            <Keys keys={['Ctrl', 'Enter']} className="max-md:hidden" />
            <span className="min-w-0 flex-1 text-14 text-muted">
              {keeping === 'lasting' ? t('draftKept') : t('draftNotKept')}
            </span>
          </div>
        </form>
        <div className="min-w-0 lg:border-line lg:border-l">
          <div className="space-y-8 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:py-1 lg:pr-1 lg:-mr-1 lg:pl-8">
            <SignalEffect indicator={indicator} target={correction?.target ?? null} />
            {children}
          </div>
        </div>
      </div>
    </FormProvider>
  );
}

/** Enter alone takes a suggestion; it never logs half a signal. */
function keepEnter(event: ReactKeyboardEvent) {
  const alone = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
  if (alone && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** What was logged last here: its sticky answers begin the next form. */
function lastText(
  { kept, watch }: Pick<ReturnType<typeof useDesk>, 'kept' | 'watch'>,
  form: string,
) {
  return kept.read(`last:${watch}:${form}`, formTextSchema) ?? {};
}
