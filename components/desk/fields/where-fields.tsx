'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { findWhere, readWhere, type WhereChoice } from '#components/desk/gazetteer.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { Field } from '#components/ui/field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { SuggestInput, type Suggestion } from '#components/ui/suggest-input.tsx';

function useSuggestions(text: string, placesOnly: boolean): Suggestion[] {
  const t = useTranslations('desk.where');
  const { gazetteer } = useDesk();
  const detail = ({ where, region, alias }: WhereChoice) => {
    if (where.type === 'region') return t('wholeRegion');
    if (where.type === 'point') return t('point');
    return [alias, region].filter((part) => part !== null).join(' · ');
  };
  return findWhere(text, gazetteer)
    .filter(({ where }) => !placesOnly || where.type === 'place')
    .map((choice) => ({ text: choice.text, detail: detail(choice) }));
}

/** A place of the gazetteer, a whole region, or a point; and how near that is. */
export function WhereField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk.where');
  const { gazetteer } = useDesk();
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const near = useText(`${model.name}/geoPrecision`);
  const found = text.trim() === '' ? null : readWhere(text, gazetteer);
  const region = gazetteer.places.find(
    ({ id }) => found?.type === 'place' && id === found.place,
  )?.region;
  const regionName = gazetteer.regions.find(({ id }) => id === region)?.name;
  const segments = ['1', '2', '3'].map((value) => ({ value, label: t(`near.${value}`) }));
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-3">
      <div className="min-w-56 flex-[1.4]">
        <Field label={label} aside={regionName} hint={hint} error={error} required={model.required}>
          <SuggestInput
            {...bind}
            value={text}
            onChange={(next) => {
              setText(next);
              // How near it was belongs to the place before.
              if (next !== text) near.setText('');
            }}
            suggestions={useSuggestions(text, false)}
            nothing={t('nothing')}
            closed
          />
        </Field>
      </div>
      {found === null ? null : (
        <div className="min-w-56 flex-1">
          <Field label={t('near.label')} group>
            <Segmented
              {...near.bind}
              value={near.text || String(found.geoPrecision)}
              segments={segments}
              onChange={near.setText}
            />
          </Field>
        </div>
      )}
    </div>
  );
}

/** A place of the gazetteer and nothing else. */
export function PlaceField({ model }: { model: FieldModel }) {
  const t = useTranslations('desk.where');
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  return (
    <Field label={label} hint={hint} error={error} required={model.required}>
      <SuggestInput
        {...bind}
        value={text}
        onChange={setText}
        suggestions={useSuggestions(text, true)}
        nothing={t('nothing')}
        closed
      />
    </Field>
  );
}
