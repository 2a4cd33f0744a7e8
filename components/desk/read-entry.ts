import type { ReadContext } from '#components/desk/control.ts';
import type { EntryForm } from '#components/desk/entry-forms.ts';
import { carriedIn } from '#components/desk/entry-target.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { onInputs } from '#components/desk/problem.ts';
import { bodyOf, type FormRead, heldTo } from '#components/desk/read-form.ts';
import { aheadOf } from '#domain/ahead.ts';
import { type DraftInput, draftSchema } from '#domain/entry.ts';

/** The body that is posted: without the kind where the address says it. */
export type EntryBody = Record<string, unknown>;

/** The answers where they go, with what is never asked; a reason always stands beside the id. */
function placed({ within, given }: EntryForm, body: EntryBody, text: FormText): EntryBody {
  if (within === '') return body;
  const { reason: why, ...answers } = body;
  const inner = { ...given, ...carriedIn(text), ...answers };
  return why === undefined ? { [within]: inner } : { reason: why, [within]: inner };
}

/** What a form cannot know of itself. */
interface Fixed {
  id: string;
  author: string;
  target?: string;
}

/** Holds the answers to the schema of the log, with what the form itself cannot know. */
export function readDraft(
  form: EntryForm,
  text: FormText,
  context: ReadContext,
  fixed: Fixed,
): FormRead<DraftInput> {
  const { body, problems } = bodyOf(form.fields, text, context);
  const candidate = { ...placed(form, body, text), ...fixed, kind: form.kind };
  return heldTo(draftSchema, candidate, problems, form);
}

/** The same as it is posted. What lies ahead is refused here already: the log would refuse it too. */
export function readEntry(
  form: EntryForm,
  text: FormText,
  context: ReadContext,
  fixed: Fixed,
): FormRead<EntryBody> {
  const read = readDraft(form, text, context, fixed);
  if (!read.ok) return read;
  const ahead = aheadOf(context.now, draftSchema.parse(read.body));
  if (ahead.length > 0) return { ok: false, problems: onInputs(ahead, form.within) };
  if (form.path === 'entries') return read;
  const { kind: _, ...rest } = read.body;
  return { ok: true, body: rest };
}
