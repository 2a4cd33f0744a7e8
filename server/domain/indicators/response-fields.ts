import * as z from 'zod';
import type { FieldHint } from '#domain/indicators/indicator.ts';
import { optionalText } from '#domain/text.ts';

export const clockKinds = [
  'first-statement',
  'after-action-communique',
  'security-adjustment',
  'investigation',
  'replacement',
  'named',
] as const;
export type ClockKind = (typeof clockKinds)[number];

export const responseFields = z
  .strictObject({
    clock: z.enum(clockKinds),
    /** Name of a `named` clock; null for the others. */
    clockName: optionalText(80),
    stage: z.enum(['announced', 'implemented']),
  })
  .refine((details) => (details.clock === 'named') === (details.clockName !== null), {
    error: 'clock.name',
    path: ['clockName'],
  });

export const responseForm: readonly FieldHint[] = [
  { name: 'clock', control: 'choice', options: clockKinds, required: true },
  { name: 'clockName', control: 'text', required: true, when: { field: 'clock', is: ['named'] } },
  { name: 'stage', control: 'choice', options: ['announced', 'implemented'], required: true },
];
