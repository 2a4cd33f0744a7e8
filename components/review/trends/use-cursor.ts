'use client';

import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import {
  type Cursor,
  instantUnder,
  moved,
  selected,
  zoomed,
} from '#components/review/trends/cursor.ts';
import { type TrendChoice, withSpan } from '#components/review/trends/range.ts';
import type { PlotFrame } from '#components/review/trends/trend-row.tsx';
import { HOUR, type Instant, startOfBucket } from '#domain/instant.ts';

interface Zoomable {
  frame: PlotFrame;
  choice: TrendChoice;
  /** Where "now" is on this page. */
  end: Instant;
  go: (choice: TrendChoice) => void;
}

/** One cursor for all rows: the pointer hovers, holds and drags, the keys move and extend. */
export function useCursor({ frame, choice, end, go }: Zoomable) {
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [dragging, setDragging] = useState(false);
  // Held at a bucket the cursor stays, so that what it reads can be opened; null hovers.
  const [heldAt, setHeldAt] = useState<Instant | null>(null);
  const bucketOf = (at: Instant) => startOfBucket(at, frame.bucket);
  const letGo = () => {
    setHeldAt(null);
    setCursor(null);
  };
  const zoom = (span: { from: Instant; to: Instant }) => {
    letGo();
    const to = Math.max(span.to, span.from + 2 * HOUR);
    go(withSpan(choice, { from: span.from, to, preset: null }));
  };
  const under = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return instantUnder((event.clientX - box.left) / box.width, frame);
  };
  const hold = () => {
    setCursor((before) => before && { ...before, anchor: null });
    const at = cursor === null ? null : bucketOf(cursor.at);
    setHeldAt(at === heldAt ? null : at);
  };
  const pointer = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      if (event.pointerType !== 'touch') event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(event.pointerType !== 'touch');
      setCursor({ at: under(event), anchor: null });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (heldAt !== null && !dragging) return;
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
      else hold();
    },
    onPointerLeave: () => !dragging && heldAt === null && setCursor(null),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const selection = selected(cursor, frame);
    const next = moved(cursor, frame, event.key, event.shiftKey);
    if (next !== null) setCursor(next);
    else if (event.key === 'Enter' && selection !== null) zoom(selection);
    else if (event.key === 'Escape') letGo();
    else if (event.key === '+') zoom(zoomed(frame, cursor?.at ?? frame.to, 0.5, end));
    else if (event.key === '-') zoom(zoomed(frame, cursor?.at ?? frame.to, 2, end));
    else return;
    event.preventDefault();
  };
  // Another range may have left the time that was held behind.
  const isInside = cursor !== null && cursor.at >= frame.from && cursor.at < frame.to;
  return { cursor: isInside ? cursor : null, pointer, onKeyDown, zoom };
}

function isWide(cursor: Cursor | null, frame: PlotFrame): boolean {
  if (cursor === null || cursor.anchor === null) return false;
  return Math.abs(cursor.at - cursor.anchor) > (frame.to - frame.from) / 100;
}
