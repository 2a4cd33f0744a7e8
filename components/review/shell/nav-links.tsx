'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { type PageName, pagePath, pages } from '#components/review/shell/page-path.ts';
import { axesParams, href, now, type TimeAxes } from '#components/review/time/axes.ts';
import { Keys } from '#components/ui/kbd.tsx';
import { LinkPending } from '#components/ui/link-pending.tsx';
import { useDeskKey } from '#components/ui/use-desk-key.ts';

/** The pages of a watch. The time that is being looked at goes along, except to the desk. */
export function NavLinks({ watch, page, axes }: { watch: string; page: PageName; axes: TimeAxes }) {
  const t = useTranslations('nav');
  const desk = useRef<HTMLAnchorElement>(null);
  useDeskKey(desk);
  return (
    <nav aria-label={t('label')} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-6">
        {pages.map((each) => (
          <li key={each}>
            <Link
              href={href(pagePath(watch, each), axesParams(each === 'log' ? now : axes))}
              prefetch={false}
              // At the desk itself the key leads to the first input.
              {...(each === 'log' && page !== 'log' ? { ref: desk } : {})}
              aria-keyshortcuts={each === 'log' ? 'N' : undefined}
              aria-current={each === page ? 'page' : undefined}
              className={`flex min-h-11 items-center whitespace-nowrap border-b-2 text-14 -outline-offset-2 ${
                each === page
                  ? 'border-ink font-semibold text-ink'
                  : 'border-transparent text-muted hover:text-ink'
              }`}
            >
              {t(each)}
              {each === 'log' ? (
                <span aria-hidden="true" className="ml-2 hidden xl:inline">
                  <Keys keys={['N']} />
                </span>
              ) : null}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
