'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useFormContext } from 'react-hook-form';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { findSources, knownSources } from '#components/desk/known-sources.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { SuggestInput } from '#components/ui/suggest-input.tsx';
import { credibilities, reliabilities } from '#domain/grade.ts';

/** Who says so. A source known from before brings its family and its last reliability. */
export function SourceField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk');
  const { kept, watch, newest } = useDesk();
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const { setValue } = useFormContext<FormText>();
  const sources = useMemo(() => knownSources(kept, watch, newest), [kept, watch, newest]);

  function choose(name: string) {
    setText(name);
    const known = sources.find((source) => source.name === name);
    if (known === undefined) return;
    setValue('source/family', known.family);
    if (known.reliability !== '') setValue('grade/reliability', known.reliability);
  }

  const suggestions = findSources(sources, text).map(({ name, family, reliability }) => ({
    text: name,
    detail: [family, reliability && t('lastGraded', { reliability })].filter(Boolean).join(' · '),
  }));
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <SuggestInput {...bind} value={text} onChange={choose} suggestions={suggestions} />
    </Field>
  );
}

/** Reliability of the source and credibility of the report, with their meanings in words. */
export function GradeField({ model }: { model: FieldModel }) {
  const t = useTranslations('fields.signal.grade');
  const reliability = useText(`${model.name}/reliability`);
  const credibility = useText(`${model.name}/credibility`);
  const part = (name: 'reliability' | 'credibility', input: typeof reliability) => {
    const values = name === 'reliability' ? reliabilities : credibilities;
    const segments = values.map((value) => ({
      value,
      label: value,
      meaning: `${value}: ${t(`${name}.${value}`)}`,
    }));
    const meaning = input.text === '' ? t(`${name}.scale`) : t(`${name}.${input.text}`);
    return (
      <div className="min-w-64 flex-1">
        <Field label={t(`${name}.label`)} hint={meaning} error={input.error} required group>
          <Segmented
            {...input.bind}
            value={input.text}
            segments={segments}
            onChange={input.setText}
          />
        </Field>
      </div>
    );
  };
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-3">
      {part('reliability', reliability)}
      {part('credibility', credibility)}
    </div>
  );
}
