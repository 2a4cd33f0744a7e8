import { useTranslations } from 'next-intl';

/** For the `loading.tsx` of pages that read long. */
export function Loading() {
  const t = useTranslations('common');
  return (
    <div className="p-6 text-16 text-muted md:p-10" aria-busy="true">
      <p role="status">{t('loading')}</p>
    </div>
  );
}
