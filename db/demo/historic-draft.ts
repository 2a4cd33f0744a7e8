import type { Draft } from '#domain/entry.ts';
import type { Instant } from '#domain/instant.ts';

/** An entry of a log that existed before the server did: the draft, and when it was recorded. */
export interface HistoricDraft {
  draft: Draft;
  recordedAt: Instant;
}
