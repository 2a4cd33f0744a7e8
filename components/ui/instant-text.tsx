import { useTranslations } from 'next-intl';
import type { Precision } from '#domain/instant.ts';

/** An instant in UTC, no more exact than it is known: "25 Apr 2026 14:32 UTC", "Apr 2026". */
export function InstantText({
  at,
  precision = 'minute',
  className,
}: {
  at: number | null;
  precision?: Precision;
  className?: string;
}) {
  const t = useTranslations('common');
  if (at === null || precision === 'unknown') {
    return <span className={className}>{t('instant', { precision: 'unknown', at: 0 })}</span>;
  }
  return (
    <time dateTime={new Date(at).toISOString()} className={className}>
      {t('instant', { precision, at })}
    </time>
  );
}
