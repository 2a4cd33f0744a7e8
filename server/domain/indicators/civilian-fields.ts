import * as z from 'zod';
import { services } from '#domain/indicators/civilian-services.ts';
import type { FieldHint } from '#domain/indicators/indicator.ts';
import { rangeSchema } from '#domain/signal.ts';

const severities = [0, 0.25, 0.5, 0.75, 1] as const;

export const civilianFields = z
  .strictObject({
    about: z.enum(['displaced', 'disruption']),
    /** People displaced at the time of the event; null when no figure is given. */
    stock: rangeSchema.nullable().default(null),
    service: z.enum(services).nullable().default(null),
    /** 0 works as usual … 1 not working at all; null is unknown. */
    severity: z
      .union([z.literal(0), z.literal(0.25), z.literal(0.5), z.literal(0.75), z.literal(1)])
      .nullable()
      .default(null),
    phase: z.enum(['begun', 'ended']).nullable().default(null),
  })
  .refine(({ about, service }) => about === 'displaced' || service !== null, {
    error: 'civilian.service',
    path: ['service'],
  })
  .refine(({ about, stock }) => about === 'displaced' || stock === null, {
    error: 'civilian.stock',
    path: ['stock'],
  });

export const civilianForm: readonly FieldHint[] = [
  {
    name: 'about',
    control: 'choice',
    options: ['displaced', 'disruption'],
    required: true,
    sticky: true,
  },
  {
    name: 'stock',
    control: 'range',
    required: false,
    when: { field: 'about', is: ['displaced'] },
  },
  {
    name: 'service',
    control: 'choice',
    options: services,
    required: true,
    when: { field: 'about', is: ['disruption'] },
  },
  {
    name: 'severity',
    control: 'choice',
    options: severities,
    required: false,
    when: { field: 'about', is: ['disruption'] },
  },
  {
    name: 'phase',
    control: 'choice',
    options: ['begun', 'ended'],
    required: false,
    when: { field: 'about', is: ['disruption'] },
  },
];
