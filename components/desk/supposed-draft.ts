import type { ReadContext } from '#components/desk/control.ts';
import type { EntryForm } from '#components/desk/entry-forms.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { readDraft } from '#components/desk/read-entry.ts';
import { type FormRead, readSignal } from '#components/desk/read-form.ts';
import type { DraftInput } from '#domain/entry.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';

/** Stands for a reason that nobody has typed yet: what an entry does never hangs on it. */
const reason = 'Not said yet';

/** Who would log it, under which id, and what it is about. */
export interface SupposedBy {
  id: string;
  author: string;
  /** The entry that is put right or taken back; null for none. */
  target: string | null;
}

/** The entry that the form of a signal would log: a new one, or one put right. */
export function supposedSignal(
  indicator: IndicatorId,
  text: FormText,
  context: ReadContext,
  { id, author, target }: SupposedBy,
): FormRead<DraftInput> {
  const read = readSignal(indicator, text, context);
  if (!read.ok) return read;
  const by = { id, author: author || '?', signal: read.body };
  if (target === null) return { ok: true, body: { ...by, kind: 'signal-recorded' } };
  return { ok: true, body: { ...by, kind: 'signal-corrected', target, reason } };
}

/** The entry that a small form would log. */
export function supposedEntry(
  form: EntryForm,
  text: FormText,
  context: ReadContext,
  { id, author, target }: SupposedBy,
): FormRead<DraftInput> {
  const fixed = { id, author: author || '?', ...(target === null ? {} : { target }) };
  const isAsked = form.fields.some(({ name }) => name === 'reason');
  return readDraft(form, isAsked ? { ...text, reason } : text, context, fixed);
}
