import fc from 'fast-check';
import type { Draft, DraftOf } from '#domain/entry.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { isoOf, precisions } from '#domain/instant.ts';
import { draft, hour, idOf } from '#tests/support/entries.ts';
import { eventfulLogs, fullLogs } from '#tests/support/eventful-log.ts';
import { begin } from '#tests/support/taken.ts';

/** What else a signal may say: how well its time and place are known, and whose words it passes on. */
const turns = fc.record({
  precision: fc.oneof(fc.constant('minute' as const), fc.constantFrom(...precisions)),
  where: fc.constantFrom('as it is', 'as it is', 'region', 'point', 'nowhere'),
  relayOf: fc.constantFrom(
    null,
    null,
    'Agence Trois',
    ' AGENCE trois ',
    'Radio\nUn',
    'Half \ud800',
  ),
  family: fc.constantFrom(null, null, 'Groupe Un'),
  url: fc.constantFrom(null, 'https://example.org/1', 'https://example.org/2'),
  author: fc.constantFrom('Awa', 'Awa', 'Béa', 'A\nB'),
  seconds: fc.constantFrom(0, 0, 61_001),
  isUndated: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  aside: fc.constantFrom('none', 'none', 'none', 'none', 'forecast', 'tripwire', 'void', 'note'),
});
type Turn = typeof turns extends fc.Arbitrary<infer T> ? T : never;

/** Logs with every kind of entry, and signals that say what they say in every way there is. */
export const variedLogs = fc
  .tuple(
    fc.oneof(eventfulLogs, { weight: 3, arbitrary: fullLogs }),
    fc.array(turns, { minLength: 8, maxLength: 40 }),
  )
  .map(([drafts, all]) => {
    const varied: Draft[] = [];
    const tripwires: string[] = [];
    let said: Signal | null = null;
    for (const [i, one] of drafts.entries()) {
      const turn = all[i % all.length];
      if (turn === undefined) continue;
      const other: Draft = turned(one, turn);
      varied.push(isMistaken(other, turn) && said !== null ? { ...other, signal: said } : other);
      if (other.kind === 'signal-recorded') said = other.signal;
      if (one.kind === 'tripwire-opened') tripwires.push(one.id);
      const aside = asideOf(turn, {
        id: idOf(500_000 + i),
        tripwire: tripwires.at(-1),
        about: one.id,
      });
      if (aside === null) continue;
      varied.push(aside);
      if (aside.kind === 'tripwire-opened') tripwires.push(aside.id);
    }
    return varied;
  });

function turned(one: Draft, turn: Turn): Draft {
  const { author } = turn;
  if (one.kind === 'signal-recorded') return { ...one, author, signal: saidBy(one.signal, turn) };
  if (one.kind === 'signal-corrected') return { ...one, author, signal: saidBy(one.signal, turn) };
  return { ...one, author };
}

/** A correction may say that it was about another indicator all along. */
function isMistaken(one: Draft, { isUndated }: Turn): one is DraftOf<'signal-corrected'> {
  return one.kind === 'signal-corrected' && isUndated;
}

function saidBy(signal: Signal, { precision, relayOf, family, url, ...turn }: Turn): Signal {
  const eventAt = signal.eventAt === null || turn.isUndated ? null : signal.eventAt + turn.seconds;
  const source = { ...signal.source, family, url };
  return { ...signal, precision, eventAt, relayOf, source, where: whereOf(signal, turn) };
}

function whereOf({ where }: Signal, turn: Pick<Turn, 'where'>): Signal['where'] {
  switch (turn.where) {
    case 'region':
      return { type: 'region', region: 'east', geoPrecision: 3 };
    case 'point':
      return {
        ...{ type: 'point', label: 'By the river', region: 'south', geoPrecision: 2 },
        ...{ latitude: 10.25, longitude: 0.1 },
      };
    case 'nowhere':
      return null;
    default:
      return where;
  }
}

function asideOf(
  { aside, author }: Turn,
  { id, tripwire, about }: { id: string; tripwire: string | undefined; about: string },
): Draft | null {
  const by = { id, author };
  const at = isoOf(hour(begin));
  switch (aside) {
    case 'forecast': {
      const outcome = (name: string) => ({
        id: name,
        title: name,
        turnsOn: name,
        probability: 0.5,
      });
      const scenarios = [outcome('holds'), outcome('spreads')];
      return draft({ ...by, kind: 'forecast', set: 'outlook', scenarios, madeAt: at });
    }
    case 'tripwire': {
      const measure = { indicator: 'attack-frequency' as const, measure: 'rate-ratio' };
      const condition = { type: 'threshold' as const, ...measure, atLeast: 1.5 };
      return draft({ ...by, kind: 'tripwire-opened', title: 'Attacks double', condition });
    }
    case 'void':
      if (tripwire === undefined) return null;
      return draft({ ...by, kind: 'tripwire-voided', tripwire, reason: 'No longer asked' });
    case 'note':
      return draft({ ...by, kind: 'annotation', text: 'See there', fromAt: at, toAt: at, about });
    default:
      return null;
  }
}
