import { v7 as uuid } from 'uuid';
import type { DraftStore } from '#components/desk/draft-store.ts';
import type { OpenEntry } from '#components/desk/entry-dialog.tsx';
import { draftNameOf, heartbeatForm, menuForms } from '#components/desk/entry-forms.ts';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { onInputs } from '#components/desk/problem.ts';

/**
 * The small form that a refused entry came from, with its text back as the draft and what was
 * wrong with it; null for an entry of another form. A draft that is there already is set aside.
 */
export function openAgain({ origin, refusal }: OutboxItem, drafts: DraftStore): OpenEntry | null {
  const form = [...menuForms, heartbeatForm].find((each) => origin?.form === draftNameOf(each));
  if (form === undefined || origin === null) return null;
  const now = drafts.own(origin.form);
  if (now !== null) drafts.setAside(origin.form, now);
  drafts.save(origin.form, { id: uuid(), text: origin.text, changedAt: Date.now() });
  const problems = onInputs(refusal?.problems ?? [], form.within);
  return { form, start: {}, target: null, refused: { text: origin.text, problems } };
}
