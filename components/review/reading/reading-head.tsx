import { useTranslations } from 'next-intl';
import { LevelReason } from '#components/review/reading/level-reason.tsx';
import { PartLinks } from '#components/review/reading/part-links.tsx';
import { ByHand, Freshness, Movement, Trust } from '#components/review/reading-parts.tsx';
import { ToldFigure } from '#components/review/told-figure.tsx';
import { LevelBadge } from '#components/ui/level-badge.tsx';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import type { MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { Reading } from '#domain/reading.ts';

/** The question, the level, the sentence, and how old and how firm it is. */
export function ReadingHead({
  reading,
  declarations,
  frozenAt,
}: {
  reading: Reading;
  declarations: readonly MeasureDeclaration[];
  frozenAt: number | null;
}) {
  const common = useTranslations('common');
  const { indicator, level, status } = reading;
  return (
    <header className="py-6">
      <h1 className="font-semibold text-20">{common(`indicator.${indicator}`)}</h1>
      <p className="text-14 text-muted">{common(`question.${indicator}`)}</p>
      <div className="mt-4 grid gap-x-12 gap-y-4 md:grid-cols-[auto_minmax(0,1fr)]">
        <div>
          <LevelBadge level={level} stale={status !== 'live'} className="text-40 leading-tight" />
          <Movement reading={reading} />
        </div>
        <div className="max-w-[48rem]">
          <ToldFigure reading={reading} to={{ href: '#signals' }} />
          {status === 'live' ? (
            <LevelReason reading={reading} declarations={declarations} />
          ) : (
            <Account reading={reading} />
          )}
          <ByHand reading={reading} />
          <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-14 text-muted">
            <Trust reading={reading} />
            <Freshness reading={reading} frozenAt={frozenAt} />
          </p>
        </div>
      </div>
      <PartLinks />
    </header>
  );
}

/** What is old says of when it speaks: nothing newer is in any number of the page. */
function Account({ reading: { status, accountAt } }: { reading: Reading }) {
  const t = useTranslations('review.explain');
  const { moved, zone } = useWatchTime()(accountAt);
  if (status !== 'stale') return null;
  return (
    <p className="mt-3 border-line-strong border-l-2 pl-3 text-14">
      {t('account', { at: moved(accountAt), zone })}
    </p>
  );
}
