import { type Cursor, selected } from '#components/review/trends/cursor.ts';
import type { PlotFrame } from '#components/review/trends/trend-row.tsx';
import type { Instant } from '#domain/instant.ts';

/** The shared cursor on one plot, and what is selected with it. */
export function CursorLine({ cursor, frame }: { cursor: Cursor | null; frame: PlotFrame }) {
  if (cursor === null) return null;
  const place = (at: Instant) => ((at - frame.from) / (frame.to - frame.from)) * 100;
  const selection = selected(cursor, frame);
  return (
    <>
      {selection === null ? null : (
        <span
          style={{ left: `${place(selection.from)}%`, right: `${100 - place(selection.to)}%` }}
          className="pointer-events-none absolute inset-y-0 inked bg-accent/15"
        />
      )}
      <span
        style={{ left: `${place(cursor.at)}%` }}
        className="pointer-events-none absolute inset-y-0 w-px inked bg-ink"
      />
    </>
  );
}
