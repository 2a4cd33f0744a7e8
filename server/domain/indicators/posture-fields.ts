import * as z from 'zod';
import type { FieldHint } from '#domain/indicators/indicator.ts';
import { slugSchema } from '#domain/place.ts';

export const movements = ['reorganisation', 'reinforcement', 'retrenchment'] as const;
export type Movement = (typeof movements)[number];

export const postureFields = z
  .strictObject({
    movement: z.enum(movements),
    /** Places of the gazetteer between which forces moved; null when unknown or none moved. */
    from: slugSchema.nullable().default(null),
    to: slugSchema.nullable().default(null),
    /** Size in companies; null is unknown and weighs one. */
    size: z.number().min(0).max(10_000).nullable().default(null),
    restriction: z.enum(['airport', 'movement']).nullable().default(null),
  })
  .refine(({ from, to }) => from === null || from !== to, {
    error: 'posture.same-place',
    path: ['to'],
  });

export const postureForm: readonly FieldHint[] = [
  { name: 'movement', control: 'choice', options: movements, required: true },
  { name: 'from', control: 'place', required: false },
  { name: 'to', control: 'place', required: false },
  { name: 'size', control: 'number', required: false },
  { name: 'restriction', control: 'choice', options: ['airport', 'movement'], required: false },
];
