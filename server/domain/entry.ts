import * as z from 'zod';
import { configuration } from '#domain/configuration.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { clockKinds } from '#domain/indicators/response-fields.ts';
import { signalSchema } from '#domain/indicators/signal-schema.ts';
import { HOUR } from '#domain/instant.ts';
import { instantSchema, precisionSchema } from '#domain/instant-schema.ts';
import { levels } from '#domain/level.ts';
import { slugSchema, whereSchema } from '#domain/place.ts';
import { authorSchema, idSchema, sourceSchema } from '#domain/signal.ts';
import { optionalText, textOf } from '#domain/text.ts';

const { longestOverride } = configuration;
const reason = textOf(3, 500);
const note = optionalText(4_000);

/** Hours after a start, ten years of them at most: what is due later has no date that can be kept. */
const hoursAfter = z.number().min(0).max(87_660);

const clockSchema = z
  .strictObject({
    kind: z.enum(clockKinds),
    name: optionalText(80),
    /** When the answer is due, hours after the start; null for none. */
    window: z
      .strictObject({ earliest: hoursAfter, latest: hoursAfter })
      .refine(({ earliest, latest }) => earliest <= latest, { error: 'window.order' })
      .nullable()
      .default(null),
  })
  .refine(({ kind, name }) => (kind === 'named') === (name !== null), {
    error: 'clock.name',
    path: ['name'],
  });

/** A shock: it opens response clocks and groups signals. A null start means nobody knows it. */
export const incidentSchema = z.strictObject({
  title: textOf(3, 160),
  startAt: instantSchema.nullable(),
  precision: precisionSchema,
  where: whereSchema.nullable().default(null),
  note,
  /** The post that fell vacant, for which a replacement clock may be opened. Null for none. */
  vacancy: optionalText(120),
  clocks: z
    .array(clockSchema)
    .max(12)
    .refine((all) => areApart(all.map(({ kind, name }) => `${kind}:${name}`)), {
      error: 'clock.twice',
    }),
  source: sourceSchema.nullable().default(null),
});
export type IncidentContent = z.output<typeof incidentSchema>;

function areApart(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

const probability = z.number().min(0).max(1);

const scenarioSchema = z.strictObject({
  id: slugSchema,
  title: textOf(1, 160),
  turnsOn: textOf(1, 500),
  probability,
  /** Effects; null is "not assessed". */
  political: optionalText(1_000),
  financial: optionalText(1_000),
  economic: optionalText(1_000),
  horizonAt: instantSchema.nullable().default(null),
  resolutionTest: optionalText(500),
});

const conditionSchema = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('observed'),
      earliestAt: instantSchema.nullable(),
      latestAt: instantSchema.nullable(),
    })
    .refine(({ earliestAt: from, latestAt: to }) => from === null || to === null || from <= to, {
      error: 'period.order',
      path: ['latestAt'],
    }),
  z.strictObject({
    type: z.literal('threshold'),
    indicator: z.enum(indicatorIds),
    measure: slugSchema,
    atLeast: z.number(),
  }),
]);

/** What each kind of entry says, without who said it and when it was recorded. */
const payloads = {
  'signal-recorded': { signal: signalSchema },
  'signal-corrected': { target: idSchema, reason, signal: signalSchema },
  'incident-corrected': { target: idSchema, reason, incident: incidentSchema },
  /** Takes back a signal, heartbeat, incident, clock, link or annotation. */
  'entry-retracted': { target: idSchema, reason },
  'report-attached': { signal: idSchema, event: idSchema },
  'events-merged': { from: idSchema, into: idSchema },
  'event-split': { signal: idSchema },
  'incident-opened': { incident: incidentSchema },
  'incident-closed': { incident: idSchema, closedAt: instantSchema, reason },
  'clock-closed': {
    incident: idSchema,
    clock: z.enum(clockKinds),
    clockName: optionalText(80),
    closedAt: instantSchema,
    signal: idSchema.nullable().default(null),
  },
  'clock-mooted': {
    incident: idSchema,
    clock: z.enum(clockKinds),
    clockName: optionalText(80),
    mootedAt: instantSchema,
    reason,
  },
  /** "Looked, nothing to report": about one indicator, in some regions or (empty) all. */
  heartbeat: {
    indicator: z.enum(indicatorIds),
    lookedAt: instantSchema,
    regions: z.array(slugSchema).max(60).default([]),
    note,
  },
  'tripwire-opened': {
    title: textOf(3, 160),
    condition: conditionSchema,
    incident: idSchema.nullable().default(null),
    /** What opens, and for how many days, when this one fires. */
    opensNext: z
      .strictObject({ title: textOf(3, 160), days: z.number().min(0).max(365) })
      .nullable()
      .default(null),
    note,
    source: sourceSchema.nullable().default(null),
  },
  'tripwire-fired': {
    tripwire: idSchema,
    firedAt: instantSchema,
    signal: idSchema.nullable().default(null),
  },
  'tripwire-lapsed': { tripwire: idSchema, lapsedAt: instantSchema },
  'tripwire-voided': { tripwire: idSchema, reason },
  forecast: {
    set: slugSchema,
    scenarios: z
      .array(scenarioSchema)
      .min(2)
      .max(8)
      .refine((all) => Math.abs(all.reduce((sum, { probability: p }) => sum + p, 0) - 1) < 1e-6, {
        error: 'forecast.sum',
      })
      .refine((all) => areApart(all.map(({ id }) => id)), { error: 'forecast.twice' }),
    madeAt: instantSchema,
    rationale: optionalText(4_000),
    cited: z.array(idSchema).max(50).default([]),
    source: sourceSchema.nullable().default(null),
  },
  annotation: {
    text: textOf(1, 1_000),
    fromAt: instantSchema,
    toAt: instantSchema.nullable().default(null),
    about: idSchema.nullable().default(null),
  },
  /** Sets a level by hand for so many hours, or until it is taken back. What is computed stays visible. */
  'level-overridden': {
    indicator: z.enum(indicatorIds),
    level: z.literal(levels),
    hours: z
      .number()
      .int()
      .min(1)
      .max(longestOverride / HOUR),
    reason,
  },
  'setting-changed': {
    setting: z.discriminatedUnion('name', [
      /** Freezes the days against which attacks are called abnormal. Null thaws them. */
      z.strictObject({
        name: z.literal('attack-baseline'),
        period: z
          .strictObject({ fromAt: instantSchema, toAt: instantSchema })
          .refine(({ fromAt, toAt }) => fromAt < toAt, { error: 'period.order' })
          .nullable(),
      }),
    ]),
    reason,
  },
} as const;

const draftOf = <K extends string>(kind: K) => ({
  id: idSchema,
  kind: z.literal(kind),
  author: authorSchema,
});

/**
 * One entry as its author sends it: the kind, the client's id, who says it, and the payload.
 * The form, REST, the socket and the importers all parse with this schema.
 */
export const draftSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...draftOf('signal-recorded'), ...payloads['signal-recorded'] }),
  z.strictObject({ ...draftOf('signal-corrected'), ...payloads['signal-corrected'] }),
  z.strictObject({ ...draftOf('incident-corrected'), ...payloads['incident-corrected'] }),
  z.strictObject({ ...draftOf('entry-retracted'), ...payloads['entry-retracted'] }),
  z.strictObject({ ...draftOf('report-attached'), ...payloads['report-attached'] }),
  z.strictObject({ ...draftOf('events-merged'), ...payloads['events-merged'] }),
  z.strictObject({ ...draftOf('event-split'), ...payloads['event-split'] }),
  z.strictObject({ ...draftOf('incident-opened'), ...payloads['incident-opened'] }),
  z.strictObject({ ...draftOf('incident-closed'), ...payloads['incident-closed'] }),
  z.strictObject({ ...draftOf('clock-closed'), ...payloads['clock-closed'] }),
  z.strictObject({ ...draftOf('clock-mooted'), ...payloads['clock-mooted'] }),
  z.strictObject({ ...draftOf('heartbeat'), ...payloads.heartbeat }),
  z.strictObject({ ...draftOf('tripwire-opened'), ...payloads['tripwire-opened'] }),
  z.strictObject({ ...draftOf('tripwire-fired'), ...payloads['tripwire-fired'] }),
  z.strictObject({ ...draftOf('tripwire-lapsed'), ...payloads['tripwire-lapsed'] }),
  z.strictObject({ ...draftOf('tripwire-voided'), ...payloads['tripwire-voided'] }),
  z.strictObject({ ...draftOf('forecast'), ...payloads.forecast }),
  z.strictObject({ ...draftOf('annotation'), ...payloads.annotation }),
  z.strictObject({ ...draftOf('level-overridden'), ...payloads['level-overridden'] }),
  z.strictObject({ ...draftOf('setting-changed'), ...payloads['setting-changed'] }),
]);
export type Draft = z.output<typeof draftSchema>;
/** A draft as it is written on the wire: instants as ISO 8601 text. */
export type DraftInput = z.input<typeof draftSchema>;
export type EntryKind = Draft['kind'];
export const entryKinds: readonly EntryKind[] = draftSchema.options.map(
  ({ shape }) => shape.kind.value,
);
export type DraftOf<K extends EntryKind> = Extract<Draft, { kind: K }>;

/** What the ledger adds when it writes an entry down. */
export interface Recorded {
  watch: string;
  /** Position in the log of the watch: 1, 2, 3 … */
  revision: number;
  /** When the server wrote it, epoch milliseconds; never decreases within a watch. */
  recordedAt: number;
}

/** An entry of the log. */
export type Entry = Draft & Recorded;
export type EntryOf<K extends EntryKind> = DraftOf<K> & Recorded;
