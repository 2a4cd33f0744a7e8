import { useTranslations } from 'next-intl';
import type { Grade } from '#domain/grade.ts';

/** Two characters, everywhere: reliability of the source, credibility of the report. */
export function GradeBadge({ grade, className = '' }: { grade: Grade; className?: string }) {
  const t = useTranslations('common');
  const meaning = t('grade.meaning', {
    reliability: grade.charAt(0),
    credibility: grade.charAt(1),
  });
  return (
    <abbr
      title={meaning}
      className={`whitespace-nowrap font-medium font-mono no-underline ${className}`}
    >
      {grade}
    </abbr>
  );
}
