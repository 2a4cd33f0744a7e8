import * as z from 'zod';
import type { FieldHint } from '#domain/indicators/indicator.ts';
import { tollByClassSchema } from '#domain/signal.ts';
import { optionalText } from '#domain/text.ts';

/** ACLED event types with their sub-types (codebook, hierarchical order). */
export const attackTypes = {
  battle: ['government-regains-territory', 'non-state-actor-overtakes-territory', 'armed-clash'],
  protest: ['excessive-force', 'protest-with-intervention', 'peaceful-protest'],
  riot: ['violent-demonstration', 'mob-violence'],
  explosion: [
    'chemical-weapon',
    'air-drone-strike',
    'suicide-bomb',
    'shelling-artillery-missile',
    'remote-explosive-landmine-ied',
    'grenade',
  ],
  'violence-against-civilians': ['sexual-violence', 'attack', 'abduction'],
  'strategic-development': [
    'agreement',
    'arrests',
    'change-to-group',
    'disrupted-weapons-use',
    'headquarters-established',
    'looting',
    'non-violent-transfer',
    'other',
  ],
} as const;
export type AttackType = keyof typeof attackTypes;

const typeNames = [
  'battle',
  'protest',
  'riot',
  'explosion',
  'violence-against-civilians',
  'strategic-development',
] as const satisfies readonly AttackType[];

const subTypes = Object.values(attackTypes).flat();

const actorSchema = optionalText(120);

const noToll = { civilian: null, 'state-forces': null, attackers: null, unknown: null };
const tollsSchema = z
  .strictObject({
    killed: tollByClassSchema.default(noToll),
    wounded: tollByClassSchema.default(noToll),
    abducted: tollByClassSchema.default(noToll),
  })
  .default({ killed: noToll, wounded: noToll, abducted: noToll });

export const attackFields = z
  .strictObject({
    type: z.enum(typeNames),
    /** Sub-type of the type; null when the reports do not say. */
    subType: z.enum(subTypes).nullable().default(null),
    actor: actorSchema,
    attribution: z.enum(['claimed', 'suspected']).nullable().default(null),
    target: optionalText(160),
    tolls: tollsSchema,
    /** False for context that happened elsewhere or is told again: shown, never counted. */
    counted: z.boolean().default(true),
  })
  .refine(({ type, subType }) => subType === null || belongs(type, subType), {
    error: 'attack.subType',
    path: ['subType'],
  });

function belongs(type: AttackType, subType: string): boolean {
  const names: readonly string[] = attackTypes[type];
  return names.includes(subType);
}

export const attackForm: readonly FieldHint[] = [
  { name: 'type', control: 'choice', options: typeNames, required: true, sticky: true },
  {
    name: 'subType',
    control: 'choice',
    optionsBy: { field: 'type', options: attackTypes },
    required: false,
  },
  { name: 'actor', control: 'text', required: false, sticky: true },
  {
    name: 'attribution',
    control: 'choice',
    options: ['claimed', 'suspected'],
    required: false,
    sticky: true,
  },
  { name: 'target', control: 'text', required: false },
  { name: 'counted', control: 'switch', required: false },
  { name: 'tolls', control: 'tolls', required: false },
];
