'use client';

import { useTranslations } from 'next-intl';
import { type Cursor, selected, zoomed } from '#components/review/trends/cursor.ts';
import type { PlotFrame } from '#components/review/trends/trend-row.tsx';
import { Button } from '#components/ui/button.tsx';
import { HOUR, type Instant } from '#domain/instant.ts';

/** What the pointer and the keys do to the range, as buttons. */
export function ZoomButtons({
  frame,
  cursor,
  end,
  onZoom,
}: {
  frame: PlotFrame;
  cursor: Cursor | null;
  end: Instant;
  onZoom: (span: { from: Instant; to: Instant }) => void;
}) {
  const t = useTranslations('trends');
  const selection = selected(cursor, frame);
  const around = cursor?.at ?? frame.to;
  const isClosest = frame.to - frame.from <= 4 * HOUR;
  return (
    <>
      <Button
        size="small"
        // Not disabled: the button that was pressed would lose the cursor.
        aria-disabled={selection === null}
        onClick={() => selection !== null && onZoom(selection)}
      >
        {t('zoomSelection')}
      </Button>
      <Button
        size="small"
        aria-disabled={isClosest}
        onClick={() => isClosest || onZoom(zoomed(frame, around, 0.5, end))}
      >
        {t('zoomIn')}
      </Button>
      <Button size="small" onClick={() => onZoom(zoomed(frame, around, 2, end))}>
        {t('zoomOut')}
      </Button>
    </>
  );
}
