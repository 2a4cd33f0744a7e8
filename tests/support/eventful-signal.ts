import fc from 'fast-check';
import type { Draft } from '#domain/entry.ts';
import { grades } from '#domain/grade.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { claimTypes } from '#domain/signal.ts';
import { shared } from '#tests/support/entries.ts';

/** The days over which events of a log lie: more than any reading looks back. */
export const daysOfLog = 420;

/** Most happens in two months, so that windows fill; the rest lies far before or after. */
const hours = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 24 * 300, max: 24 * 360 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 24 * daysOfLog }) },
);
const figure = fc.integer({ min: 0, max: 60 });

/** What may stand in one entry; each kind takes what it needs. */
export const circumstances = fc.record({
  at: hours,
  later: hours,
  place: fc.constantFrom('aba', 'bek', 'cor', 'dun', null),
  other: fc.constantFrom('aba', 'bek', 'cor', null),
  grade: fc.constantFrom(...grades),
  source: fc.constantFrom('Radio Un', 'Journal Deux', 'Agence Trois', 'Radio Quatre'),
  claim: fc.constantFrom(...claimTypes),
  indicator: fc.constantFrom(...indicatorIds),
  region: fc.constantFrom('north', 'south', 'east', null),
  movement: fc.constantFrom('reorganisation', 'reinforcement', 'retrenchment'),
  service: fc.constantFrom('market', 'road', 'school', 'medical'),
  severity: fc.constantFrom(0, 0.25, 0.5, 0.75, 1, null),
  tone: fc.constantFrom(-1, 0, 1, null),
  clock: fc.constantFrom('first-statement', 'after-action-communique', 'investigation'),
  figure,
  flag: fc.boolean(),
  /** Whether it is about what the whole log is mostly about. */
  focused: fc.boolean(),
  /** Which earlier entry this one refers to, and which claim of it. */
  back: fc.nat(),
  nth: fc.integer({ min: 0, max: 2 }),
});
export type Circumstances = typeof circumstances extends fc.Arbitrary<infer T> ? T : never;

/** What a log holds so far that a later entry may refer to. */
export interface Before {
  signals: Extract<Draft, { kind: 'signal-recorded' }>[];
  /** With the hour at which they began, null where nobody knows. */
  incidents: { id: string; at: number | null }[];
  tripwires: string[];
  entries: string[];
}

/** One of a list by any number; undefined while it is empty. */
export const pick = <T>(list: readonly T[], back: number): T | undefined =>
  list[back % list.length];

/** A signal of some indicator that may refer to what came before. */
export function signalOf(
  one: Circumstances,
  before: Before,
  indicator = one.indicator,
): SignalInput {
  const told = pick(before.signals, one.back);
  const where = one.place === null ? null : { type: 'place' as const, place: one.place };
  const incident = one.flag ? pick(before.incidents, one.back) : undefined;
  // An answer comes within days of its shock, else hardly any clock would ever be closed.
  const answersAt = indicator === 'response-speed' ? (incident?.at ?? null) : null;
  const common = {
    ...shared({
      at: answersAt === null ? one.at : answersAt + one.figure,
      grade: one.grade,
      claim: one.claim,
      source: { name: one.source },
    }),
    where,
    incident: incident?.id ?? null,
    event: one.nth === 1 && told?.signal.indicator === indicator ? told.id : null,
  };
  const range = { low: one.figure, best: one.figure + one.nth, high: one.figure + 9 };
  switch (indicator) {
    case 'response-speed':
      return { indicator, ...common, details: { clock: one.clock, stage: 'announced' } };
    case 'attack-frequency':
      return {
        indicator,
        ...common,
        details: {
          type: 'battle',
          counted: one.nth !== 2 || one.flag,
          tolls: one.flag ? { killed: killedBy(one, range) } : undefined,
        },
      };
    case 'military-posture': {
      const to = one.other === one.place ? null : one.other;
      const size = one.flag ? one.figure : null;
      const restriction = (['airport', 'movement', null] as const)[one.nth];
      return {
        indicator,
        ...common,
        details: { movement: one.movement, from: one.place, to, size, restriction },
      };
    }
    case 'public-messaging':
      return {
        indicator,
        ...common,
        details: {
          speaker: 'Army',
          tone: one.tone,
          claims: ['One', 'Two', 'Three'].slice(one.nth).map((text) => ({ text })),
          contradicts: told === undefined ? [] : [{ signal: told.id, claim: one.nth }],
          toll: one.flag ? { civilian: { best: Math.floor(one.figure / 3) } } : null,
        },
      };
    default:
      return {
        indicator,
        ...common,
        details:
          one.nth === 0
            ? { about: 'displaced', stock: { ...range, high: one.figure + 400 } }
            : { about: 'disruption', service: one.service, severity: one.severity },
      };
  }
}

/** Some attacks kill hardly anybody, and of some dead nobody knows who they were. */
function killedBy({ figure }: Circumstances, range: { low: number; best: number; high: number }) {
  return {
    civilian: figure % 4 === 0 ? { best: figure % 3 } : range,
    unknown: figure % 5 === 0 ? { low: 0, best: 1, high: 3 } : undefined,
    attackers: range,
  };
}
