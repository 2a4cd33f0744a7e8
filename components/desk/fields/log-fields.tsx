'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { clockText } from '#components/desk/clock-control.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field, useField } from '#components/ui/field.tsx';
import { type Option, Select } from '#components/ui/select.tsx';

interface PickedProps {
  model: FieldModel;
  options: readonly Option[];
  /** Said in place of a choice where there is none. */
  nothing: string;
}

function Picked({ model, options, nothing }: PickedProps) {
  const t = useTranslations('desk');
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <Select
        {...bind}
        value={text}
        options={options}
        empty={options.length === 0 ? nothing : t(model.required ? 'choose' : 'none')}
        onChange={(event) => setText(event.target.value)}
      />
    </Field>
  );
}

/** A clock that still runs, by its incident. */
export function RunningClockField({ model }: { model: FieldModel }) {
  const kind = useTranslations('common.clock');
  const t = useTranslations('desk');
  const { clocks } = useDesk();
  const options = clocks
    .filter(({ state }) => state === 'open')
    .map((clock) => ({
      value: clockText(clock),
      label: kind(clock.kind, { name: clock.name ?? '' }),
      group: clock.incidentTitle,
    }));
  return <Picked model={model} options={options} nothing={t('noClockRuns')} />;
}

/** Regions by tick; none ticked says all. */
export function RegionsField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk');
  const { gazetteer } = useDesk();
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const chosen = text.split(' ').filter(Boolean);
  const toggle = (id: string) =>
    setText(
      (chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]).join(' '),
    );
  const aside = chosen.length === 0 ? t('allRegions') : t('someRegions', { count: chosen.length });
  return (
    <Field label={label} aside={aside} hint={hint} error={error} group>
      <Ticks>
        {gazetteer.regions.map(({ id, name }, i) => (
          <label key={id} className="flex min-h-8 cursor-pointer items-center gap-2 text-14">
            <input
              type="checkbox"
              ref={i === 0 ? bind.ref : undefined}
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              className="size-4 accent-(--ink)"
            />
            {name}
          </label>
        ))}
      </Ticks>
    </Field>
  );
}

/** Boxes under the one label of their field. */
function Ticks({ children }: { children: ReactNode }) {
  const { labelId, describedBy } = useField();
  return (
    <fieldset
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      className="grid min-w-0 grid-cols-2 gap-x-4 border border-line-strong px-2.5 py-1.5 sm:grid-cols-3"
    >
      {children}
    </fieldset>
  );
}
