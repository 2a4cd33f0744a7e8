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

/** What came instead of an answer that settles it; without a status none came in time. */
const saidSchema = z.object({ status: z.number().nullable(), message: z.string() });
export type Said = z.output<typeof saidSchema>;

/** An entry on its way to the log, and how far it got. */
export const outboxItemSchema = z.object({
  /** Id of the entry: made once, so that the server recognises a retry. */
  id: z.string(),
  watch: z.string(),
  /** The run of the watch that it was written for; null where an earlier build did not say. */
  run: z.number().nullable().default(null),
  /** By the server's clock: that of the browser may be hours off. */
  madeAt: z.number(),
  /** Where it stands in the order of logging. */
  place: z.number().default(0),
  path: z.enum(outboxPaths),
  body: z.record(z.string(), z.unknown()),
  /** What the list shows: a headline, a title. */
  headline: z.string(),
  origin: originSchema.nullable(),
  /** Waiting for the line, kept in the log, refused by a rule, or put aside for the others. */
  state: z.enum(['waiting', 'kept', 'refused', 'aside']),
  attempts: z.number(),
  /** Why the server did not take it at the last attempt, where it said so. */
  heldBy: z.string().nullable().default(null),
  /** How often it was answered, but with nothing that settles it. */
  stumbles: z.number().default(0),
  said: saidSchema.nullable().default(null),
  revision: z.number().nullable(),
  refusal: z
    .object({ code: z.string(), message: z.string(), problems: z.array(problemSchema) })
    .nullable(),
});
export type OutboxItem = z.output<typeof outboxItemSchema>;

export type NewItem = Pick<
  OutboxItem,
  'id' | 'watch' | 'run' | 'madeAt' | 'path' | 'body' | 'headline' | 'origin'
>;

export function waitingItem(item: NewItem, place: number): OutboxItem {
  return {
    ...item,
    place,
    state: 'waiting',
    attempts: 0,
    heldBy: null,
    stumbles: 0,
    said: null,
    revision: null,
    refusal: null,
  };
}

/** After so many stumbles it is worth asking whether the others would go through. */
const FEW = 3;

/** Whether the log stumbles over it again and again: then it can be edited or given up. */
export function isStumbling({ state, stumbles }: OutboxItem): boolean {
  return state === 'aside' || (state === 'waiting' && stumbles >= FEW);
}

/** As one that is tried once more before it is put aside again. */
export function tryingAgain(item: OutboxItem): OutboxItem {
  return { ...item, state: 'waiting', stumbles: FEW - 1 };
}
