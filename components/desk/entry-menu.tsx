'use client';

import { useTranslations } from 'next-intl';
import { type EntryForm, menuForms } from '#components/desk/entry-forms.ts';
import { Button } from '#components/ui/button.tsx';

/** What else the log takes, besides signals and looks. */
export function EntryMenu({ onOpen }: { onOpen: (form: EntryForm) => void }) {
  const t = useTranslations('desk');
  return (
    <section aria-labelledby="entry-menu">
      <h2 id="entry-menu" className="font-medium text-14 text-muted">
        {t('entries.title')}
      </h2>
      <div className="mt-2 flex flex-wrap gap-2">
        {menuForms.map((form) => (
          <Button key={form.name} size="small" onClick={() => onOpen(form)}>
            {t(`entries.${form.name}.title`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
