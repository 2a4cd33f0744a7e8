import type * as z from 'zod';
import type { ExerciseRunner } from '#server/exercise.ts';
import type { Ledger } from '#server/ledger.ts';
import type { Reads } from '#server/reads.ts';

/** What operations work with. */
export interface Desk {
  reads: Reads;
  ledger: Ledger;
  exercises: ExerciseRunner;
}

/** A request as an operation sees it. Everything in it is still unparsed. */
export interface Request {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined without a body. */
  body: unknown;
}

export interface Response {
  status: 200 | 201;
  /** JSON text. */
  text: string;
}

/** Bodies that are accepted as they stand once `id` is replaced, by what they show. */
export type Examples = (ledger: Ledger) => Record<string, unknown>;

interface Body {
  schema: z.ZodType;
  examples: Examples;
}

/** One operation of the interface: what it does, and what OpenAPI says about it. */
export interface Operation {
  method: 'get' | 'post';
  /** Below /api/v1, with parameters in braces. */
  path: string;
  id: string;
  summary: string;
  query?: z.ZodObject;
  body?: Body;
  /** The answer, in words and as a schema. */
  answer: { description: string; schema: z.ZodType };
  act: (desk: Desk, request: Request) => Promise<Response>;
}

export function ok(text: string): Response {
  return { status: 200, text };
}
