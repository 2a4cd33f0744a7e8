import * as z from 'zod';
import type { OutboxItem, Said } from '#components/desk/outbox-item.ts';
import { refusedSchema } from '#components/desk/refusal.ts';
import type { FieldProblem } from '#domain/refusal.ts';

/** What became of one attempt to hand an entry to the server. */
export type Delivery =
  | { type: 'kept'; revision: number }
  | { type: 'refused'; code: string; message: string; problems: FieldProblem[] }
  /**
   * Not settled: the same entry must be sent again. Why, where the server said so by a code; what
   * was said instead may be about this entry alone, null for a silent line or a busy server.
   */
  | { type: 'later'; code: string | null; said: Said | null };

const PATIENCE = 10_000;

const keptSchema = z.object({ id: z.string(), revision: z.number().int().positive() });

/** Refusals that the same entry may not meet again later. */
const passing = new Set([408, 425, 429, 503]);

/** Statuses that are about this body even where whoever says so is not the server. */
const aboutBody = new Set([400, 411, 413, 414, 415, 431]);

/** Posts an entry once. An answer that does not come in ten seconds counts as none. */
export async function sendEntry(item: OutboxItem, origin = ''): Promise<Delivery> {
  const watch = encodeURIComponent(item.watch);
  const run = item.run === null ? '' : `?run=${item.run}`;
  const patience = AbortSignal.timeout(PATIENCE);
  try {
    const answer = await fetch(`${origin}/api/v1/watches/${watch}/${item.path}${run}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(item.body),
      signal: patience,
    });
    return deliveryOf(item.id, answer.status, parsed(await answer.text()));
  } catch {
    const said = patience.aborted ? { status: null, message: '' } : null;
    return { type: 'later', code: null, said };
  }
}

/** What an answer means. One that is not the server's own settles nothing: a page to sign in, say. */
function deliveryOf(id: string, status: number, body: unknown): Delivery {
  const kept = keptSchema.safeParse(body);
  if (status < 300 && kept.success && kept.data.id === id) {
    return { type: 'kept', revision: kept.data.revision };
  }
  const refused = refusedSchema.safeParse(body);
  const code = refused.data?.error.code ?? null;
  if (passing.has(status)) return { type: 'later', code, said: null };
  if (status < 500) {
    if (refused.success) return { type: 'refused', ...refused.data.error };
    if (aboutBody.has(status)) {
      return { type: 'refused', code: String(status), message: '', problems: [] };
    }
  }
  return { type: 'later', code, said: { status, message: refused.data?.error.message ?? '' } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
