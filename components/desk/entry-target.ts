import * as z from 'zod';
import { type FormText, textAt } from '#components/desk/form-text.ts';

/** The entry that a small form is about: what it takes back or puts right. */
export interface EntryTarget {
  id: string;
  headline: string;
}

/**
 * Texts that nobody types: which entry the form is about, and what that entry says without being
 * asked for it. They go along with the draft, so that the form can be opened from its text alone.
 */
export function marksOf(
  { id, headline }: EntryTarget,
  carried: Readonly<Record<string, unknown>> = {},
): FormText {
  return {
    'target/id': id,
    'target/headline': headline,
    'target/carried': JSON.stringify(carried),
  };
}

/** The entry that a text is about; null for none. */
export function targetIn(text: FormText): EntryTarget | null {
  const id = textAt(text, 'target/id');
  return id === '' ? null : { id, headline: textAt(text, 'target/headline') };
}

/** What the entry says that the form does not ask, to be said again. */
export function carriedIn(text: FormText): Record<string, unknown> {
  const carried = textAt(text, 'target/carried');
  return carried === '' ? {} : z.record(z.string(), z.unknown()).parse(JSON.parse(carried));
}
