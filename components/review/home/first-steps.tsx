import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { pagePath } from '#components/review/shell/page-path.ts';

/** What a newcomer does first: see a wall move because of something they logged themselves. */
export function FirstSteps({ watch }: { watch: string }) {
  const t = useTranslations('home.steps');
  const link = (to: string) => (children: React.ReactNode) => (
    <Link
      href={to}
      target="_blank"
      prefetch={false}
      className="text-accent underline underline-offset-2"
    >
      {children}
    </Link>
  );
  return (
    <section aria-labelledby="first-steps" className="border-line-strong border-t py-8">
      <h2 id="first-steps" className="font-semibold text-20">
        {t('title')}
      </h2>
      <ol className="mt-3 grid max-w-[70rem] list-decimal gap-x-10 gap-y-3 pl-5 text-16 md:grid-cols-3">
        <li className="pl-1">{t.rich('wall', { a: link(pagePath(watch, 'wall')) })}</li>
        <li className="pl-1">{t.rich('log', { a: link(pagePath(watch, 'log')) })}</li>
        <li className="pl-1">{t('watch')}</li>
      </ol>
    </section>
  );
}
