import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { study } from '#domain/study.ts';
import type { Estimate, QuantileEstimate } from '#domain/study-schema.ts';

/** The baseline that drives the level; the study tells of the trailing one as well. */
const driving = study.risen.filter(({ basis }) => basis === 'pre-shock');

/** What the attack levels cost in false onsets and give in days, from the shipped study. */
export function StudyTables() {
  const t = useTranslations('method.study');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <Table
        caption={t('steady')}
        heads={[
          'rate',
          'phi',
          'changes',
          'strained',
          'severe',
          'strainedWithRegions',
          'severeWithRegions',
          'p05',
          'p001',
          'years',
        ]}
      >
        {study.steady.map(({ rate, phi, changes, strained, severe, regions, beyond, years }) => (
          <tr key={`${rate} ${phi}`}>
            <Cell>
              <Figure value={rate} />
            </Cell>
            <Cell>
              <Figure value={phi} />
            </Cell>
            <Cell>
              <Mean estimate={changes} />
            </Cell>
            <Cell>
              <Mean estimate={strained} />
            </Cell>
            <Cell>
              <Mean estimate={severe} />
            </Cell>
            <Cell>
              <Mean estimate={regions.strained} />
            </Cell>
            <Cell>
              <Mean estimate={regions.severe} />
            </Cell>
            <Cell>
              <Share estimate={beyond.p05} />
            </Cell>
            <Cell>
              <Share estimate={beyond.p001} />
            </Cell>
            <Cell>
              <Figure value={years} />
            </Cell>
          </tr>
        ))}
      </Table>
      <Table
        caption={t('risen')}
        heads={['rate', 'phi', 'factor', 'median', 'p90', 'missed', 'runs']}
      >
        {driving.map(({ rate, phi, factor, median, p90, missed, runs, watched }) => (
          <tr key={`${rate} ${phi} ${factor}`}>
            <Cell>
              <Figure value={rate} />
            </Cell>
            <Cell>
              <Figure value={phi} />
            </Cell>
            <Cell>
              <Figure value={factor} />
            </Cell>
            <Cell>
              <Days quantile={median} watched={watched} />
            </Cell>
            <Cell>
              <Days quantile={p90} watched={watched} />
            </Cell>
            <Cell>
              <Share estimate={missed} />
            </Cell>
            <Cell>
              <Figure value={runs} />
            </Cell>
          </tr>
        ))}
      </Table>
      <p className="text-14 text-muted">
        {t.rich('command', { code: (chunks) => <code className="font-mono">{chunks}</code> })}
      </p>
    </div>
  );
}

function Table({
  caption,
  heads,
  children,
}: {
  caption: string;
  heads: readonly string[];
  children: ReactNode;
}) {
  const t = useTranslations('method.study.column');
  return (
    <div className="w-fit min-w-0 max-w-full">
      <h3 className="font-semibold text-14">{caption}</h3>
      <FigureTable
        title={caption}
        columns={heads.map((name) => ({
          name,
          head: <span className="inline-block max-w-28">{t(name)}</span>,
          isNumber: true,
        }))}
      >
        {children}
      </FigureTable>
    </div>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return <td className={`${numberCell} whitespace-nowrap`}>{children}</td>;
}

function Figure({ value }: { value: number }) {
  return <>{useFormatter().number(value, { maximumFractionDigits: 2 })}</>;
}

/** A mean a year with its Monte Carlo error. */
function Mean({ estimate: { value, error } }: { estimate: Estimate }) {
  const format = useFormatter();
  return (
    <>
      {format.number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}{' '}
      <span className="text-12 text-muted">
        ±{format.number(2 * error, { maximumFractionDigits: 2 })}
      </span>
    </>
  );
}

function Share({ estimate: { value } }: { estimate: Estimate }) {
  const format = useFormatter();
  return <>{format.number(value, { style: 'percent', maximumFractionDigits: 2 })}</>;
}

/** Days, or that most were not found within those watched. */
function Days({ quantile: { value }, watched }: { quantile: QuantileEstimate; watched: number }) {
  const t = useTranslations('method.study');
  return <>{value === null ? t('later', { days: watched }) : t('days', { days: value })}</>;
}
