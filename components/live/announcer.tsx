'use client';

import { useTranslations } from 'next-intl';
import { useChangeText } from '#components/live/change-text.ts';
import type { Change } from '#components/live/changes.ts';
import type { Live } from '#components/live/live-watch.ts';

/** Says politely, to those who hear a page, what the others see move: levels, and no more. */
export function Announcer({ changes, link }: { changes: readonly Change[]; link: Live['link'] }) {
  const t = useTranslations('common.change');
  const bands = useTranslations('bands');
  const common = useTranslations('common.indicator');
  const changeText = useChangeText();
  const levels = changes.filter(
    ({ from, to }) => from.level !== to.level || from.status !== to.status,
  );
  return (
    <p role="status" className="sr-only">
      {link === 'lost' || link === 'dark' ? `${bands('lost')}. ` : null}
      {levels
        .map((change) =>
          t('announce', { indicator: common(change.indicator), text: changeText(change) }),
        )
        .join('. ')}
    </p>
  );
}
