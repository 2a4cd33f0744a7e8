import type { ReactNode } from 'react';
import { ScrollBox } from '#components/ui/scroll-box.tsx';

export interface FigureColumn {
  name: string;
  head: ReactNode;
  isNumber?: boolean;
}

interface Numbers {
  /** What the table holds; the line to open it by where it is folded away. */
  title: string;
  columns: readonly FigureColumn[];
  /** Below this width it scrolls sideways; a class. */
  least?: string;
  /** Rows, each with its head; a cell with a number is marked as its column is. */
  children: ReactNode;
}

/** For a cell that stands in a column of numbers. */
export const numberCell = 'text-right';

/* Without weight, so that any class of a cell says more. */
const rows = [
  '[:where(&>tr)]:border-line [:where(&>tr)]:border-b [:where(&>tr)]:align-top',
  '[:where(&>tr>*)]:py-1.5 [:where(&>tr>*:not(:last-child))]:pr-6',
  '[:where(&>tr>th)]:text-left [:where(&>tr>th)]:font-normal',
].join(' ');

/** The numbers of a figure: a table that scrolls in its box, under a head that stays in sight. */
export function FigureTable({ title, columns, least = '', children }: Numbers) {
  return (
    <ScrollBox label={title} className="max-h-[min(48rem,80dvh)] overflow-y-auto">
      <table className={`w-full border-collapse text-14 ${least}`}>
        <caption className="sr-only">{title}</caption>
        {/* A shadow: the border of a head that stays would scroll away. */}
        <thead className="sticky top-0 z-10 bg-surface shadow-[inset_0_-1px_0_var(--line-strong)]">
          <tr className="align-bottom text-12 text-muted">
            {columns.map(({ name, head, isNumber = false }) => (
              <th
                key={name}
                scope="col"
                className={`py-1.5 pr-6 font-medium last:pr-0 ${isNumber ? numberCell : 'text-left'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={rows}>{children}</tbody>
      </table>
    </ScrollBox>
  );
}

/** The same, folded away behind a line that opens it; a link to its `id` does so too. */
export function FoldedTable({ id, ...numbers }: Numbers & { id?: string }) {
  return (
    <details className="mt-2 w-fit min-w-0 max-w-full text-14">
      <summary className="w-fit cursor-pointer py-1 text-accent">{numbers.title}</summary>
      <div id={id}>
        <FigureTable {...numbers} />
      </div>
    </details>
  );
}
