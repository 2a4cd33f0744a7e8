import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common.notFound');
  return { title: t('page') };
}

export default function NotFound() {
  const t = useTranslations('common.notFound');
  return (
    <main className="p-6 md:p-10">
      <Notice
        heading="h1"
        title={t('title')}
        actions={<ButtonLink href="/">{t('home')}</ButtonLink>}
      >
        {t('text')}
      </Notice>
    </main>
  );
}
