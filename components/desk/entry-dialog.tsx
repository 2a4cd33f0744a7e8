'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { useDesk } from '#components/desk/desk-context.tsx';
import { type EntryBody, type EntryForm, readEntry } from '#components/desk/entry-forms.ts';
import { FormBody, FormError } from '#components/desk/form-body.tsx';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { useEntryForm } from '#components/desk/use-entry-form.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Keys } from '#components/ui/kbd.tsx';

/** Which small form is open, what it starts with, and what it is about. */
export interface OpenEntry {
  form: EntryForm;
  start: FormText;
  /** The entry that is taken back. */
  target: { id: string; headline: string } | null;
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
      title={t(`entries.${form.name}.title`)}
      description={target === null ? t(`entries.${form.name}.text`) : target.headline}
    >
      <EntryFields entry={entry} others={others} onClose={onClose} />
    </Dialog>
  );
}

function EntryFields({ entry, others, onClose }: EntryDialogProps) {
  const t = useTranslations('desk');
  const { form: declared, target } = entry;
  const { watch, author, outbox, drafts, readContext } = useDesk();
  const draftName = `entry-${declared.name}${target === null ? '' : `-${target.id}`}`;
  const [start] = useState(() => drafts.open(draftName, others));

  const read = useCallback(
    (text: FormText, id: string) => {
      const fixed = target === null ? { id, author } : { id, author, target: target.id };
      return readEntry(declared, text, readContext(), fixed);
    },
    [declared, target, author, readContext],
  );
  const send = useCallback(
    (body: EntryBody, id: string, text: FormText) => {
      const about = target?.headline ?? (textAt(text, 'title') || textAt(text, 'text'));
      const headline = [t(`entries.${declared.name}.title`), about].filter(Boolean).join(': ');
      const origin = { form: draftName, text };
      const madeAt = readContext().now;
      outbox.add({ id, watch, madeAt, path: declared.path, body, headline, origin });
      onClose();
      return null;
    },
    [declared, target, outbox, watch, draftName, readContext, onClose, t],
  );
  const fresh = { ...declared.start, ...entry.start };
  const { form, submit } = useEntryForm({
    draftName,
    fields: declared.fields,
    fresh,
    start,
    read,
    send,
  });

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
        <FormBody fields={declared.fields} />
        <FormError />
        {author === '' ? <p className="text-14 text-danger">{t('author.needed')}</p> : null}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" weight="primary" disabled={author === ''}>
            {t(`entries.${declared.name}.send`)}
          </Button>
          <Keys keys={['Ctrl', 'Enter']} />
        </div>
      </form>
    </FormProvider>
  );
}
