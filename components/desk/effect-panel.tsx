'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo, useState } from 'react';
import { v7 as uuid } from 'uuid';
import { useDesk } from '#components/desk/desk-context.tsx';
import { EffectAnnouncer } from '#components/desk/effect-announcer.tsx';
import { Candidates } from '#components/desk/effect-events.tsx';
import { Block, Line, SHOWN } from '#components/desk/effect-lines.tsx';
import { Plain, RefusedEntry, StillOpen } from '#components/desk/effect-open.tsx';
import { EffectReadings } from '#components/desk/effect-readings.tsx';
import type { EntryForm } from '#components/desk/entry-forms.ts';
import { type FieldModel, signalFields } from '#components/desk/field-model.ts';
import { useFormText } from '#components/desk/fields/use-text.ts';
import type { Preview } from '#components/desk/preview.ts';
import { supposedEntry, supposedSignal } from '#components/desk/supposed-draft.ts';
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
      return <StillOpen fields={fields} problems={state.problems} />;
    case 'refused':
      return <RefusedEntry refusal={state.refusal} fields={fields} within={within} />;
    case 'shown':
      return <Shown preview={state.preview} />;
    default:
      if (state.type === 'asking' && state.last !== null) return <Shown preview={state.last} />;
      return <Plain>{t(state.type)}</Plain>;
  }
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
