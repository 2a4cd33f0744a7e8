import { useTranslations } from 'next-intl';

/** Says which times of the address were left out, because nobody can read them. */
export function UnreadTimes({ texts }: { texts: readonly string[] }) {
  const t = useTranslations('review.time');
  if (texts.length === 0) return null;
  return (
    <p role="alert" className="wrap-anywhere px-4 pt-3 font-medium text-14 text-danger md:px-6">
      {t('leftOut', { n: texts.length, texts: texts.map((text) => `“${text}”`).join(', ') })}
    </p>
  );
}
