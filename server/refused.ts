import { randomUUID } from 'node:crypto';
import { Refusal, type RefusalCode } from '#domain/refusal.ts';
import type { WireRefusal } from '#server/contract.ts';
import type { Logger } from '#server/logger.ts';

/**
 * How an error is told to a client: a refusal as it is, anything else as an internal error with
 * a reference to the server's log, and without its words.
 */
export function refused(error: unknown, log: Logger): WireRefusal {
  if (error instanceof Refusal) return { error: told(error) };
  const reference = randomUUID();
  log.error({ err: error, reference }, 'an unexpected error');
  return {
    error: {
      code: 'internal',
      message: 'Something went wrong on the server. It has been noted.',
      problems: [],
      reference,
    },
  };
}

/** Nobody reads more of them, and an answer should not be many times as long as the question. */
const MOST_NAMED = 50;

function told({ code, message, problems }: Refusal): WireRefusal['error'] {
  const more = problems.length - MOST_NAMED;
  if (more <= 0) return { code, message, problems };
  return {
    code,
    message: `${message} The first ${MOST_NAMED} problems are named; there are ${more} more.`,
    problems: problems.slice(0, MOST_NAMED),
    more,
  };
}

/** The status that REST gives each refusal. */
export const statusOf: Readonly<Record<RefusalCode | 'internal', number>> = {
  invalid: 422,
  'unknown-watch': 404,
  'unknown-target': 422,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  busy: 503,
  storage: 503,
  stopping: 503,
  origin: 403,
  'not-found': 404,
  malformed: 400,
  'media-type': 415,
  method: 405,
  internal: 500,
};
