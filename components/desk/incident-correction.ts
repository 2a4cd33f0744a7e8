import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import type { OpenEntry } from '#components/desk/entry-dialog.tsx';
import { incidentCorrectionForm } from '#components/desk/entry-forms.ts';
import { marksOf } from '#components/desk/entry-target.ts';
import { problem } from '#components/desk/problem.ts';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import type { EntryBody } from '#components/desk/read-entry.ts';
import { type FormRead, writeForm } from '#components/desk/read-form.ts';
import { isSameIncident } from '#domain/correction.ts';
import { type IncidentContent, incidentSchema } from '#domain/entry.ts';
import { instantSchema } from '#domain/instant-schema.ts';

const versionSchema = z.object({
  revision: z.number(),
  recordedAt: instantSchema,
  author: z.string(),
  reason: z.string().nullable(),
});
export type IncidentVersionLine = z.output<typeof versionSchema>;

const answerSchema = z.object({ incident: incidentSchema, history: z.array(versionSchema) });

const { fields } = incidentCorrectionForm;

/** The form that holds an incident as the log has it now; a reason for not having it otherwise. */
export async function openIncidentCorrection(
  watch: string,
  id: string,
  context: ReadContext,
): Promise<OpenEntry | 'unknown' | 'no-line'> {
  const address = watchAddress(watch, `incidents/${encodeURIComponent(id)}`);
  const answer = await readAnswer(address, answerSchema);
  if (answer.type === 'no-line') return 'no-line';
  if (answer.type === 'refused') return 'unknown';
  const { incident, history } = answer.value;
  const target = { id, headline: incident.title };
  return {
    form: incidentCorrectionForm,
    start: incidentText(target, incident, context),
    target,
    about: { type: 'incident', history, stands: incident },
  };
}

/** What says the same as the log is refused here already: the log would refuse it too. */
export function changedIncident(
  stands: IncidentContent,
  read: FormRead<EntryBody>,
): FormRead<EntryBody> {
  if (!read.ok || !isSameIncident(stands, incidentSchema.parse(read.body.incident))) return read;
  return { ok: false, problems: [problem('', 'correction.same')] };
}

/** An incident as texts of its form; what the form does not ask goes along. */
export function incidentText(
  target: { id: string; headline: string },
  incident: IncidentContent,
  context: ReadContext,
) {
  const body = z.encode(incidentSchema, incident);
  const carried = { source: body.source ?? null };
  return { ...writeForm(fields, body, context), ...marksOf(target, carried) };
}
