'use client';

import { useTranslations } from 'next-intl';
import { Counted, counted } from '#components/review/evidence-link.tsx';
import { FlowMatrix } from '#components/review/reading/figures/flow-matrix.tsx';
import { LossTable } from '#components/review/reading/figures/loss-table.tsx';
import { ShareHistory } from '#components/review/reading/figures/share-history.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { withMinus } from '#components/ui/minus.ts';
import type { PostureDetail } from '#domain/indicators/posture-detail.ts';

/** Which way the forces lean over time, what moved where, and what was left thin. */
export function PostureFigure({
  detail,
  regions,
}: {
  detail: PostureDetail;
  regions: RegionNames;
}) {
  const t = useTranslations('review.explain.posture');
  return (
    <div className="grid gap-y-10">
      <div className="grid gap-x-12 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <ShareHistory history={detail.history} shares={detail.shares} />
        <Shares detail={detail} />
      </div>
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0">
          <h3 className="mb-2 font-semibold text-14">{t('matrix')}</h3>
          <FlowMatrix
            flows={detail.flows}
            nodes={detail.nodes}
            names={detail.names}
            capital={detail.capital}
          />
          <Pull detail={detail} />
        </div>
        <div id="losses" className="min-w-0 scroll-mt-4">
          <h3 className="mb-2 font-semibold text-14">{t('losses')}</h3>
          <LossTable
            losses={detail.losses}
            names={detail.names}
            worseningFrom={detail.worseningFrom}
            asOf={detail.asOf}
            regions={regions}
          />
        </div>
      </div>
    </div>
  );
}

/** The shares as they stand, each with its limits, and what they rest on. */
function Shares({ detail }: { detail: PostureDetail }) {
  const t = useTranslations('review.explain.posture');
  const options = useTranslations('options.military-posture.movement');
  const { shares, evidence, prior, probRetrenchOverReinforce, halfLifeDays } = detail;
  const ratio = probRetrenchOverReinforce;
  return (
    <div className="min-w-0 text-14">
      <dl>
        {shares.toReversed().map(({ movement, value, low, high, n }) => (
          <div
            key={movement}
            className="flex items-baseline justify-between gap-4 border-line border-b py-1.5"
          >
            <dt className="text-muted">{options(movement)}</dt>
            <dd className="text-right">
              <span className="font-semibold">
                {value === null ? '–' : t('share', { share: value })}
              </span>
              <span className="block whitespace-nowrap text-12 text-muted">
                {low === null || high === null ? null : t('limits', { low, high })}{' '}
                <Counted behind={`military-posture.${movement}`}>{t('events', { n })}</Counted>
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="py-1.5">
        {t('evidence', { evidence, prior })}
        <span className="block text-12 text-muted">{t('halfLife', { days: halfLifeDays })}</span>
      </p>
      {ratio === null ? null : (
        <p className="border-line border-t py-1.5">{t('retrenchOver', { share: ratio })}</p>
      )}
    </div>
  );
}

function Pull({ detail: { capital, names, reachDays } }: { detail: PostureDetail }) {
  const t = useTranslations('review.explain.posture');
  const { place, pull, probToward, inflow, outflow, moves } = capital;
  if (pull === null || probToward === null) return null;
  const name = names[place] ?? place;
  return (
    <p className="mt-3 max-w-[40rem] text-14">
      {withMinus(t('pull', { place: name, pull, inflow, outflow }))}{' '}
      {t.rich('toward', {
        share: probToward,
        moves,
        days: reachDays,
        to: counted('military-posture.moves'),
      })}
    </p>
  );
}
