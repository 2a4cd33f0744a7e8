import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { Marks, type RegionNames, whereOf } from '#components/review/signals/signal-table.tsx';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Contribution } from '#domain/contributions.ts';
import type { SignalLine } from '#domain/view.ts';

/** The signals behind a reading, newest first, with what each adds to it. */
export function ContributionTable({
  lines,
  contributions,
  failed,
  regions,
  signalHref,
}: {
  lines: readonly SignalLine[];
  contributions: readonly Contribution[];
  failed: boolean;
  regions: RegionNames;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.contribution');
  const column = useTranslations('signals.column');
  const byId = new Map(contributions.map((each) => [each.signal, each]));
  if (contributions.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <div className="@container">
      {failed ? (
        <p role="status" className="pb-2 font-medium text-14 text-danger">
          {t('failed')}
        </p>
      ) : null}
      <table className="w-full border-collapse text-14">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr className="border-line border-b text-left text-12 text-muted">
            <th
              scope="col"
              className="w-[11.5rem] py-1.5 pr-4 font-medium @min-[90rem]:w-[15rem] @max-2xl:w-[7rem]"
            >
              {column('eventAt')}
            </th>
            <th scope="col" className="py-1.5 pr-4 font-medium">
              {column('headline')}
            </th>
            <th scope="col" className="w-[9rem] py-1.5 pr-4 font-medium @max-4xl:hidden">
              {column('region')}
            </th>
            <th
              scope="col"
              className="w-[10rem] py-1.5 pr-4 font-medium @min-[90rem]:w-[20rem] @max-4xl:hidden"
            >
              {column('source')}
            </th>
            <th
              scope="col"
              className="w-[4rem] py-1.5 pr-4 font-medium @max-2xl:w-[2.75rem] @max-2xl:pr-0"
            >
              {column('grade')}
            </th>
            <th scope="col" className="w-[14rem] py-1.5 font-medium @max-2xl:hidden">
              {t('adds')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const contribution = byId.get(line.id);
            return (
              <tr key={line.id} className="border-line border-b align-top hover:bg-raised">
                <td className="py-1.5 pr-4">
                  <InstantText at={line.eventAt} precision={line.precision} />
                </td>
                <td className="wrap-anywhere py-1.5 pr-4">
                  <Link
                    href={signalHref(line.id)}
                    prefetch={false}
                    className="py-1 hover:underline"
                  >
                    {line.headline}
                  </Link>
                  <Marks line={line} />
                  <span className="block text-12 text-muted @4xl:hidden">
                    {[whereOf(line, regions), line.source].filter(Boolean).join(' · ')}
                  </span>
                  {contribution === undefined ? null : (
                    <div className="mt-1 @2xl:hidden">
                      <Adds contribution={contribution} />
                    </div>
                  )}
                </td>
                <td className="py-1.5 pr-4 @max-4xl:hidden">{whereOf(line, regions) ?? '–'}</td>
                <td className="py-1.5 pr-4 @max-4xl:hidden">{line.source}</td>
                <td className="py-1.5 pr-4 @max-2xl:pr-0">
                  <GradeBadge grade={line.grade} />
                </td>
                <td className="py-1.5 @max-2xl:hidden">
                  {contribution === undefined ? '–' : <Adds contribution={contribution} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The weight of the event and its share, as a bar and in words. */
function Adds({ contribution }: { contribution: Contribution }) {
  const t = useTranslations('review.explain.contribution');
  const { eventWeight, share, credible, adds } = contribution;
  if (eventWeight === null) return <span className="text-muted">{t('uncounted')}</span>;
  return (
    <>
      {share === 0 ? <span className="text-muted">{t('sameEvent')}</span> : <Share share={share} />}
      <span className="block text-12 text-muted">
        {t('weight', { weight: eventWeight })}
        {credible ? '' : ` · ${t('incredible')}`}
        {adds ? '' : ` · ${t('copy')}`}
      </span>
    </>
  );
}

function Share({ share }: { share: number }) {
  const format = useFormatter();
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden="true" className="inked h-2 w-16 bg-line">
        <span
          className="inked block h-full bg-muted"
          style={{ width: `${Math.round(100 * Math.min(1, share))}%` }}
        />
      </span>
      {format.number(share, { style: 'percent', maximumFractionDigits: 1 })}
    </span>
  );
}
