import fc from 'fast-check';
import type { Draft, DraftInput } from '#domain/entry.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { isoOf } from '#domain/instant.ts';
import { draft, hour, idOf } from '#tests/support/entries.ts';
import {
  type Before,
  type Circumstances,
  circumstances,
  pick,
  signalOf,
} from '#tests/support/eventful-signal.ts';

const kinds = [
  { weight: 14, arbitrary: fc.constant('signal' as const) },
  { weight: 3, arbitrary: fc.constant('statement' as const) },
  { weight: 3, arbitrary: fc.constant('heartbeat' as const) },
  { weight: 2, arbitrary: fc.constant('incident' as const) },
  { weight: 2, arbitrary: fc.constant('clock' as const) },
  { weight: 1, arbitrary: fc.constant('over' as const) },
  { weight: 2, arbitrary: fc.constant('correction' as const) },
  { weight: 2, arbitrary: fc.constant('retraction' as const) },
  { weight: 2, arbitrary: fc.constant('attach' as const) },
  { weight: 1, arbitrary: fc.constant('merge' as const) },
  { weight: 1, arbitrary: fc.constant('split' as const) },
  { weight: 1, arbitrary: fc.constant('freeze' as const) },
  { weight: 1, arbitrary: fc.constant('recount' as const) },
  { weight: 1, arbitrary: fc.constant('override' as const) },
  { weight: 1, arbitrary: fc.constant('note' as const) },
  { weight: 1, arbitrary: fc.constant('tripwire' as const) },
];

type Kind = (typeof kinds)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;

/** One entry, or null where nothing has happened yet that it could be about. */
function draftOf(
  kind: Kind,
  one: Circumstances,
  { before, id }: { before: Before; id: string },
): DraftInput | null {
  const by = { id, author: 'Awa' };
  const why = { reason: 'Better known now' };
  const signal = pick(before.signals, one.back);
  const other = pick(before.signals, one.back + one.figure);
  const incident = pick(before.incidents, one.back)?.id;
  switch (kind) {
    case 'signal':
      return { ...by, kind: 'signal-recorded', signal: signalOf(one, before) };
    case 'statement': {
      const said = { ...one, claim: 'official' as const };
      return { ...by, kind: 'signal-recorded', signal: signalOf(said, before, 'public-messaging') };
    }
    case 'heartbeat': {
      const regions = one.region === null ? [] : [one.region];
      const lookedAt = isoOf(hour(one.at));
      return { ...by, kind: 'heartbeat', indicator: one.indicator, lookedAt, regions };
    }
    case 'incident':
      return { ...by, kind: 'incident-opened', incident: incidentOf(one) };
    case 'freeze':
      return { ...by, kind: 'setting-changed', ...why, setting: freezing(one) };
    case 'recount':
      if (incident === undefined) return null;
      return {
        ...by,
        ...why,
        kind: 'incident-corrected',
        target: incident,
        incident: incidentOf(one),
      };
    case 'override': {
      const level = one.nth === 0 ? 4 : 1;
      return {
        ...by,
        ...why,
        kind: 'level-overridden',
        indicator: one.indicator,
        level,
        hours: 48,
      };
    }
    case 'note':
      return { ...by, kind: 'annotation', text: 'Remember this', fromAt: isoOf(hour(one.at)) };
    case 'tripwire':
      return tripwireOf(one, by, pick(before.tripwires, one.back));
    case 'retraction': {
      const target = pick(before.entries, one.back);
      return target === undefined ? null : { ...by, kind: 'entry-retracted', target, ...why };
    }
    case 'over':
      if (incident === undefined) return null;
      return { ...by, kind: 'incident-closed', incident, closedAt: isoOf(hour(one.at)), ...why };
    case 'clock':
      return incident === undefined ? null : clockOf(one, { by, incident });
    default:
      if (signal === undefined || other === undefined) return null;
      if (kind === 'correction') {
        const right = signalOf(one, before, signal.signal.indicator);
        return { ...by, kind: 'signal-corrected', target: signal.id, ...why, signal: right };
      }
      // A link joins what is of one kind, as the rules of the log demand.
      if (kind === 'split') return { ...by, kind: 'event-split', signal: signal.id };
      if (signal.signal.indicator !== other.signal.indicator || signal === other) return null;
      return kind === 'attach'
        ? { ...by, kind: 'report-attached', signal: signal.id, event: other.id }
        : { ...by, kind: 'events-merged', from: signal.id, into: other.id };
  }
}

function incidentOf({ at, clock, flag }: Circumstances) {
  return {
    title: 'A shock',
    startAt: flag ? isoOf(hour(at)) : null,
    precision: 'minute' as const,
    clocks: [...new Set([clock, 'replacement' as const, 'security-adjustment' as const])].map(
      (kind) => ({ kind }),
    ),
  };
}

function tripwireOf(
  { at, flag, nth }: Circumstances,
  by: { id: string; author: string },
  open: string | undefined,
): DraftInput {
  if (open !== undefined && flag) {
    const when = isoOf(hour(at));
    return nth === 0
      ? { ...by, kind: 'tripwire-fired', tripwire: open, firedAt: when }
      : { ...by, kind: 'tripwire-lapsed', tripwire: open, lapsedAt: when };
  }
  const condition = { type: 'observed' as const, earliestAt: null, latestAt: isoOf(hour(at + 24)) };
  return { ...by, kind: 'tripwire-opened', title: 'Roads are cut', condition };
}

function freezing({ at, later, flag }: Circumstances) {
  const [first, last] = [Math.min(at, later), Math.max(at, later) + 24];
  const period = { fromAt: isoOf(hour(first)), toAt: isoOf(hour(last)) };
  return { name: 'attack-baseline' as const, period: flag ? period : null };
}

function clockOf(
  { at, clock, flag }: Circumstances,
  { by, incident }: { by: { id: string; author: string }; incident: string },
): DraftInput {
  const when = isoOf(hour(at));
  return flag
    ? { ...by, kind: 'clock-closed', incident, clock: 'replacement', closedAt: when }
    : { ...by, kind: 'clock-mooted', incident, clock, mootedAt: when, reason: 'No longer due' };
}

/** Logs in which everything happens that a reading may depend on. */
export const eventfulLogs = fc
  .array(fc.tuple(fc.oneof(...kinds), circumstances), { minLength: 1, maxLength: 90 })
  .chain((steps) => fc.constantFrom(...indicatorIds).map((focus) => logOf(focus, steps)));

/** The same, but never short: what is drawn has seldom ten entries where it may have one. */
export const fullLogs = fc
  .array(fc.tuple(fc.oneof(...kinds), circumstances), { minLength: 60, maxLength: 110 })
  .chain((steps) => fc.constantFrom(...indicatorIds).map((focus) => logOf(focus, steps)));

/** Short logs about one indicator, in which every signal matters to the others. */
export const shortLogs = (focus: IndicatorId) =>
  fc
    .array(fc.tuple(fc.oneof(...kinds), circumstances), { minLength: 4, maxLength: 16 })
    .map((steps) =>
      logOf(
        focus,
        steps.map(([kind, one]) => [
          kind,
          { ...one, focused: true, grade: 'B2', nth: one.nth % 2 },
        ]),
      ),
    );

/** Logs of some days about a few indicators, in which everything is believed and joins the rest. */
export const denseLogs = (focuses: readonly IndicatorId[], days: number) =>
  fc
    .array(fc.tuple(fc.oneof(...kinds), circumstances), { minLength: 50, maxLength: 70 })
    .map((steps) => {
      const [first = 'attack-frequency'] = focuses;
      const some = steps.map(([kind, one]): Step => {
        const indicator = focuses[one.back % focuses.length] ?? first;
        const at = 24 * 300 + (one.at % (24 * days));
        // Who answers for the country tells one toll, and everybody else tells another.
        const claim = indicator === 'public-messaging' ? 'official' : 'media';
        const flag = one.flag || one.nth > 0;
        const where = { place: one.place === 'cor' ? 'cor' : 'aba', service: 'road' } as const;
        const dense = { ...one, ...where, at, flag, claim, indicator, grade: 'B2' } as const;
        return [isAside(kind) ? 'over' : kind, { ...dense, focused: false }];
      });
      return logOf(first, [...shocks(some), ...some]);
    });

function isAside(kind: Kind): boolean {
  return kind === 'note' || kind === 'tripwire' || kind === 'override';
}

/** The first few happenings again, as shocks that began on a known day and go on. */
function shocks(steps: readonly Step[]): Step[] {
  return steps.slice(0, 3).map(([, one]) => ['incident', { ...one, flag: true }]);
}

/** Logs about one indicator with more signals than a reading shows. */
export const longLogs = (focus: IndicatorId) =>
  fc
    .array(fc.tuple(fc.oneof(...kinds), circumstances), { minLength: 200, maxLength: 300 })
    .map((steps) =>
      logOf(
        focus,
        steps.map(([kind, one]) => [kind, { ...one, focused: true }]),
      ),
    );

type Step = readonly [kind: Kind, one: Circumstances];

function logOf(focus: IndicatorId, steps: readonly Step[]): Draft[] {
  const before: Before = { signals: [], incidents: [], tripwires: [], entries: [] };
  return steps.flatMap(([kind, drawn], n) => {
    const one = drawn.focused ? { ...drawn, indicator: focus } : drawn;
    const input = draftOf(kind, one, { before, id: idOf(n) });
    if (input === null) return [];
    const made = draft(input);
    before.entries.push(made.id);
    if (made.kind === 'signal-recorded') before.signals.push(made);
    if (made.kind === 'tripwire-opened') before.tripwires.push(made.id);
    if (made.kind === 'incident-opened') {
      before.incidents.push({ id: made.id, at: one.flag ? one.at : null });
    }
    return [made];
  });
}
