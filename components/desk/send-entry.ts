import * as z from 'zod';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { refusedSchema } from '#components/desk/refusal.ts';
import type { FieldProblem } from '#domain/refusal.ts';

/** What became of one attempt to hand an entry to the server. */
export type Delivery =
  | { type: 'kept'; revision: number }
  | { type: 'refused'; code: string; message: string; problems: FieldProblem[] }
  /** No answer that settles it: the same entry must be sent again. Why, where the server said so. */
  | { type: 'later'; code: string | null };

const PATIENCE = 10_000;

const keptSchema = z.object({ revision: z.number().int().positive() });

/** Refusals that the same entry may not meet again later. */
const passing = new Set([408, 425, 429]);

/** Posts an entry once. An answer that does not come in ten seconds counts as none. */
export async function sendEntry(item: OutboxItem, origin = ''): Promise<Delivery> {
  const address = `${origin}/api/v1/watches/${encodeURIComponent(item.watch)}/${item.path}`;
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(item.body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return deliveryOf(answer.status, await answer.text());
  } catch {
    return later(null);
  }
}

/** What an answer means; one that cannot be read settles nothing. */
function deliveryOf(status: number, text: string): Delivery {
  const body = parsed(text);
  if (status === 200 || status === 201) {
    const kept = keptSchema.safeParse(body);
    return kept.success ? { type: 'kept', revision: kept.data.revision } : later(null);
  }
  const refused = refusedSchema.safeParse(body);
  if (status >= 500 || passing.has(status)) return later(refused.data?.error.code ?? null);
  if (refused.success) return { type: 'refused', ...refused.data.error };
  return status >= 400
    ? { type: 'refused', code: String(status), message: '', problems: [] }
    : later(null);
}

function later(code: string | null): Delivery {
  return { type: 'later', code };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
