import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { Instant } from '#domain/instant.ts';

/**
 * The UUIDv7 of a demo entry: the time part is its recording, the rest comes from its key. The
 * same entry always has the same id, so that loading the demo twice is recognised as a retry.
 */
export function entryId(recordedAt: Instant, key: string): string {
  const random = createHash('sha256').update(key).digest().subarray(0, 16);
  return v7({ msecs: recordedAt, random });
}
