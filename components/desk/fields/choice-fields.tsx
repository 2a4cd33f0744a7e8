'use client';

import { useTranslations } from 'next-intl';
import { type FieldModel, optionsOf } from '#components/desk/field-model.ts';
import { useOtherText, useText } from '#components/desk/fields/use-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { Select } from '#components/ui/select.tsx';
import { Switch } from '#components/ui/switch.tsx';

/** Up to this many words stand side by side; more go into a list. */
export const SIDE_BY_SIDE = 5;

export function ChoiceField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk');
  const { label, hint, option } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const by = model.optionsBy?.field ?? model.name;
  const options = optionsOf(model, { [by]: useOtherText(by) }).map((value) => ({
    value: String(value),
    label: option(value),
  }));
  const aside = model.optionsBy === null && options.length <= SIDE_BY_SIDE;
  return (
    <Field label={label} hint={hint} error={error} required={model.required} group={aside}>
      {aside ? (
        <Segmented
          {...bind}
          value={text}
          segments={options}
          onChange={setText}
          clearable={!model.required}
        />
      ) : (
        <Select
          {...bind}
          value={options.some(({ value }) => value === text) ? text : ''}
          options={options}
          empty={model.required ? t('choose') : t('notSaid')}
          disabled={options.length === 0}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </Field>
  );
}

export function SwitchField({ model }: { model: FieldModel }) {
  const { label, hint, option } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  return (
    <Field label={label} hint={hint} error={error}>
      <Switch
        name={bind.name}
        ref={bind.ref}
        checked={text === 'yes'}
        words={{ on: option('yes'), off: option('no') }}
        onChange={(checked) => setText(checked ? 'yes' : 'no')}
      />
    </Field>
  );
}
