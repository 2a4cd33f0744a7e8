import { useTranslations } from 'next-intl';
import { InstantText } from '#components/ui/instant-text.tsx';
import { useWatchTime } from '#components/ui/watch-time.tsx';
import type { TripwireView } from '#domain/view.ts';

/** Conditions somebody watches for, the pressing ones by weight of type, never moved about. */
export function TripwireList({ tripwires }: { tripwires: readonly TripwireView[] }) {
  const t = useTranslations('review.tripwires');
  if (tripwires.length === 0) return <p className="text-14 text-muted">{t('none')}</p>;
  return (
    <ul>
      {tripwires.map((tripwire) => (
        <li
          key={tripwire.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-t py-2 text-14 first:border-t-0"
        >
          <span>{tripwire.title}</span>
          <StateWord state={tripwire.state} />
          <span className="col-span-2 text-12 text-muted">
            <Window tripwire={tripwire} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const pressing: readonly TripwireView['state'][] = ['due-soon', 'overdue', 'fired'];

function StateWord({ state }: { state: TripwireView['state'] }) {
  const t = useTranslations('review.tripwires.state');
  return (
    <span className={pressing.includes(state) ? 'font-semibold text-level-3-word' : 'text-muted'}>
      {t(state)}
    </span>
  );
}

function Window({ tripwire: { earliestAt, latestAt, endAt } }: { tripwire: TripwireView }) {
  const t = useTranslations('review.tripwires');
  const inZone = useWatchTime();
  if (endAt !== null) return <InstantText at={endAt} />;
  const anchor = latestAt ?? earliestAt;
  if (anchor === null) return t('noWindow');
  const { moved, zone } = inZone(anchor);
  if (earliestAt === null) return t('by', { to: moved(anchor), zone });
  const from = moved(earliestAt);
  return latestAt === null
    ? t('from', { from, zone })
    : t('between', { from, to: moved(latestAt), zone });
}
