'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '#components/desk/desk-context.tsx';
import { readTime } from '#components/desk/event-time.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import { type TextOf, useText } from '#components/desk/fields/use-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { precisionOf } from '#components/desk/world-controls.ts';
import { Field } from '#components/ui/field.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { TextInput } from '#components/ui/text-input.tsx';
import { type Precision, precisions } from '#domain/instant.ts';
import { precisionSchema } from '#domain/instant-schema.ts';
import { shownIn } from '#domain/zone.ts';

/** A time typed fast, read back in full with its zone. */
export function InstantField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  return <TimeInput model={model} label={label} hint={hint} input={useText(model.name)} />;
}

interface TimeInputProps {
  model: FieldModel;
  label: string;
  hint: string | undefined;
  input: TextOf;
  precision?: Precision;
}

function TimeInput({ model, label, hint, input, precision }: TimeInputProps) {
  const t = useTranslations('desk');
  const { readContext } = useDesk();
  const { text, setText, error, bind } = input;
  const context = readContext();
  const { zone } = shownIn(context.now, context.timeZone);
  const time = readTime(text, context);
  const understood =
    time.ok && text.trim() !== '' ? (
      <InstantText at={time.at} precision={precision ?? time.precision ?? 'minute'} />
    ) : null;
  return (
    <Field
      label={label}
      hint={understood === null ? (hint ?? t('time.examples', { zone })) : <>= {understood}</>}
      error={error}
      required={model.required}
    >
      <TextInput
        {...bind}
        value={text}
        className="font-mono"
        onChange={(event) => setText(event.target.value)}
      />
    </Field>
  );
}

/** When it happened and how exactly that is known; the wording suggests it, the picker decides. */
export function EventTimeField({ model }: { model: FieldModel }) {
  const t = useTranslations('fields');
  const words = useTranslations('options');
  const { readContext } = useDesk();
  const { label, hint } = useFieldWords(model);
  const time = useText(model.name);
  const picked = useText(model.name.replace(/[^/]+$/, 'precision'));
  const precision = precisionOf(
    model,
    { [model.name]: time.text, [picked.bind.name]: picked.text },
    readContext(),
  );
  const known = precisionSchema.safeParse(precision);
  const segments = precisions.map((value) => ({
    value,
    label: words(`signal.precision.${value}`),
  }));
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-3">
      <div className="min-w-52 flex-1">
        <TimeInput
          model={model}
          label={label}
          hint={hint}
          input={time}
          {...(known.success ? { precision: known.data } : {})}
        />
      </div>
      <div className="min-w-[min(21.5rem,100%)] flex-[1.4]">
        <Field label={t('signal.precision.label')} error={picked.error} group>
          <Segmented
            {...picked.bind}
            value={precision}
            segments={segments}
            onChange={picked.setText}
          />
        </Field>
      </div>
    </div>
  );
}
