'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import {
  type Cursor,
  instantUnder,
  moved,
  selected,
  zoomed,
} from '#components/review/trends/cursor.ts';
import type { TrendChoice } from '#components/review/trends/range.ts';
import type { PlotFrame } from '#components/review/trends/trend-row.tsx';
import { HOUR, type Instant } from '#domain/instant.ts';

interface Zoomable {
  frame: PlotFrame;
  choice: TrendChoice;
  /** Where "now" is on this page. */
  end: Instant;
  go: (choice: TrendChoice) => void;
}

/** One cursor for all rows: the pointer hovers and drags, the keys move and extend. */
export function useCursor({ frame, choice, end, go }: Zoomable) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [dragging, setDragging] = useState(false);
  const zoom = (span: { from: Instant; to: Instant }) => {
    setCursor(null);
    const to = Math.max(span.to, span.from + 2 * HOUR);
    go({ ...choice, bucket: null, span: { from: span.from, to, preset: null } });
  };
  const under = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return instantUnder((event.clientX - box.left) / box.width, frame);
  };
  const pointer = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(event.pointerType !== 'touch');
      setCursor({ at: under(event), anchor: null });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const at = under(event);
      setCursor((before) => ({
        at,
        anchor: dragging ? (before?.anchor ?? before?.at ?? at) : null,
      }));
    },
    onPointerUp: () => {
      const selection = dragging ? selected(cursor, frame) : null;
      setDragging(false);
      // A click with a trembling hand is no selection.
      if (selection !== null && selection.to - selection.from >= 2 * HOUR && isWide(cursor, frame))
        zoom(selection);
      else setCursor((before) => before && { ...before, anchor: null });
    },
    onPointerLeave: () => !dragging && setCursor(null),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const selection = selected(cursor, frame);
    const next = moved(cursor, frame, event.key, event.shiftKey);
    if (next !== null) setCursor(next);
    else if (event.key === 'Enter' && selection !== null) zoom(selection);
    else if (event.key === 'Escape') setCursor(null);
    else if (event.key === '+') zoom(zoomed(frame, cursor?.at ?? frame.to, 0.5, end));
    else if (event.key === '-') zoom(zoomed(frame, cursor?.at ?? frame.to, 2, end));
    else return;
    event.preventDefault();
  };
  return { cursor, pointer, onKeyDown, zoom };
}

function isWide(cursor: Cursor | null, frame: PlotFrame): boolean {
  if (cursor === null || cursor.anchor === null) return false;
  return Math.abs(cursor.at - cursor.anchor) > (frame.to - frame.from) / 100;
}
