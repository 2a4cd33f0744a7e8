'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useId, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useDesk } from '#components/desk/desk-context.tsx';
import { EntryEffect } from '#components/desk/effect-panel.tsx';
import { type About, EntryAbout } from '#components/desk/entry-about.tsx';
import { canMove, draftNameOf, type EntryForm } from '#components/desk/entry-forms.ts';
import { type EntryTarget, marksOf } from '#components/desk/entry-target.ts';
import { UntimedWarning } from '#components/desk/fields/clocks-field.tsx';
import { FormBody, FormError } from '#components/desk/form-body.tsx';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { changedIncident } from '#components/desk/incident-correction.ts';
import type { Problem } from '#components/desk/problem.ts';
import { type EntryBody, readEntry } from '#components/desk/read-entry.ts';
import { useEntryForm } from '#components/desk/use-entry-form.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Keys } from '#components/ui/kbd.tsx';

/** Which small form is open, what it starts with, and what it is about. */
export interface OpenEntry {
  form: EntryForm;
  start: FormText;
  /** The entry that is taken back or put right. */
  target: EntryTarget | null;
  /** What stands now; absent where there is nothing to say. */
  about?: About;
  /** The text that the server refused, and what was wrong with it. */
  refused?: { text: FormText; problems: readonly Problem[] };
}

interface EntryDialogProps {
  entry: OpenEntry;
  others: ReadonlySet<string>;
  onClose: () => void;
}

/** A small form over the desk. Closing it keeps what was typed. */
export function EntryDialog({ entry, others, onClose }: EntryDialogProps) {
  const t = useTranslations('desk');
  const { form, target } = entry;
  return (
    <Dialog
      open
      onClose={onClose}
      close={t('close')}
      wide={canMove(form)}
      title={t(`entries.${form.name}.title`)}
      description={target === null ? t(`entries.${form.name}.text`) : target.headline}
    >
      {entry.about === undefined ? null : <EntryAbout about={entry.about} />}
      <EntryFields entry={entry} others={others} onClose={onClose} />
    </Dialog>
  );
}

/** What tells an entry from others of its kind: its title, its note, or the report it is about. */
function aboutOf({ fields }: EntryForm, text: FormText): string {
  const report = fields.find(({ control }) => control === 'report' || control === 'reported-event');
  const names = ['title', 'text', report?.name ?? 'title'];
  return names.map((name) => textAt(text, name)).find(Boolean) ?? '';
}

function EntryFields({ entry, others, onClose }: EntryDialogProps) {
  const t = useTranslations('desk');
  const { form: declared, target, about, refused } = entry;
  const { author, log, drafts, readContext } = useDesk();
  const draftName = draftNameOf(declared, target);
  const [start] = useState(() => drafts.open(draftName, others));

  const read = useCallback(
    (text: FormText, id: string) => {
      const fixed = target === null ? { id, author } : { id, author, target: target.id };
      const read = readEntry(declared, text, readContext(), fixed);
      return about?.type === 'incident' ? changedIncident(about.stands, read) : read;
    },
    [declared, target, about, author, readContext],
  );
  const send = useCallback(
    (body: EntryBody, id: string, text: FormText) => {
      const subject = target?.headline ?? aboutOf(declared, text);
      const headline = [t(`entries.${declared.name}.title`), subject].filter(Boolean).join(': ');
      const marks = target === null ? {} : marksOf(target);
      const origin = { form: draftName, text: { ...marks, ...text } };
      log({ id, path: declared.path, body, headline, origin });
      onClose();
      return null;
    },
    [declared, target, log, draftName, onClose, t],
  );
  const fresh = { ...declared.start, ...entry.start };
  const { form, submit, restore } = useEntryForm({
    draftName,
    fields: declared.fields,
    fresh,
    start,
    read,
    send,
  });
  useEffect(() => {
    if (refused !== undefined) restore(refused.text, refused.problems);
  }, [refused, restore]);

  const warning = useId();
  const clocks = declared.fields.find(({ control }) => control === 'clocks');

  return (
    <FormProvider {...form}>
      <form
        noValidate
        className="mt-4 space-y-4"
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void submit();
          }
        }}
      >
        <div className="gap-x-8 space-y-4 lg:flex lg:space-y-0">
          <div className="min-w-0 flex-1 space-y-4">
            <FormBody fields={declared.fields} />
            <FormError />
          </div>
          {canMove(declared) ? (
            <div className="lg:w-96 lg:border-line lg:border-l lg:pl-8">
              <div className="lg:sticky lg:top-0">
                <EntryEffect form={declared} target={target?.id ?? null} />
              </div>
            </div>
          ) : null}
        </div>
        {author === '' ? <p className="text-14 text-danger">{t('author.needed')}</p> : null}
        <div className="-mb-6 tall:-bottom-6 tall:sticky flex flex-wrap items-center gap-3 border-line border-t bg-surface py-4">
          {clocks === undefined ? null : <UntimedWarning model={clocks} id={warning} />}
          <Button
            type="submit"
            weight="primary"
            disabled={author === ''}
            aria-describedby={clocks === undefined ? undefined : warning}
          >
            {t(`entries.${declared.name}.send`)}
          </Button>
          <Keys keys={['Ctrl', 'Enter']} className="max-md:hidden" />
        </div>
      </form>
    </FormProvider>
  );
}
