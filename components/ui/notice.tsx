import type { ReactNode } from 'react';

/** A plain block that says what happened, what was kept, and what to do next. */
export function Notice({
  title,
  children,
  actions,
  tone = 'plain',
  heading: Heading = 'h2',
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  tone?: 'plain' | 'danger';
  /** The first heading of a page that shows nothing else. */
  heading?: 'h1' | 'h2' | 'h3';
}) {
  const edge = tone === 'danger' ? 'border-danger' : 'border-line-strong';
  return (
    <section className={`max-w-[44rem] border-l-4 ${edge} py-2 pl-4`}>
      <Heading className="font-semibold text-20">{title}</Heading>
      {children === undefined ? null : <div className="mt-1 text-16 text-muted">{children}</div>}
      {actions === undefined ? null : <div className="mt-4 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}
