import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Words } from '#components/messages/words.tsx';
import { MethodPage } from '#components/review/method/method-page.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('method'))('title') };
}

/** How every number is made: from the declarations that the readings themselves use. */
export default function Method() {
  return (
    <Words namespaces={['common']}>
      <MethodPage />
    </Words>
  );
}
