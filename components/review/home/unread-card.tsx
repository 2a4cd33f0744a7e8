import { useTranslations } from 'next-intl';
import type { UnreadWatch } from '#components/review/home/home-watch.ts';
import { WatchTitle } from '#components/review/home/watch-title.tsx';
import { Notice } from '#components/ui/notice.tsx';

/** A watch that cannot be read now: it keeps its place among the others, and says why it is empty. */
export function UnreadCard({ watch }: { watch: UnreadWatch }) {
  const t = useTranslations('home');
  const title = `${watch.id}-title`;
  return (
    <article aria-labelledby={title} className="border-line-strong border-t py-8">
      <WatchTitle id={title} watch={watch} />
      <div className="mt-4">
        <Notice title={t('unread')} tone="danger" heading="h3">
          {t('unreadText')}
        </Notice>
      </div>
    </article>
  );
}
