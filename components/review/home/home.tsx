import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ExerciseControl } from '#components/review/home/exercise-control.tsx';
import { FirstSteps } from '#components/review/home/first-steps.tsx';
import { HomeRefresh } from '#components/review/home/home-refresh.tsx';
import type { HomeWatch, UnreadWatch } from '#components/review/home/home-watch.ts';
import { UnreadCard } from '#components/review/home/unread-card.tsx';
import { WatchCard } from '#components/review/home/watch-card.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Instant } from '#domain/instant.ts';

/** The newcomer's door. */
export function Home({
  watches,
  seenAt,
}: {
  watches: readonly (HomeWatch | UnreadWatch)[];
  seenAt: Instant;
}) {
  const t = useTranslations('home');
  const common = useTranslations('common');
  const exercise = watches.find((watch) => 'live' in watch && watch.live.simulated);
  return (
    <>
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:top-0 focus:left-0 focus:z-20 focus:bg-ink focus:px-4 focus:py-2 focus:text-surface"
      >
        {t('skip')}
      </a>
      <main
        id="page"
        tabIndex={-1}
        className="mx-auto max-w-[90rem] px-4 pb-16 outline-none md:px-10"
      >
        <HomeRefresh seenAt={seenAt} />
        <header className="flex flex-wrap items-end justify-between gap-x-10 gap-y-2 py-10">
          <div className="max-w-[48rem]">
            <h1 className="font-semibold text-14 tracking-wide">{common('product')}</h1>
            <p className="mt-2 font-semibold text-28 leading-tight">{common('description')}</p>
            <p className="mt-2 text-16 text-muted">{t('what')}</p>
          </div>
          <p className="text-14 text-muted">
            {t('seen')} <InstantText at={seenAt} />
          </p>
        </header>
        {watches.length === 0 ? (
          <Notice title={t('noWatch')}>{t('noWatchText')}</Notice>
        ) : (
          watches.map((watch) =>
            'live' in watch ? (
              <ReadWatch key={watch.live.watch} {...watch} seenAt={seenAt} />
            ) : (
              <UnreadCard key={watch.id} watch={watch} />
            ),
          )
        )}
        {exercise !== undefined && 'live' in exercise ? (
          <FirstSteps watch={exercise.live.watch} />
        ) : null}
        <p className="mt-2 border-line border-t pt-4 text-14">
          <Link href="/method" className="py-1 text-accent underline underline-offset-2">
            {t('method')}
          </Link>
        </p>
      </main>
    </>
  );
}

function ReadWatch({ live, featured, exercise, seenAt }: HomeWatch & { seenAt: Instant }) {
  return (
    <WatchCard live={live} featured={featured} seenAt={seenAt}>
      {exercise === null ? null : (
        <ExerciseControl watch={live.watch} exercise={exercise} seenAt={seenAt} />
      )}
    </WatchCard>
  );
}
