import type { ReactNode } from 'react';

/** A part of a page that scrolls sideways when it must, with the mouse and with the keys. */
export function ScrollBox({
  label,
  className = '',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const look = `scroll-cue min-w-0 overflow-x-auto ${className}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keys
    <section aria-label={label} tabIndex={0} className={look}>
      {children}
    </section>
  );
}
