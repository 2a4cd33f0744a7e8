import * as z from 'zod';
import type { Refused } from '#components/desk/problem.ts';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import { refusedSchema } from '#components/desk/refusal.ts';
import type { DraftInput } from '#domain/entry.ts';
import { gradeSchema } from '#domain/grade.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { instantSchema, precisionSchema } from '#domain/instant-schema.ts';
import { statuses } from '#domain/reading.ts';

const messageSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const levelSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const readingSchema = z.object({
  indicator: z.enum(indicatorIds),
  level: levelSchema.nullable(),
  /** Without the hand of an analyst. */
  computedLevel: levelSchema.nullable(),
  status: z.enum(statuses),
  scale: z.number().nullable(),
  figure: z.object({ value: messageSchema, label: messageSchema, context: messageSchema }),
});

const lineSchema = z.object({
  id: z.string(),
  headline: z.string(),
  eventAt: instantSchema.nullable(),
  precision: precisionSchema,
  place: z.string().nullable(),
  grade: gradeSchema,
  source: z.string(),
});

const previewSchema = z.object({
  before: readingSchema.nullable(),
  after: readingSchema.nullable(),
  changes: z.array(z.object({ before: readingSchema, after: readingSchema })),
  duplicates: z.array(lineSchema),
  events: z.array(
    z.object({
      id: z.string(),
      line: lineSchema,
      distanceKm: z.number().nullable(),
      apartHours: z.number().nullable(),
      independent: z.boolean(),
    }),
  ),
});

/** What an entry would do if it were logged now. Nothing is written. */
export type Preview = z.output<typeof previewSchema>;
export type PreviewReading = Preview['changes'][number]['before'];
export type PreviewLine = Preview['duplicates'][number];
export type PreviewEvent = Preview['events'][number];

/** What became of the question. */
export type PreviewAnswer =
  | { type: 'answer'; preview: Preview }
  /** What the log would say to the entry. */
  | { type: 'refused'; refusal: Refused }
  | { type: 'no-line' };

/** Refusals that are about the entry, and not about the hour. */
const lasting = new Set([409, 422]);

export async function askPreview(
  watch: string,
  draft: DraftInput,
  signal: AbortSignal,
): Promise<PreviewAnswer> {
  const answer = await readAnswer(watchAddress(watch, 'preview'), previewSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
    signal,
  });
  if (answer.type === 'answer') return { type: 'answer', preview: answer.value };
  const refused =
    answer.type === 'refused' && lasting.has(answer.status)
      ? refusedSchema.safeParse(answer.body)
      : null;
  if (!refused?.success) return { type: 'no-line' };
  return { type: 'refused', refusal: refused.data.error };
}
