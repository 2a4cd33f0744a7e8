'use client';

import { useTranslations } from 'next-intl';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { chosenName } from '#components/desk/report-control.ts';
import { type Report, reportWords } from '#components/desk/report-search.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { type Reports, useReports } from '#components/desk/use-reports.ts';
import { Field } from '#components/ui/field.tsx';
import { SuggestInput, type Suggestion } from '#components/ui/suggest-input.tsx';

/** A signal of the watch, found by its words. */
export function ReportField({ model }: { model: FieldModel }) {
  return <ReportInput model={model} idOf={({ id }) => id} />;
}

/** An event, by any of its reports. */
export function ReportedEventField({ model }: { model: FieldModel }) {
  return <ReportInput model={model} idOf={({ event }) => event} />;
}

interface ReportInputProps {
  model: FieldModel;
  /** What the report that is taken stands for. */
  idOf: (report: Report) => string;
}

function ReportInput({ model, idOf }: ReportInputProps) {
  const t = useTranslations('desk.report');
  const { label, hint } = useFieldWords(model);
  const { text, setText, error, bind } = useText(model.name);
  const chosen = useText(chosenName(model.name));
  const isChosen = chosen.text !== '';
  const { state, reports } = useReports(isChosen ? '' : text);
  const noLine = state === 'no-line' ? <span role="status">{t('no-line')}</span> : undefined;
  return (
    <Field label={label} hint={noLine ?? hint ?? t('hint')} error={error} required={model.required}>
      <SuggestInput
        {...bind}
        value={text}
        onChange={(next) => {
          const taken = reports.find((report) => reportWords(report) === next);
          if (taken !== undefined) chosen.setText(idOf(taken));
          else if (next !== text) chosen.setText('');
          setText(next);
        }}
        suggestions={isChosen ? [{ text, detail: '' }] : reports.map(suggestionOf)}
        nothing={t(nothingWords[state])}
        closed
      />
    </Field>
  );
}

const nothingWords: Readonly<Record<Reports['state'], 'asking' | 'nothing' | 'notAmongNewest'>> = {
  newest: 'nothing',
  asking: 'asking',
  found: 'nothing',
  'no-line': 'notAmongNewest',
};

function suggestionOf(report: Report): Suggestion {
  const { grade, source, place } = report;
  return { text: reportWords(report), detail: [grade, source, place].filter(Boolean).join(' · ') };
}
