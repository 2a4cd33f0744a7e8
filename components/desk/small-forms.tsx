'use client';

import { useTranslations } from 'next-intl';
import { EntryDialog } from '#components/desk/entry-dialog.tsx';
import { IncidentPicker } from '#components/desk/incident-picker.tsx';
import type { SmallForms } from '#components/desk/use-small-forms.ts';
import { Dialog } from '#components/ui/dialog.tsx';

/** The small form over the desk, or the question which one. */
export function SmallFormDialog({
  forms: { shown, close, correctIncident },
  others,
}: {
  forms: SmallForms;
  others: ReadonlySet<string>;
}) {
  const t = useTranslations('desk');
  if (shown === null) return null;
  switch (shown.type) {
    case 'form':
      return <EntryDialog key="form" entry={shown.entry} others={others} onClose={close} />;
    case 'pick-incident':
      return <IncidentPicker key="pick" onPick={correctIncident} onClose={close} />;
    case 'waiting':
      return (
        <Dialog
          key="waiting"
          open
          onClose={close}
          close={t('close')}
          title={t(`entries.${shown.form.name}.title`)}
        >
          <p role="status" className="mt-4 text-14 text-muted">
            {t('reading')}
          </p>
        </Dialog>
      );
  }
}
