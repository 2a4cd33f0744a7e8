import * as z from 'zod';
import type { FieldHint } from '#domain/indicators/indicator.ts';
import { idSchema, tollByClassSchema } from '#domain/signal.ts';
import { textOf } from '#domain/text.ts';

const claimSchema = z.strictObject({
  text: textOf(1, 300),
  /** Whether anybody could find it true or false. */
  checkable: z.boolean().default(true),
});

/** Points at one claim of an earlier statement that this one contradicts. */
const contradictionSchema = z.strictObject({
  signal: idSchema,
  claim: z.number().int().min(0).max(19),
});

export const messagingFields = z.strictObject({
  speaker: textOf(1, 120),
  /** −1 defensive, 0 neutral, 1 confident; null when it cannot be told. */
  tone: z
    .union([z.literal(-1), z.literal(0), z.literal(1)])
    .nullable()
    .default(null),
  claims: z.array(claimSchema).max(20).default([]),
  contradicts: z.array(contradictionSchema).max(20).default([]),
  /** Number killed that this statement gives, by class of victim. */
  toll: tollByClassSchema.nullable().default(null),
  status: z.enum(['ongoing', 'under-control']).nullable().default(null),
});

export const messagingForm: readonly FieldHint[] = [
  { name: 'speaker', control: 'text', required: true, sticky: true },
  { name: 'tone', control: 'choice', options: [-1, 0, 1], required: false },
  { name: 'status', control: 'choice', options: ['ongoing', 'under-control'], required: false },
  { name: 'claims', control: 'claims', required: false },
  { name: 'contradicts', control: 'contradicts', required: false },
  { name: 'toll', control: 'toll-by-class', required: false },
];
