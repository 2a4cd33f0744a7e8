'use client';

import { useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import { inputOf } from '#components/desk/controls.ts';
import { Candidates } from '#components/desk/effect-events.tsx';
import { Block, Line, SHOWN } from '#components/desk/effect-lines.tsx';
import { type FieldModel, signalFields } from '#components/desk/field-model.ts';
import { covers, type FormText } from '#components/desk/form-text.ts';
import type { Preview, PreviewReading } from '#components/desk/preview.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { usePreview } from '#components/desk/use-preview.ts';
import { useMessage } from '#components/messages/use-message.ts';
import { LevelBadge } from '#components/ui/level-badge.tsx';
import type { IndicatorId } from '#domain/indicators/indicator.ts';

/** While typing: the reading before and after, what looks the same, the event this would join. */
export function EffectPanel({ indicator }: { indicator: IndicatorId }) {
  const t = useTranslations('desk.effect');
  const state = usePreview(indicator);
  const preview =
    state.type === 'shown' ? state.preview : state.type === 'asking' ? state.last : null;
  return (
    <section aria-labelledby="effect-title" aria-busy={state.type === 'asking'}>
      <h2 id="effect-title" className="font-medium text-14 text-muted">
        {t('title')}
      </h2>
      <div role="status" className={state.type === 'asking' ? 'opacity-60' : ''}>
        {state.type === 'incomplete' ? (
          <StillOpen indicator={indicator} missing={state.missing} />
        ) : preview === null ? (
          <p className="mt-2 text-14 text-muted">{t(state.type)}</p>
        ) : (
          <Shown preview={preview} />
        )}
      </div>
    </section>
  );
}

/** A correction stands in the place of what is there: it adds nothing that could be shown. */
export function CorrectionEffect() {
  const t = useTranslations('desk.effect');
  return (
    <section aria-labelledby="effect-title">
      <h2 id="effect-title" className="font-medium text-14 text-muted">
        {t('title')}
      </h2>
      <p className="mt-2 text-14 text-muted">{t('correction')}</p>
    </section>
  );
}

function StillOpen({ indicator, missing }: { indicator: IndicatorId; missing: readonly string[] }) {
  const t = useTranslations('desk.effect');
  const { setFocus } = useFormContext<FormText>();
  const fields = signalFields(indicator);
  const open = fields.filter(({ name }) =>
    missing.some((each) => covers(name, each) || covers(each, name)),
  );
  return (
    <p className="mt-2 text-14 text-muted">
      {t('stillOpen')}{' '}
      {open.map((model, i) => (
        <span key={model.name}>
          {i === 0 ? '' : ', '}
          <button
            type="button"
            className="underline underline-offset-2 hover:text-ink"
            onClick={() => setFocus(inputOf(fields, model.name) ?? model.name)}
          >
            <Label model={model} />
          </button>
        </span>
      ))}
    </p>
  );
}

function Label({ model }: { model: FieldModel }) {
  return useFieldWords(model).label;
}

function Shown({ preview }: { preview: Preview }) {
  const t = useTranslations('desk.effect');
  const { before, after, duplicates, events } = preview;
  // One that could also be joined is shown once, where it can be.
  const others = duplicates.filter(({ id }) => !events.some(({ line }) => line.id === id));
  return (
    <>
      <div className="mt-2 flex flex-wrap items-start gap-x-3 gap-y-3 md:gap-x-6">
        <ReadingLine reading={before} label={t('before')} />
        <span aria-hidden="true" className="pt-1.5 text-20 text-muted">
          →
        </span>
        <ReadingLine reading={after} label={t('after')} />
      </div>
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

function ReadingLine({ reading, label }: { reading: PreviewReading; label: string }) {
  const message = useMessage();
  const { level, status, figure } = reading;
  return (
    <div className="min-w-32 flex-1">
      <span className="sr-only">{label}: </span>
      <LevelBadge level={level} stale={status === 'stale'} className="text-20 md:text-28" />
      <p className="text-14 text-muted">
        {message(figure.value)} {message(figure.label)}
      </p>
      <p className="text-12 text-muted">{message(figure.context)}</p>
    </div>
  );
}
