'use client';

import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { TextArea, TextInput } from '#components/ui/text-input.tsx';

export function TextField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <TextInput {...bind} value={text} onChange={(event) => setText(event.target.value)} />
    </Field>
  );
}

export function LongTextField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <TextArea {...bind} value={text} onChange={(event) => setText(event.target.value)} />
    </Field>
  );
}

export function NumberField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <TextInput
        {...bind}
        value={text}
        inputMode="decimal"
        className="text-right font-mono"
        onChange={(event) => setText(event.target.value)}
      />
    </Field>
  );
}
