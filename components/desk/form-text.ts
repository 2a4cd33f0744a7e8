import * as z from 'zod';

/**
 * What an analyst typed, word for word: the text of every input under its path in the entry,
 * with slashes (`details/tolls/killed/civilian/low`). Nothing is parsed until it is read, so
 * nothing typed is ever lost to a rule.
 */
export type FormText = Record<string, string>;

export const formTextSchema: z.ZodType<FormText> = z.record(z.string(), z.string());

/** The text under a path; empty where nothing was typed. */
export function textAt(text: FormText, name: string): string {
  return text[name]?.trim() ?? '';
}

/** Whether a path is the other or lies above it. */
export function covers(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
