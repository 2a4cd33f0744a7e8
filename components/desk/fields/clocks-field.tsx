'use client';

import { useTranslations } from 'next-intl';
import { type ClockRow, clockRows, usualWindow } from '#components/desk/clock-control.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useFormText, useText } from '#components/desk/fields/use-text.ts';
import { textAt } from '#components/desk/form-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { TextInput } from '#components/ui/text-input.tsx';

/** Which clocks an incident opens; the usual window of a kind is filled in with its tick. */
export function ClocksField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const rows = clockRows(model.name, useFormText());
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-14">{label}</legend>
      <ul className="divide-y divide-line border border-line-strong">
        {rows.map((row) => (
          <Row key={row.start} {...row} />
        ))}
      </ul>
      {hint === undefined ? null : <p className="mt-1 text-12 text-muted">{hint}</p>}
    </fieldset>
  );
}

function Row({ start: name, kind }: ClockRow) {
  const t = useTranslations('desk.clocks');
  const clock = useTranslations('common.clock');
  const { text, setText, bind } = useText(name);
  const earliest = useText(`${name}/earliest`);
  const latest = useText(`${name}/latest`);
  const chosen = text === 'yes';

  function toggle(checked: boolean) {
    setText(checked ? 'yes' : '');
    const usual = usualWindow(kind);
    if (!checked || usual === null || earliest.text !== '' || latest.text !== '') return;
    earliest.setText(String(usual[0]));
    latest.setText(String(usual[1]));
  }

  return (
    <li className="px-2.5 py-1.5">
      <label className="flex cursor-pointer items-center gap-2 py-1 text-14">
        <input
          {...bind}
          type="checkbox"
          checked={chosen}
          onChange={(event) => toggle(event.target.checked)}
          className="size-4 accent-(--ink)"
        />
        {kind === 'named' ? t('named') : clock(kind)}
      </label>
      {chosen ? (
        <div className="mt-1 flex flex-wrap gap-3 pb-1 pl-6">
          {kind === 'named' ? <ClockName name={`${name}/name`} /> : null}
          <HoursInput input={earliest} label={t('earliest')} />
          <HoursInput input={latest} label={t('latest')} />
        </div>
      ) : null}
    </li>
  );
}

function ClockName({ name }: { name: string }) {
  const t = useTranslations('desk.clocks');
  const { text, setText, error, bind } = useText(name);
  return (
    <Field label={t('name')} error={error} required className="min-w-48 flex-1">
      <TextInput {...bind} value={text} onChange={(event) => setText(event.target.value)} />
    </Field>
  );
}

function HoursInput({ input, label }: { input: ReturnType<typeof useText>; label: string }) {
  const { text, setText, error, bind } = input;
  return (
    <Field label={label} error={error} className="w-36">
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

/** Beside the button that logs it: an incident whose answers nobody will time is said to be one. */
export function UntimedWarning({ model, id }: { model: FieldModel; id: string }) {
  const t = useTranslations('desk.clocks');
  const text = useFormText();
  const isTimed = clockRows(model.name, text).some(({ start }) => textAt(text, start) === 'yes');
  return (
    <p id={id} role="status" className={isTimed ? 'sr-only' : 'w-full font-medium text-14'}>
      {isTimed ? null : (
        <>
          <span aria-hidden="true">! </span>
          {t('untimed')}
        </>
      )}
    </p>
  );
}
