import type * as z from 'zod';
import { problemsOf } from '#domain/problems.ts';
import type { FieldProblem } from '#domain/refusal.ts';

/** One rule that one answer breaks. The words are the message `rules.{rule}` with the limit. */
export interface Problem {
  /** Path in the form, with slashes; empty for the form as a whole. */
  name: string;
  rule: string;
  limit: string | number | null;
  /** The server's own sentence, for a rule that this build has no words for. */
  sentence: string | null;
}

/** A rule of the form itself: what was typed cannot be read. */
export function problem(name: string, rule: string): Problem {
  return { name, rule, limit: null, sentence: null };
}

/** What a schema found wrong with `input`, on the inputs of the form. */
export function problemsIn(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  within: string,
): Problem[] {
  return onInputs(problemsOf(issues, input), within);
}

/** What is wrong with a body, on the inputs whose answers lie `within` a part of it. */
export function onInputs(problems: readonly FieldProblem[], within: string): Problem[] {
  return problems.map(({ field, rule, limit, message }) => {
    const inside = field === within || field.startsWith(`${within}.`);
    const path = within !== '' && inside ? field.slice(within.length + 1) : field;
    return {
      name: path.replaceAll('.', '/'),
      rule,
      limit: limit ?? null,
      sentence: message,
    };
  });
}
