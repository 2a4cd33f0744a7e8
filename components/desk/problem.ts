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

/** Why the log refused an entry. */
export interface Refused {
  code: string;
  message: string;
  problems: readonly FieldProblem[];
}

/**
 * Why an entry was refused, on the inputs of its form. A refusal that names no input, such as
 * that of a server on the way, is about the form as a whole: it never goes untold.
 */
export function refusedOn({ code, message, problems }: Refused, within: string): Problem[] {
  if (problems.length > 0) return onInputs(problems, within);
  const rule = message === '' ? 'refused' : 'refusedBecause';
  return [{ name: '', rule, limit: message === '' ? code : message, sentence: null }];
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
