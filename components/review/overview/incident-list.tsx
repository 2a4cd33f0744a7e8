import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { ClockView } from '#domain/view.ts';

/** The incidents whose clocks are listed, each once: to their signals, and to put them right. */
export function IncidentList({
  clocks,
  signalsHref,
  correctHref,
}: {
  clocks: readonly ClockView[];
  signalsHref: (incident: string) => string;
  /** Null while the page looks back. */
  correctHref: ((incident: string) => string) | null;
}) {
  const t = useTranslations('review.incidents');
  const incidents = [...new Map(clocks.map((clock) => [clock.incident, clock])).values()];
  if (incidents.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 mb-1 font-semibold text-14">{t('title')}</h3>
      <ul className="text-14">
        {incidents.map(({ incident, incidentTitle, startAt, startPrecision }) => (
          <li
            key={incident}
            className="flex flex-wrap items-baseline gap-x-4 border-line border-t py-2 first:border-t-0"
          >
            <span className="min-w-40 flex-1">
              {incidentTitle}
              <span className="block text-12 text-muted">
                <InstantText at={startAt} precision={startPrecision} />
              </span>
            </span>
            <Act href={signalsHref(incident)} about={incidentTitle}>
              {t('signals')}
            </Act>
            {correctHref === null ? null : (
              <Act href={correctHref(incident)} about={incidentTitle}>
                {t('correct')}
              </Act>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Act({ href, about, children }: { href: string; about: string; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-6 items-center text-accent underline underline-offset-2"
    >
      {children}
      <span className="sr-only">: {about}</span>
    </Link>
  );
}
