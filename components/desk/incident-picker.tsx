'use client';

import { useTranslations } from 'next-intl';
import { useDesk } from '#components/desk/desk-context.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';

/** Which incident is to be corrected, those still open first. */
export function IncidentPicker({
  onPick,
  onClose,
}: {
  onPick: (incident: string) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('desk');
  const { incidents } = useDesk();
  return (
    <Dialog
      open
      onClose={onClose}
      close={t('close')}
      title={t('entries.incidentCorrected.title')}
      description={t(incidents.length === 0 ? 'incidents.noneYet' : 'incidents.which')}
    >
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {incidents.map(({ id, title, startAt, open }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => void onPick(id)}
              className="flex min-h-11 w-full flex-wrap items-baseline gap-x-3 px-2 py-2 text-left text-14 hover:bg-raised"
            >
              <span className="min-w-40 flex-1 break-words font-medium">{title}</span>
              <span className="text-muted">
                <InstantText at={startAt} precision="day" /> ·{' '}
                {t(open ? 'incidents.open' : 'incidents.closed')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
