import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import type { OpenEntry } from '#components/desk/entry-dialog.tsx';
import { baselineForm } from '#components/desk/entry-forms.ts';
import { writeTime } from '#components/desk/event-time.ts';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import { instantSchema } from '#domain/instant-schema.ts';

const days = { fromAt: instantSchema, toAt: instantSchema };

const answerSchema = z.object({
  detail: z.object({
    normal: z
      .object({
        ...days,
        basis: z.enum(['frozen', 'pre-shock', 'trailing']),
        days: z.number(),
        watched: z.number(),
      })
      .nullable(),
    frozen: z
      .object({
        ...days,
        author: z.string(),
        recordedAt: instantSchema,
        revision: z.number(),
        reason: z.string(),
      })
      .nullable(),
    proposed: z.object(days),
  }),
});

/** The form with the usual days in it, and the baseline in use; without a line it begins empty. */
export async function openBaseline(watch: string, { timeZone }: ReadContext): Promise<OpenEntry> {
  const answer = await readAnswer(watchAddress(watch, 'readings/attack-frequency'), answerSchema);
  const open = { form: baselineForm, target: null };
  if (answer.type !== 'answer') {
    return { ...open, start: {}, about: { type: 'baseline', use: null } };
  }
  const { proposed, normal, frozen } = answer.value.detail;
  return {
    ...open,
    start: {
      'period/fromAt': writeTime(proposed.fromAt, timeZone),
      'period/toAt': writeTime(proposed.toAt, timeZone),
    },
    about: { type: 'baseline', use: { normal, frozen } },
  };
}
