'use client';

import { useTranslations } from 'next-intl';
import { frozenActs, frozenEnds } from '#components/desk/baseline-control.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import { type FieldModel, field } from '#components/desk/field-model.ts';
import { InstantField } from '#components/desk/fields/time-fields.tsx';
import { useFormText, useText } from '#components/desk/fields/use-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { DAY } from '#domain/instant.ts';

/** Freeze these days, or let go of those that are frozen. */
export function FrozenDaysField({ model }: { model: FieldModel }) {
  const act = field(model.group, `${model.name}/act`, 'choice');
  const { label, option } = useFieldWords(act);
  const { text, setText, error, bind } = useText(act.name);
  const segments = frozenActs.map((value) => ({ value, label: option(value) }));
  return (
    <>
      <Field label={label} error={error} required group>
        <Segmented {...bind} value={text} segments={segments} onChange={setText} />
      </Field>
      {text === 'release' ? <Released /> : <Days model={model} />}
    </>
  );
}

function Released() {
  const t = useTranslations('desk.baseline');
  return <p className="mt-3 text-14 text-muted">{t('released')}</p>;
}

function Days({ model: { name, group } }: { model: FieldModel }) {
  const t = useTranslations('desk.baseline');
  const { readContext } = useDesk();
  const { fromAt, toAt } = frozenEnds(name, useFormText(), readContext());
  const days = fromAt === null || toAt === null ? 0 : (toAt - fromAt) / DAY;
  return (
    <>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <InstantField model={field(group, `${name}/fromAt`, 'instant', { required: true })} />
        <InstantField model={field(group, `${name}/toAt`, 'instant', { required: true })} />
      </div>
      <p role="status" className="mt-1 text-14 text-muted">
        {days > 0 ? t('days', { days }) : null}
      </p>
    </>
  );
}
