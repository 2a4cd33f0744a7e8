import * as z from 'zod';
import { formTextSchema } from '#components/desk/form-text.ts';
import type { FieldProblem } from '#domain/refusal.ts';

/** Where entries of a kind are posted. */
export const outboxPaths = [
  'signals',
  'heartbeats',
  'incidents',
  'corrections',
  'retractions',
  'entries',
] as const;
export type OutboxPath = (typeof outboxPaths)[number];

export const problemSchema: z.ZodType<FieldProblem> = z.object({
  field: z.string(),
  rule: z.string(),
  limit: z.union([z.string(), z.number()]).optional(),
  message: z.string(),
});

/** The form that an entry came from, word for word, so that a refused one can be edited again. */
const originSchema = z.object({
  form: z.string(),
  text: formTextSchema,
});

/** An entry on its way to the log, and how far it got. */
export const outboxItemSchema = z.object({
  /** Id of the entry: made once, so that the server recognises a retry. */
  id: z.string(),
  watch: z.string(),
  madeAt: z.number(),
  path: z.enum(outboxPaths),
  body: z.record(z.string(), z.unknown()),
  /** What the list shows: a headline, a title. */
  headline: z.string(),
  origin: originSchema.nullable(),
  /** Waiting for the line, kept in the log, or refused by a rule. */
  state: z.enum(['waiting', 'kept', 'refused']),
  attempts: z.number(),
  /** Why the server did not take it at the last attempt, where it said so. */
  heldBy: z.string().nullable().default(null),
  revision: z.number().nullable(),
  refusal: z
    .object({ code: z.string(), message: z.string(), problems: z.array(problemSchema) })
    .nullable(),
});
export type OutboxItem = z.output<typeof outboxItemSchema>;

export type NewItem = Pick<
  OutboxItem,
  'id' | 'watch' | 'madeAt' | 'path' | 'body' | 'headline' | 'origin'
>;

export function waitingItem(item: NewItem): OutboxItem {
  return { ...item, state: 'waiting', attempts: 0, heldBy: null, revision: null, refusal: null };
}
