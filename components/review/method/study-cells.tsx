import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import type { Limited } from '#domain/study-schema.ts';

/** A column of a table of the study: `method.study.column.{name}` is its head. */
export interface StudyColumn {
  name: string;
  isNumber: boolean;
  /** Another head than that of its name. */
  head?: string;
}

/** Columns of numbers. */
export function numbers(...names: readonly string[]): StudyColumn[] {
  return names.map((name) => ({ name, isNumber: true }));
}

/** A table of the study under its caption. */
export function StudyTable({
  caption,
  columns,
  children,
}: {
  caption: string;
  columns: readonly StudyColumn[];
  children: ReactNode;
}) {
  const t = useTranslations('method.study.column');
  return (
    <div className="w-fit min-w-0 max-w-full">
      <h4 className="font-semibold text-14">{caption}</h4>
      <FigureTable
        title={caption}
        columns={columns.map(({ name, isNumber, head }) => ({
          name,
          head: <span className="inline-block max-w-28">{head ?? t(name)}</span>,
          isNumber,
        }))}
      >
        {children}
      </FigureTable>
    </div>
  );
}

export function Cell({ children }: { children: ReactNode }) {
  return <td className={`${numberCell} whitespace-nowrap`}>{children}</td>;
}

export function Figure({ value }: { value: number }) {
  return <>{useFormatter().number(value, { maximumFractionDigits: 2 })}</>;
}

/** Times a year, with their 95 % limits. */
export function Times({ of: { value, low, high } }: { of: Limited }) {
  const format = useFormatter();
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const told = (times: number) => format.number(times, digits);
  return (
    <>
      {told(value)} <Limits low={told(low)} high={told(high)} />
    </>
  );
}

/** A share in per cent, with its 95 % limits. */
export function Percent({ of: { value, low, high } }: { of: Limited }) {
  const format = useFormatter();
  const told = (share: number) => format.number(share * 100, { maximumFractionDigits: 0 });
  return (
    <>
      {format.number(value, { style: 'percent', maximumFractionDigits: 0 })}{' '}
      <Limits low={told(low)} high={told(high)} />
    </>
  );
}

export function Limits({ low, high }: { low: ReactNode; high: ReactNode }) {
  return (
    <span className="text-12 text-muted">
      ({low}–{high})
    </span>
  );
}
