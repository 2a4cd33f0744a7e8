import * as z from 'zod';
import { problemSchema } from '#components/desk/outbox-item.ts';

/** A refusal as the server tells it. */
export const refusedSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    problems: z.array(problemSchema).default([]),
  }),
});
