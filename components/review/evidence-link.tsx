'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext } from 'react';
import { useLive } from '#components/review/shell/live-context.tsx';
import { pagePath } from '#components/review/shell/page-path.ts';
import { href, instantText } from '#components/review/time/axes.ts';
import type { Instant } from '#domain/instant.ts';

/** The time axes of the page as search parameters, which its evidence is asked for at. */
export const EvidenceTime = createContext<Readonly<Record<string, string>>>({});

/** Where, when and which of the events behind a number. */
export interface Among {
  /** When the number stood so; the page's own time by default. */
  asOf?: Instant;
  region?: string;
  /** In (from, to], as readings count. */
  after?: Instant;
  until?: Instant;
  movedFrom?: string;
  movedTo?: string;
}

/* What only a screen reader is told stays within the link, and so within a table that scrolls. */
const look =
  'relative underline decoration-line-strong decoration-1 underline-offset-2 hover:decoration-ink -mx-1 px-1 py-1';

/** A number that opens to the signals of the events that it counts: `{indicator}.{set}`. */
export function Counted({
  behind,
  among = {},
  className = look,
  children,
}: {
  behind: string;
  among?: Among | undefined;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations('review.evidence');
  const { view } = useLive();
  const time = useContext(EvidenceTime);
  const { asOf, after, until, ...others } = among;
  const asked = {
    behind,
    ...others,
    // Readings count what lies after one instant and up to another; an address, from one on.
    from: after === undefined ? null : instantText(after + 1),
    to: until === undefined ? null : instantText(until + 1),
    ...time,
    ...(asOf === undefined ? {} : { asOf: instantText(asOf) }),
  };
  return (
    <Link
      href={href(pagePath(view.watch, 'signals'), asked)}
      prefetch={false}
      className={className}
    >
      {children}
      <span className="sr-only">{t('opens')}</span>
    </Link>
  );
}

/** The same within a sentence: what stands between two tags of it. */
export function counted(behind: string, among?: Among): (words: ReactNode) => ReactNode {
  return (words) => (
    <Counted behind={behind} among={among}>
      {words}
    </Counted>
  );
}

/** A number that opens to the list of what it counts, on the page of its reading. */
export function Listed({
  href: to,
  className = look,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations('review.evidence');
  // No link of the router: only the browser unfolds a list that it is led to.
  return (
    <a href={to} className={className}>
      {children}
      <span className="sr-only">{t('lists')}</span>
    </a>
  );
}

/** The same within a sentence. */
export function listed(to: string): (words: ReactNode) => ReactNode {
  return (words) => <Listed href={to}>{words}</Listed>;
}
