'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { v7 as uuid } from 'uuid';
import { inputOf } from '#components/desk/controls.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import { EffectAnnouncer } from '#components/desk/effect-announcer.tsx';
import { Candidates } from '#components/desk/effect-events.tsx';
import { Block, Line, SHOWN } from '#components/desk/effect-lines.tsx';
import { EffectReadings } from '#components/desk/effect-readings.tsx';
import type { EntryForm } from '#components/desk/entry-forms.ts';
import { type FieldModel, signalFields } from '#components/desk/field-model.ts';
import { useFormText } from '#components/desk/fields/use-text.ts';
import { covers, type FormText } from '#components/desk/form-text.ts';
import type { Preview } from '#components/desk/preview.ts';
import { refusedOn } from '#components/desk/problem.ts';
import { supposedEntry, supposedSignal } from '#components/desk/supposed-draft.ts';
import { useFieldWords, useRuleWords } from '#components/desk/use-form-words.ts';
import { type PreviewState, usePreview } from '#components/desk/use-preview.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';

/** What the signal in the form would do, new or in the place of the one that it puts right. */
export function SignalEffect({
  indicator,
  target,
}: {
  indicator: IndicatorId;
  target: string | null;
}) {
  const { author, readContext } = useDesk();
  const text = useFormText();
  const [id] = useState(() => uuid());
  const state = usePreview(
    useMemo(
      () => supposedSignal(indicator, text, readContext(), { id, author, target }),
      [indicator, text, readContext, id, author, target],
    ),
  );
  return <Effect state={state} fields={signalFields(indicator)} within="signal" />;
}

/** What the entry in a small form would do. */
export function EntryEffect({ form, target }: { form: EntryForm; target: string | null }) {
  const { author, readContext } = useDesk();
  const text = useFormText();
  const [id] = useState(() => uuid());
  const state = usePreview(
    useMemo(
      () => supposedEntry(form, text, readContext(), { id, author, target }),
      [form, text, readContext, id, author, target],
    ),
  );
  return <Effect state={state} fields={form.fields} within={form.within} />;
}

interface EffectProps {
  state: PreviewState;
  fields: readonly FieldModel[];
  /** The part of the entry in which the answers lie. */
  within: string;
}

/** While typing: the readings before and after, what looks the same, the event this would join. */
function Effect({ state, fields, within }: EffectProps) {
  const t = useTranslations('desk.effect');
  const title = useId();
  const isAsking = state.type === 'asking';
  return (
    <section aria-labelledby={title} aria-busy={isAsking}>
      <h2 id={title} className="font-medium text-14 text-muted">
        {t('title')}
      </h2>
      <EffectAnnouncer state={state} />
      <div className={isAsking ? 'opacity-60' : ''}>
        <Told state={state} fields={fields} within={within} />
      </div>
    </section>
  );
}

function Told({ state, fields, within }: EffectProps) {
  const t = useTranslations('desk.effect');
  switch (state.type) {
    case 'incomplete':
      return <StillOpen fields={fields} missing={state.missing} />;
    case 'refused':
      return <Refused state={state} fields={fields} within={within} />;
    case 'shown':
      return <Shown preview={state.preview} />;
    default:
      if (state.type === 'asking' && state.last !== null) return <Shown preview={state.last} />;
      return <Plain>{t(state.type)}</Plain>;
  }
}

function Plain({ children }: { children: ReactNode }) {
  return <p className="mt-2 text-14 text-muted">{children}</p>;
}

function StillOpen({
  fields,
  missing,
}: {
  fields: readonly FieldModel[];
  missing: readonly string[];
}) {
  const t = useTranslations('desk.effect');
  const open = fields.filter(({ name }) =>
    missing.some((each) => covers(name, each) || covers(each, name)),
  );
  return (
    <Plain>
      {t('stillOpen')}{' '}
      {open.map((model, i) => (
        <span key={model.name}>
          {i === 0 ? '' : ', '}
          <ToField fields={fields} model={model} />
        </span>
      ))}
    </Plain>
  );
}

/** What the log would say to the entry as it is. */
function Refused({
  state,
  fields,
  within,
}: Omit<EffectProps, 'state'> & { state: Extract<PreviewState, { type: 'refused' }> }) {
  const t = useTranslations('desk.effect');
  const sentence = useRuleWords();
  const problems = refusedOn(state.refusal, within);
  // A correction that has only been opened is no mistake.
  const [first] = problems;
  if (first?.rule === 'correction.same') return <Plain>{sentence(first)}</Plain>;
  return (
    <>
      <p className="mt-2 font-medium text-14 text-danger">{t('refused')}</p>
      <ul className="text-14 text-danger">
        {problems.map((problem) => {
          const model = fields.find(({ name }) => covers(name, problem.name));
          return (
            <li key={`${problem.name} ${problem.rule}`}>
              {model === undefined ? null : <ToField fields={fields} model={model} />}
              {model === undefined ? '' : ': '}
              {sentence(problem)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The name of a question, which leads there. */
function ToField({ fields, model }: { fields: readonly FieldModel[]; model: FieldModel }) {
  const { setFocus } = useFormContext<FormText>();
  const { label } = useFieldWords(model);
  return (
    <button
      type="button"
      className="min-h-6 underline underline-offset-2 hover:text-ink"
      onClick={() => setFocus(inputOf(fields, model.name) ?? model.name)}
    >
      {label}
    </button>
  );
}

function Shown({ preview }: { preview: Preview }) {
  const t = useTranslations('desk.effect');
  const { duplicates, events } = preview;
  // One that could also be joined is shown once, where it can be.
  const others = duplicates.filter(({ id }) => !events.some(({ line }) => line.id === id));
  return (
    <>
      <EffectReadings preview={preview} />
      {others.length === 0 ? null : (
        <Block title={t('duplicates', { count: others.length })} hint={t('duplicatesHint')}>
          {others.slice(0, SHOWN).map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Block>
      )}
      <Candidates events={events} same={duplicates.map(({ id }) => id)} />
    </>
  );
}
