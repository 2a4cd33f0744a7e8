import { v7 as uuid } from 'uuid';
import type { DraftStore } from '#components/desk/draft-store.ts';
import type { OpenEntry } from '#components/desk/entry-dialog.tsx';
import {
  draftNameOf,
  heartbeatForm,
  menuForms,
  retractionForm,
} from '#components/desk/entry-forms.ts';
import { targetIn } from '#components/desk/entry-target.ts';
import type { TimeContext } from '#components/desk/event-time.ts';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { refusedOn } from '#components/desk/problem.ts';
import { readThen } from '#components/desk/read-then.ts';

const forms = [...menuForms, heartbeatForm, retractionForm];

/**
 * The small form that a refused entry came from, with its text back as the draft and what was
 * wrong with it; null for an entry of another form. A draft that is there already is set aside.
 */
export function openAgain(
  { origin, refusal, madeAt }: OutboxItem,
  drafts: DraftStore,
  context: TimeContext,
): OpenEntry | null {
  if (origin === null) return null;
  const target = targetIn(origin.text);
  const form = forms.find((each) => origin.form === draftNameOf(each, target));
  if (form === undefined) return null;
  const now = drafts.own(origin.form);
  if (now !== null) drafts.setAside(origin.form, now);
  const text = readThen(form.fields, origin.text, { typedAt: madeAt, context });
  drafts.save(origin.form, { id: uuid(), text, changedAt: context.now });
  const problems = refusal === null ? [] : refusedOn(refusal, form.within);
  return { form, start: {}, target, refused: { text, problems } };
}
