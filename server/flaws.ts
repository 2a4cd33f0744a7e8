import type { Flaw } from '#db/snapshots.ts';
import type { Logger } from '#server/logger.ts';

/** A snapshot that was of no use. */
export interface Flawed {
  file: string;
  flaw: Flaw;
  /** What was wrong, in words; null where the flaw says it all. */
  cause: string | null;
}

const harmless: ReadonlySet<Flaw> = new Set<Flaw>(['build', 'watch', 'log']);

/** Nobody need do anything about a snapshot, but a damaged one may speak of a bad disk. */
export function noteFlaw(log: Logger, { file, flaw, cause }: Flawed): void {
  const level = harmless.has(flaw) ? 'debug' : 'warn';
  log[level]({ file, flaw, cause }, 'a snapshot was not used; the log was read instead');
}

/** What goes wrong, as it can be passed from thread to thread. */
export function flawed(file: string, flaw: Flaw, cause?: unknown): Flawed {
  return { file, flaw, cause: cause instanceof Error ? cause.message : null };
}
