import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { counted } from '#components/review/evidence-link.tsx';
import { Cross, ToneShape } from '#components/review/reading/figures/tone-mark.tsx';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { ClaimRow, StatementRow } from '#domain/indicators/messaging-claims.ts';
import type { MessagingDetail } from '#domain/indicators/messaging-detail.ts';

const columns = ['said', 'statement', 'tone', 'weight', 'claims'] as const;
type Href = (id: string) => string;

/** What officials said, claim by claim, with the signals that say otherwise. */
export function ClaimTable({ detail, signalHref }: { detail: MessagingDetail; signalHref: Href }) {
  const t = useTranslations('review.explain.messaging.claims');
  const { statements, windowDays, contradictingGrade } = detail;
  const { rows, n } = statements;
  if (n === 0) return <p className="text-14 text-muted">{t('none', { days: windowDays })}</p>;
  return (
    <>
      <p className="max-w-[60rem] pb-2 text-12 text-muted">
        {t('how', { days: windowDays, grade: contradictingGrade })}{' '}
        {t.rich('listed', { shown: rows.length, n, to: counted('public-messaging.statements') })}
      </p>
      <FigureTable
        title={t('title')}
        columns={columns.map((name) => ({
          name,
          head: t(`column.${name}`),
          isNumber: name === 'weight',
        }))}
        least="min-w-[44rem]"
      >
        {rows.map((row) => (
          <Statement key={row.event} row={row} signalHref={signalHref} />
        ))}
      </FigureTable>
    </>
  );
}

function Statement({ row, signalHref }: { row: StatementRow; signalHref: Href }) {
  const t = useTranslations('review.explain.messaging.claims');
  const tones = useTranslations('options.public-messaging.tone');
  return (
    <tr>
      <td className="min-w-28 md:whitespace-nowrap">
        <InstantText at={row.saidAt} precision={row.precision} />
      </td>
      <th scope="row" className="max-w-[22rem]">
        <span className="block font-medium">{row.speaker}</span>
        <Link href={signalHref(row.signal)} prefetch={false} className="hover:underline">
          {row.headline}
        </Link>
      </th>
      <td className="whitespace-nowrap">
        <ToneShape tone={row.tone} /> {row.tone === null ? t('toneless') : tones(`${row.tone}`)}
      </td>
      <td className={numberCell}>{t('weight', { weight: row.weight })}</td>
      <td>
        {row.claims.length === 0 ? (
          <span className="text-muted">{t('claimless')}</span>
        ) : (
          <ul className="grid gap-y-1.5">
            {row.claims.map((claim) => (
              <Claim key={claim.text} claim={claim} signalHref={signalHref} />
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Claim({ claim, signalHref }: { claim: ClaimRow; signalHref: Href }) {
  const t = useTranslations('review.explain.messaging.claims');
  const { text, isCheckable, contradictedBy } = claim;
  return (
    <li className={isCheckable ? '' : 'text-muted'}>
      {contradictedBy.length > 0 && isCheckable ? (
        <>
          <Cross />{' '}
        </>
      ) : null}
      {t('quoted', { text })}{' '}
      <span className="text-12 text-muted">
        {isCheckable
          ? contradictedBy.length === 0
            ? t('standing')
            : t('contradictedBy')
          : t('uncheckable')}
      </span>
      {contradictedBy.map((one) => (
        <span key={one.signal} className="block pl-4 text-12">
          <Link
            href={signalHref(one.signal)}
            prefetch={false}
            className="py-1 text-accent underline underline-offset-2"
          >
            {one.source}
          </Link>{' '}
          <GradeBadge grade={one.grade} /> {one.isOfficial ? `${t('official')} ` : ''}
          <span className="text-muted">
            <InstantText at={one.contradictedAt} precision={one.precision} />
          </span>
        </span>
      ))}
    </li>
  );
}
