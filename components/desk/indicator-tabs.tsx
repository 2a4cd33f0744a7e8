'use client';

import { useTranslations } from 'next-intl';
import { Keys } from '#components/ui/kbd.tsx';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';

interface IndicatorTabsProps {
  current: IndicatorId;
  onChoose: (indicator: IndicatorId) => void;
  onLooked: () => void;
  onLookedDialog: () => void;
}

/** Which form: one for each indicator, in their order everywhere, by Alt and their number. */
export function IndicatorTabs(props: IndicatorTabsProps) {
  const { current, onChoose, onLooked, onLookedDialog } = props;
  const t = useTranslations('desk');
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 border-line border-b px-4 pt-3 md:px-6">
      <nav aria-label={t('tabs.label')} className="-mb-px max-w-full overflow-x-auto">
        <ul className="flex items-center">
          <li aria-hidden="true" className="mr-1 hidden md:block">
            <Keys keys={['Alt']} /> <span className="text-12 text-muted">+</span>
          </li>
          {indicatorIds.map((id, i) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === current ? 'true' : undefined}
                aria-keyshortcuts={`Alt+${i + 1}`}
                onClick={() => onChoose(id)}
                className={`flex min-h-10 items-center gap-2 whitespace-nowrap border border-b-0 px-1 text-14 min-[25rem]:px-1.5 md:px-3 -outline-offset-2 ${
                  id === current
                    ? 'border-line bg-surface font-semibold text-ink'
                    : 'border-transparent text-muted hover:text-ink'
                }`}
              >
                <Keys keys={[String(i + 1)]} className="max-md:hidden" />
                {t(`tabs.${id}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <p className="flex flex-wrap items-center gap-x-4 text-14 text-muted">
        <button
          type="button"
          aria-keyshortcuts="Alt+H H"
          onClick={onLooked}
          className="flex min-h-10 items-center gap-2 hover:text-ink"
        >
          <Keys keys={['Alt', 'H']} className="max-md:hidden" /> {t('looked.button')}
        </button>
        <button
          type="button"
          aria-keyshortcuts="Alt+Shift+H Shift+H"
          onClick={onLookedDialog}
          className="min-h-10 underline underline-offset-2 hover:text-ink"
        >
          {t('looked.regions')}
        </button>
      </p>
    </div>
  );
}
