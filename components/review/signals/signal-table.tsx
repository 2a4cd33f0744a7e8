import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { LinkPending } from '#components/ui/link-pending.tsx';
import type { SignalLine } from '#domain/view.ts';

export const columns = [
  'eventAt',
  'headline',
  'region',
  'source',
  'claim',
  'grade',
  'recordedAt',
] as const;
export type Column = (typeof columns)[number];

/** What a region is called; the id itself for one that the watch does not list. */
export type RegionNames = Readonly<Record<string, string>>;

/**
 * Signals in lines, dense. Where there is little room the lesser columns fold under the headline. A
 * retracted signal is struck and says so; a corrected one is marked.
 */
export function SignalTable({
  lines,
  caption,
  regions,
  signalHref,
  openId = null,
  heading,
}: {
  lines: readonly SignalLine[];
  caption: string;
  regions: RegionNames;
  signalHref: (id: string) => string;
  openId?: string | null;
  /** What stands in a column's head instead of its plain name. */
  heading?: (column: Column) => ReactNode;
}) {
  const t = useTranslations('signals.column');
  return (
    <div className="@container">
      <table className="w-full border-collapse text-14">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-left text-12 text-muted">
            {columns.map((column) => (
              <th key={column} scope="col" className={`py-1.5 pr-4 font-medium ${widths[column]}`}>
                {heading?.(column) ?? t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <SignalRow
              key={line.id}
              line={line}
              regions={regions}
              href={signalHref(line.id)}
              open={line.id === openId}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const widths: Record<Column, string> = {
  eventAt: 'w-[11.5rem] @min-[90rem]:w-[15rem] @max-2xl:w-[8.5rem] @max-md:w-[7rem]',
  headline: '',
  region: 'w-[9rem] @min-[90rem]:w-[12rem] @max-4xl:hidden',
  source: 'w-[11rem] @6xl:w-[13rem] @min-[90rem]:w-[24rem] @max-2xl:hidden',
  claim: 'w-[8.5rem] @max-6xl:hidden',
  grade: 'w-[4rem] @max-md:w-[2.75rem]',
  recordedAt: 'w-[10.5rem] @max-6xl:hidden',
};

function SignalRow({
  line,
  regions,
  href,
  open,
}: {
  line: SignalLine;
  regions: RegionNames;
  href: string;
  open: boolean;
}) {
  const t = useTranslations('signals');
  const common = useTranslations('common');
  const where = whereOf(line, regions);
  const source =
    line.relayOf === null ? line.source : t('relay', { source: line.source, origin: line.relayOf });
  return (
    <tr className={`border-line border-b align-top hover:bg-raised ${open ? 'bg-raised' : ''}`}>
      <td className={`py-1.5 pr-4 ${line.retracted ? 'text-muted line-through' : ''}`}>
        <InstantText at={line.eventAt} precision={line.precision} />
      </td>
      <td className="wrap-anywhere py-1.5 pr-4">
        <Link
          href={href}
          prefetch={false}
          scroll={false}
          aria-current={open ? 'true' : undefined}
          data-signal={line.id}
          className={`py-1 hover:underline ${line.retracted ? 'text-muted line-through' : 'text-ink'}`}
        >
          {line.headline}
          <LinkPending />
        </Link>
        <Marks line={line} />
        <span className="block text-12 text-muted">
          {common(`indicatorShort.${line.indicator}`)}
          <span className="@4xl:hidden">{where === null ? '' : ` · ${where}`}</span>
          <span className="@2xl:hidden"> · {source}</span>
        </span>
      </td>
      <td className={`py-1.5 pr-4 ${widths.region}`}>{where ?? '–'}</td>
      <td className={`py-1.5 pr-4 ${widths.source}`}>{source}</td>
      <td className={`py-1.5 pr-4 text-muted ${widths.claim}`}>{common(`claim.${line.claim}`)}</td>
      <td className={`py-1.5 pr-4 ${widths.grade}`}>
        <GradeBadge grade={line.grade} />
      </td>
      <td className={`py-1.5 text-muted ${widths.recordedAt}`}>
        <InstantText at={line.recordedAt} />
      </td>
    </tr>
  );
}

/** Corrected and retracted, as words. */
export function Marks({ line }: { line: Pick<SignalLine, 'corrected' | 'retracted'> }) {
  const t = useTranslations('signals');
  return (
    <>
      {line.retracted ? <Mark>{t('retracted')}</Mark> : null}
      {line.corrected ? <Mark>{t('corrected')}</Mark> : null}
    </>
  );
}

function Mark({ children }: { children: ReactNode }) {
  return (
    <span className="ml-2 whitespace-nowrap border border-line-strong px-1 font-medium text-12 text-ink">
      {children}
    </span>
  );
}

/** The place, and its region where that says more; null when neither is known. */
export function whereOf(
  { place, region }: Pick<SignalLine, 'place' | 'region'>,
  regions: RegionNames,
): string | null {
  const name = region === null ? null : (regions[region] ?? region);
  if (place === null) return name;
  return name === null || name === place ? place : `${place}, ${name}`;
}
