import { useTranslations } from 'next-intl';

const parts = ['figure', 'measures', 'trust', 'outlook', 'signals'] as const;

/** The parts of the page, each one key press away. */
export function PartLinks() {
  const t = useTranslations('review.explain.parts');
  return (
    <nav aria-label={t('title')} className="mt-4 text-14">
      <ul className="flex flex-wrap gap-x-6">
        {parts.map((part) => (
          <li key={part}>
            <a
              href={`#${part}`}
              className="inline-flex min-h-8 items-center text-accent underline underline-offset-2"
            >
              {t(part)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
