import * as z from 'zod';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import { gradeSchema } from '#domain/grade.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { instantSchema, precisionSchema } from '#domain/instant-schema.ts';
import { statuses } from '#domain/reading.ts';

const messageSchema = z.object({
  key: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const levelSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const readingSchema = z.object({
  level: levelSchema.nullable(),
  status: z.enum(statuses),
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
  before: readingSchema,
  after: readingSchema,
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

/** What a signal would do if it were logged now. Nothing is written. */
export type Preview = z.output<typeof previewSchema>;
export type PreviewReading = Preview['before'];
export type PreviewLine = Preview['duplicates'][number];
export type PreviewEvent = Preview['events'][number];

interface PreviewAsk {
  watch: string;
  id: string;
  author: string;
  signal: SignalInput;
}

export function askPreview({ watch, ...body }: PreviewAsk, signal: AbortSignal) {
  return readAnswer(watchAddress(watch, 'preview'), previewSchema, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}
