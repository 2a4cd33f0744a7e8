import type * as z from 'zod';

const PATIENCE = 10_000;

/** What a read of the API gave: its answer, its refusal, or no answer that can be used. */
export type Answer<T> =
  | { type: 'answer'; value: T }
  | { type: 'refused'; status: number; body: unknown }
  | { type: 'no-line' };

export function watchAddress(watch: string, path: string): string {
  return `/api/v1/watches/${encodeURIComponent(watch)}/${path}`;
}

/** Asks the API and parses the body. An answer of another shape, or a late one, counts as none. */
export async function readAnswer<S extends z.ZodType>(
  address: string,
  schema: S,
  init: RequestInit = {},
): Promise<Answer<z.output<S>>> {
  try {
    const patience = AbortSignal.timeout(PATIENCE);
    const signal = init.signal ? AbortSignal.any([init.signal, patience]) : patience;
    const answer = await fetch(address, { ...init, signal });
    // A server that stumbles has said nothing about what it was asked.
    if (answer.status >= 500 || answer.status === 429) return { type: 'no-line' };
    if (!answer.ok) {
      const body: unknown = await answer.json().catch(() => null);
      return { type: 'refused', status: answer.status, body };
    }
    const body = schema.safeParse(await answer.json());
    return body.success ? { type: 'answer', value: body.data } : { type: 'no-line' };
  } catch {
    return { type: 'no-line' };
  }
}
