'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { Block, Line, SHOWN } from '#components/desk/effect-lines.tsx';
import { useOtherText } from '#components/desk/fields/use-text.ts';
import type { FormText } from '#components/desk/form-text.ts';
import type { PreviewEvent } from '#components/desk/preview.ts';
import { Button } from '#components/ui/button.tsx';
import { Keys } from '#components/ui/kbd.tsx';
import { isPageKey } from '#components/ui/page-key.ts';

/** Events that the signal may report again, the likeliest first; Alt+A joins that one. */
export function Candidates({
  events,
  same,
}: {
  events: readonly PreviewEvent[];
  same: readonly string[];
}) {
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
      if (!event.altKey || event.code !== 'KeyA' || !isPageKey(event)) return;
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
      {events.slice(0, SHOWN).map((candidate) => (
        <Line key={candidate.id} line={candidate.line} apart={apartOf(candidate)}>
          <span className="text-12 text-muted">
            {same.includes(candidate.line.id) ? (
              <strong className="block font-medium text-ink">{t('perhapsSame')}</strong>
            ) : null}
            {t(candidate.independent ? 'independent' : 'dependent')}
          </span>
          <Button
            size="small"
            aria-pressed={chosen === candidate.id}
            onClick={() => attach(candidate)}
          >
            {t(chosen === candidate.id ? 'attached' : 'attach')}
            <span className="sr-only">: {candidate.line.headline}</span>
          </Button>
        </Line>
      ))}
    </Block>
  );
}

function apartOf({ distanceKm, apartHours }: PreviewEvent) {
  return { km: distanceKm, hours: apartHours };
}
