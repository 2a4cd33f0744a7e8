import { useTranslations } from 'next-intl';

/** What a watch is called, what it asks, and whether it is made up. */
export function WatchTitle({
  id,
  watch: { title, subtitle, simulated },
}: {
  /** Of the heading, for what is labelled by it. */
  id: string;
  watch: { title: string; subtitle: string; simulated: boolean };
}) {
  const t = useTranslations('home');
  return (
    <>
      <h2 id={id} className="wrap-anywhere flex flex-wrap items-center gap-3 font-semibold text-20">
        {title}
        {simulated ? (
          <span className="bg-exercise px-2 py-0.5 font-semibold text-12 text-exercise-ink tracking-widest">
            {t('exercise')}
          </span>
        ) : null}
      </h2>
      <p className="wrap-anywhere text-14 text-muted">{subtitle}</p>
    </>
  );
}
