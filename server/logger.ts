import { type Logger, pino } from 'pino';
import type { Settings } from '#server/env.ts';

export type { Logger };

/** What happened, one JSON line each, on standard error: standard output speaks to people. */
export function createLogger(level: Settings['logLevel']): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
