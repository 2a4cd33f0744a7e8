'use client';

import { useTranslations } from 'next-intl';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useFormText, useText } from '#components/desk/fields/use-text.ts';
import { rowCount } from '#components/desk/list-controls.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { TextInput } from '#components/ui/text-input.tsx';

const MOST = 20;

/** One row for each claim that the statement makes, and one more to go on. */
export function ClaimsField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const rows = Math.min(MOST, rowCount(useFormText(), model.name) + 1);
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-14">{label}</legend>
      <ol className="space-y-2">
        {Array.from({ length: rows }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a claim is known by its place in the list
          <ClaimRow key={i} name={`${model.name}/${i}`} number={i + 1} />
        ))}
      </ol>
      {hint === undefined ? null : <p className="mt-1 text-12 text-muted">{hint}</p>}
    </fieldset>
  );
}

function ClaimRow({ name, number }: { name: string; number: number }) {
  const t = useTranslations('desk.claims');
  const { text, setText, error, bind } = useText(`${name}/text`);
  const checkable = useText(`${name}/checkable`);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1">
      <Field label={t('claim', { number })} error={error} className="min-w-64 flex-1">
        <TextInput {...bind} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {text.trim() === '' ? null : (
        <Field label={t('checkable')}>
          <Switch
            name={checkable.bind.name}
            ref={checkable.bind.ref}
            checked={checkable.text !== 'no'}
            words={{ on: t('yes'), off: t('no') }}
            onChange={(checked) => checkable.setText(checked ? 'yes' : 'no')}
          />
        </Field>
      )}
    </li>
  );
}
