'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { inputOf } from '#components/desk/controls.ts';
import { type FieldModel, signalFields } from '#components/desk/field-model.ts';
import { useOtherText } from '#components/desk/fields/use-text.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { covers } from '#components/desk/form-text.ts';
import type {
  Preview,
  PreviewEvent,
  PreviewLine,
  PreviewReading,
} from '#components/desk/preview.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { usePreview } from '#components/desk/use-preview.ts';
import { useMessage } from '#components/messages/use-message.ts';
import { Button } from '#components/ui/button.tsx';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { Keys } from '#components/ui/kbd.tsx';
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
  return (
    <>
      <div className="mt-2 flex flex-wrap items-start gap-x-6 gap-y-3">
        <ReadingLine reading={before} label={t('before')} />
        <span aria-hidden="true" className="pt-1.5 text-20 text-muted">
          →
        </span>
        <ReadingLine reading={after} label={t('after')} />
      </div>
      {duplicates.length === 0 ? null : (
        <Block title={t('duplicates', { count: duplicates.length })} hint={t('duplicatesHint')}>
          {duplicates.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Block>
      )}
      <Candidates events={events} />
    </>
  );
}

function ReadingLine({ reading, label }: { reading: PreviewReading; label: string }) {
  const message = useMessage();
  const { level, status, figure } = reading;
  return (
    <div className="min-w-40 flex-1">
      <span className="sr-only">{label}: </span>
      <LevelBadge level={level} stale={status === 'stale'} className="text-28 leading-9" />
      <p className="text-14 text-muted">
        {message(figure.value)} {message(figure.label)}
      </p>
      <p className="text-12 text-muted">{message(figure.context)}</p>
    </div>
  );
}

function Candidates({ events }: { events: readonly PreviewEvent[] }) {
  const t = useTranslations('desk.effect');
  const { setValue } = useFormContext<FormText>();
  const chosen = useOtherText('event');
  const first = events[0];
  const attach = ({ id, line }: PreviewEvent) => {
    setValue('event', id, { shouldDirty: true });
    setValue('event/headline', line.headline);
  };
  useEffect(() => {
    if (first === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyA') return;
      event.preventDefault();
      setValue('event', first.id, { shouldDirty: true });
      setValue('event/headline', first.line.headline);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [first, setValue]);
  if (first === undefined) return null;
  const hint = (
    <>
      {t('attachFirst')} <Keys keys={['Alt', 'A']} /> {t('orNew')}
    </>
  );
  return (
    <Block title={t('sameEvent')} hint={hint}>
      {events.map((candidate) => (
        <Line key={candidate.id} line={candidate.line} apart={apartOf(candidate)}>
          <span className="text-12 text-muted">
            {t(candidate.independent ? 'independent' : 'dependent')}
          </span>
          <Button
            size="small"
            aria-pressed={chosen === candidate.id}
            onClick={() => attach(candidate)}
          >
            {t(chosen === candidate.id ? 'attached' : 'attach')}
          </Button>
        </Line>
      ))}
    </Block>
  );
}

function apartOf({ distanceKm, apartHours }: PreviewEvent) {
  return { km: distanceKm, hours: apartHours };
}

function Block({ title, hint, children }: { title: string; hint: ReactNode; children: ReactNode }) {
  return (
    <section className="mt-5">
      <h3 className="font-medium text-14">{title}</h3>
      <ul className="mt-1 space-y-2">{children}</ul>
      <p className="mt-1 text-12 text-muted">{hint}</p>
    </section>
  );
}

interface LineProps {
  line: PreviewLine;
  apart?: { km: number | null; hours: number | null };
  children?: ReactNode;
}

function Line({ line, apart, children }: LineProps) {
  const t = useTranslations('desk.effect');
  return (
    <li className="border border-line px-2.5 py-2 text-14">
      <p className="flex justify-between gap-3">
        <span>{line.headline}</span>
        <GradeBadge grade={line.grade} />
      </p>
      <p className="text-12 text-muted">
        <InstantText at={line.eventAt} precision={line.precision} />
        {line.place === null ? null : <> · {line.place}</>} · {line.source}
        {apart?.km == null ? null : <> · {t('away', { km: apart.km })}</>}
        {apart?.hours == null ? null : <> · {t('apart', { hours: apart.hours })}</>}
      </p>
      {children === undefined ? null : (
        <div className="mt-1 flex flex-wrap items-center justify-between gap-2">{children}</div>
      )}
    </li>
  );
}
