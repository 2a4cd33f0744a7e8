import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { eventIdOf } from '#domain/signal-shelf.ts';
import { attack, draft, idOf, stateOf } from '#tests/support/entries.ts';

const SIGNALS = 8;

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('attach', 'merge', 'merge', 'split', 'retract', 'retract'),
    one: fc.nat(SIGNALS - 1),
    other: fc.nat(SIGNALS - 1),
    back: fc.nat(5),
  }),
  { minLength: 2, maxLength: 24 },
);
type Step = typeof steps extends fc.Arbitrary<(infer T)[]> ? T : never;

/** Signals, then links between them and links taken back. */
function logOf(all: readonly Step[]): Draft[] {
  const links: string[] = [];
  const signals = Array.from({ length: SIGNALS }, (_, n) => attack(n, { at: n }));
  const rest = all.flatMap(({ kind, one, other, back }, i): Draft[] => {
    const by = { id: idOf(SIGNALS + i), author: 'Awa' };
    const [signal, event] = [idOf(one), idOf(other)];
    if (kind === 'retract') {
      const target = links.splice(-1 - back, 1)[0];
      if (target === undefined) return [];
      return [draft({ ...by, kind: 'entry-retracted', target, reason: 'A mistake' })];
    }
    if (one === other && kind !== 'split') return [];
    links.push(by.id);
    if (kind === 'split') return [draft({ ...by, kind: 'event-split', signal })];
    return kind === 'merge'
      ? [draft({ ...by, kind: 'events-merged', from: signal, into: event })]
      : [draft({ ...by, kind: 'report-attached', signal, event })];
  });
  return [...signals, ...rest];
}

describe('links between signals and events', () => {
  it('keep every signal with the event it reports, whatever was linked and taken back', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const state = stateOf(logOf(all));
        const book = state.books['attack-frequency'];
        // An event has the id of its first signal, or of the entry that split it off.
        const ids = [...state.signals.keys(), ...state.entries.keys()];
        const told = ids.flatMap((event) => book.reportsOf(event).map(({ id }) => [id, event]));
        const meant = [...state.signals.values()].map(({ current }) => [
          current.id,
          eventIdOf(state, current),
        ]);
        expect(told.sort()).toEqual(meant.sort());
      }),
      { numRuns: 500 },
    );
  });
});
