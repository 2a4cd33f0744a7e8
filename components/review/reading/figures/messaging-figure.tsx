'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Counted, counted } from '#components/review/evidence-link.tsx';
import { ClaimTable } from '#components/review/reading/figures/claim-table.tsx';
import { SilenceStrip } from '#components/review/reading/figures/silence-strip.tsx';
import { TollTable } from '#components/review/reading/figures/toll-table.tsx';
import { ToneLine } from '#components/review/reading/figures/tone-line.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { withMinus } from '#components/ui/minus.ts';
import type { MessagingDetail } from '#domain/indicators/messaging-detail.ts';
import type { Instant } from '#domain/instant.ts';

/** How officials sound, what speaks against them, whose dead they admit, and how long they are silent. */
export function MessagingFigure({
  detail,
  signalHref,
  frozenAt,
}: {
  detail: MessagingDetail;
  signalHref: (id: string) => string;
  frozenAt: Instant | null;
}) {
  const t = useTranslations('review.explain.messaging');
  return (
    <div className="grid gap-y-10">
      <div className="grid gap-x-12 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <ToneLine history={detail.history} />
        <Summary detail={detail} />
      </div>
      <div className="min-w-0">
        <h3 className="mb-2 font-semibold text-14">{t('claims.title')}</h3>
        <ClaimTable detail={detail} signalHref={signalHref} />
      </div>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <h3 className="mb-2 font-semibold text-14">{t('tolls.title')}</h3>
          <TollTable tolls={detail.tolls} days={detail.tollDays} frozenAt={frozenAt} />
        </div>
        <div className="min-w-0">
          <h3 className="mb-2 font-semibold text-14">{t('silence.title')}</h3>
          <SilenceStrip silence={detail.silence} days={detail.recordDays} />
        </div>
      </div>
    </div>
  );
}

/** Tone and contradiction as they stand, and what both together mean. */
function Summary({ detail }: { detail: MessagingDetail }) {
  const t = useTranslations('review.explain.messaging');
  const { tone, contradiction, isIncoherent, history, halfLifeDays } = detail;
  const last = history.points.at(-1) ?? null;
  const { value, low, high, checkable, contradicted } = contradiction;
  return (
    <div className="min-w-0 text-14">
      {isIncoherent ? (
        <p className="mb-3 flex items-baseline gap-2 font-semibold text-level-3-word">
          <span className="inline-block translate-y-[0.1em]">
            <LevelShape level={3} />
          </span>
          {t('incoherent')}
        </p>
      ) : null}
      <dl>
        <Row
          name={t('tone')}
          value={tone === null ? t('unknown') : withMinus(t('signed', { tone }))}
          note={
            last === null ? (
              t('noTone')
            ) : (
              <>
                {withMinus(t('toneLimits', { low: last.low, high: last.high }))}{' '}
                <Counted behind="public-messaging.toned">{t('toned', { n: last.n })}</Counted>
              </>
            )
          }
        />
        <Row
          name={t('defensiveness')}
          value={
            last?.defensiveness.value === undefined || last.defensiveness.value === null
              ? t('unknown')
              : t('share', { share: last.defensiveness.value })
          }
          note={
            last === null
              ? null
              : t('shareLimits', {
                  low: last.defensiveness.low ?? 0,
                  high: last.defensiveness.high ?? 1,
                })
          }
        />
        <Row
          name={t('contradicted')}
          value={value === null ? t('unknown') : t('share', { share: value })}
          note={
            value === null ? (
              t('noClaims')
            ) : (
              <>
                {t('shareLimits', { low: low ?? 0, high: high ?? 1 })}{' '}
                {t.rich('claimsOf', {
                  contradicted,
                  checkable,
                  against: counted('public-messaging.contradicted'),
                  to: counted('public-messaging.checkable'),
                })}
              </>
            )
          }
        />
      </dl>
      <p className="border-line border-t pt-1.5 text-12 text-muted">
        {t('how', { days: halfLifeDays })}
      </p>
    </div>
  );
}

function Row({ name, value, note }: { name: string; value: string; note: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-line border-t py-1.5 first:border-t-0">
      <dt className="text-muted">{name}</dt>
      <dd className="text-right">
        <span className="font-semibold">{value}</span>
        {note === null ? null : <span className="block text-12 text-muted">{note}</span>}
      </dd>
    </div>
  );
}
