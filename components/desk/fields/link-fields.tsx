'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';

/** An incident of the watch, those still open first. */
export function IncidentField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk');
  const { incidents } = useDesk();
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const options = incidents.map(({ id, title, open }) => ({
    value: id,
    label: title,
    group: open ? t('incidents.open') : t('incidents.closed'),
  }));
  // One that the list does not know stays chosen: it was, and only a hand may take it away.
  if (text !== '' && !options.some(({ value }) => value === text)) {
    options.push({ value: text, label: t('incidents.other'), group: t('incidents.closed') });
  }
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <Select
        {...bind}
        value={text}
        options={options}
        empty={model.required ? t('choose') : t('incidents.none')}
        onChange={(event) => setText(event.target.value)}
      />
    </Field>
  );
}

/** The event that this reports again, chosen on the side where likely ones are found. */
export function EventField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk.event');
  const { label } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const headline = useText(`${model.name}/headline`);
  const said = useRef<HTMLSpanElement>(null);
  return (
    <Field label={label} error={error} group>
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-14">
        <span ref={said} tabIndex={-1} className={text === '' ? 'text-muted' : ''}>
          {text === '' ? t('new') : t('joins', { headline: headline.text || text })}
        </span>
        {text === '' ? null : (
          <Button
            ref={bind.ref}
            size="small"
            onClick={() => {
              setText('');
              headline.setText('');
              // The button goes: the cursor stays at what it did.
              said.current?.focus();
            }}
          >
            {t('detach')}
          </Button>
        )}
      </div>
    </Field>
  );
}
