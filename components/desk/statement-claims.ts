import * as z from 'zod';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import type { Instant, Precision } from '#domain/instant.ts';
import { instantSchema, precisionSchema } from '#domain/instant-schema.ts';

/** One claim of an earlier statement, and the link by which a form points at it. */
export interface StatementClaim {
  link: string;
  claim: string;
  speaker: string;
  eventAt: Instant | null;
  precision: Precision;
}

const listSchema = z.object({ signals: z.array(z.object({ id: z.string() })) });

const statementSchema = z.object({
  signal: z.object({
    eventAt: instantSchema.nullable(),
    precision: precisionSchema,
    details: z.object({
      speaker: z.string(),
      claims: z.array(z.object({ text: z.string() })).default([]),
    }),
  }),
});

/** How many of the latest statements are looked through. */
const LOOKED_AT = 20;

/** Claims of the latest signals of an indicator whose signals make claims; null without a line. */
export async function statementClaims(
  watch: string,
  indicator: string,
  signal: AbortSignal,
): Promise<StatementClaim[] | null> {
  const query = new URLSearchParams({ indicator, limit: String(LOOKED_AT), status: 'current' });
  const list = await readAnswer(watchAddress(watch, `signals?${query}`), listSchema, { signal });
  if (list.type !== 'answer') return null;
  const found = await Promise.all(list.value.signals.map(({ id }) => claimsOf(watch, id, signal)));
  return found.flat();
}

async function claimsOf(watch: string, id: string, signal: AbortSignal): Promise<StatementClaim[]> {
  const address = watchAddress(watch, `signals/${encodeURIComponent(id)}`);
  const answer = await readAnswer(address, statementSchema, { signal });
  if (answer.type !== 'answer') return [];
  const { eventAt, precision, details } = answer.value.signal;
  const { speaker, claims } = details;
  return claims.map(({ text }, i) => ({
    link: `${id}#${i}`,
    claim: text,
    speaker,
    eventAt,
    precision,
  }));
}
