import { type Bucket, type Instant, nextBucket, startOfBucket } from '#domain/instant.ts';

/** What is pointed at in a trend: one bucket, or a selection that a second one closes. */
export interface Cursor {
  at: Instant;
  /** Where a selection began; null without one. */
  anchor: Instant | null;
}

interface Frame {
  from: Instant;
  to: Instant;
  bucket: Bucket;
}

/** The instant under a pointer at a share 0 … 1 of the frame's width, kept within the frame. */
export function instantUnder(share: number, { from, to }: Frame): Instant {
  return Math.round(from + Math.min(1, Math.max(0, share)) * (to - from));
}

/** The cursor after a key, or null when the key means nothing to it. */
export function moved(
  cursor: Cursor | null,
  frame: Frame,
  key: string,
  extend: boolean,
): Cursor | null {
  const at = cursor?.at ?? frame.to - 1;
  const next = target(at, frame, key);
  if (next === null) return null;
  const anchor = extend ? (cursor?.anchor ?? at) : null;
  return { at: Math.min(frame.to - 1, Math.max(frame.from, next)), anchor };
}

function target(at: Instant, frame: Frame, key: string): Instant | null {
  if (key === 'Home') return frame.from;
  if (key === 'End') return frame.to - 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -10,
    PageDown: 10,
  };
  const count = steps[key];
  if (count === undefined) return null;
  let start = startOfBucket(at, frame.bucket);
  for (let i = 0; i < Math.abs(count); i += 1) {
    start = count > 0 ? nextBucket(start, frame.bucket) : startOfBucket(start - 1, frame.bucket);
  }
  return start;
}

/** The range that a selection covers, whole buckets; null when nothing is selected. */
export function selected(
  cursor: Cursor | null,
  frame: Frame,
): { from: Instant; to: Instant } | null {
  if (cursor === null || cursor.anchor === null) return null;
  const [first, last] = [Math.min(cursor.at, cursor.anchor), Math.max(cursor.at, cursor.anchor)];
  return {
    from: Math.max(frame.from, startOfBucket(first, frame.bucket)),
    to: Math.min(frame.to, nextBucket(last, frame.bucket)),
  };
}

/** Half as long or twice as long around an instant, not beyond `latest`. */
export function zoomed(
  { from, to }: { from: Instant; to: Instant },
  around: Instant,
  factor: number,
  latest: Instant,
): { from: Instant; to: Instant } {
  const start = Math.round(around - (around - from) * factor);
  const length = Math.round((to - from) * factor);
  const end = Math.min(start + length, latest);
  return { from: end - length, to: end };
}
