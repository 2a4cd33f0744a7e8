'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type PageName, pagePath, pages } from '#components/review/shell/page-path.ts';
import { axesParams, href, now, type TimeAxes } from '#components/review/time/axes.ts';
import { LinkPending } from '#components/ui/link-pending.tsx';

/** The pages of a watch. The time that is being looked at goes along, except to the desk. */
export function NavLinks({ watch, page, axes }: { watch: string; page: PageName; axes: TimeAxes }) {
  const t = useTranslations('nav');
  return (
    <nav aria-label={t('label')} className="-mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-6">
        {pages.map((each) => (
          <li key={each}>
            <Link
              href={href(pagePath(watch, each), axesParams(each === 'log' ? now : axes))}
              prefetch={false}
              aria-current={each === page ? 'page' : undefined}
              className={`flex min-h-11 items-center whitespace-nowrap border-b-2 text-14 -outline-offset-2 ${
                each === page
                  ? 'border-ink font-semibold text-ink'
                  : 'border-transparent text-muted hover:text-ink'
              }`}
            >
              {t(each)}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
