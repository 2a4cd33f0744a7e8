import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/entry.ts';
import { responseSpeed } from '#domain/indicators/response-speed.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { read } from '#domain/readings.ts';
import { draft, hour, idOf, shared, signalDraft, stateOf } from '#tests/support/entries.ts';
import { shockDrafts } from '#tests/support/shocks.ts';

const [opening, ...rest] = shockDrafts(1, { at: 0, clocks: [{ kind: 'first-statement' }] });
if (opening === undefined) throw new Error('no shock');

const answer = (n: number, at: number, more: Partial<SignalInput>) =>
  signalDraft(n, {
    indicator: 'response-speed',
    ...shared({ at, incident: opening.id, ...more }),
    details: { clock: 'first-statement', stage: 'announced' },
  });

const from = (name: string, grade: SignalInput['grade']) => ({ source: { name }, grade });

const clockAfter = (...drafts: readonly Draft[]) => {
  const state = stateOf([opening, ...rest, ...drafts]);
  const [clock] = state.incidents.clocks();
  const reading = read(state, responseSpeed, hour(20));
  const answered = reading.measures.find(({ name }) => name === 'answered')?.value;
  return { closedAt: clock?.closedAt, signal: clock?.signal, answered };
};

const runs = { closedAt: null, signal: null, answered: 0 };

describe('a clock', () => {
  it('is closed by a report that is believed', () => {
    const closed = { closedAt: hour(4), signal: idOf(1), answered: 1 };
    expect(clockAfter(answer(1, 4, from('Radio Un', 'C3')))).toEqual(closed);
  });

  it('runs on after a rumour', () => {
    expect(clockAfter(answer(1, 4, from('Radio Un', 'F6')))).toEqual(runs);
    expect(clockAfter(answer(1, 4, from('Radio Un', 'D4')))).toEqual(runs);
  });

  it('is closed by what several sources say that would not be believed alone', () => {
    // 1 − (1 − √(.4·.3))² = .573 for two; the first of them leaves the clock running.
    const both = [answer(1, 4, from('Radio Un', 'D4')), answer(2, 7, from('Radio Deux', 'D4'))];
    const closed = { closedAt: hour(7), signal: idOf(2), answered: 1 };
    expect(clockAfter(...both)).toEqual(closed);
    expect(clockAfter(...both.toReversed())).toEqual(closed);
  });

  it('hears one source once, however often it says so', () => {
    const often = [4, 5, 6, 7].map((at) => answer(at, at, from('Radio Un', 'D4')));
    expect(clockAfter(...often)).toEqual(runs);
  });

  it('is closed by an analyst whatever the reports are worth', () => {
    const said = draft({
      id: idOf(9),
      kind: 'clock-closed',
      author: 'Awa',
      incident: opening.id,
      clock: 'first-statement',
      closedAt: new Date(hour(9)).toISOString(),
    });
    const rumour = answer(1, 4, from('Radio Un', 'F6'));
    expect(clockAfter(rumour, said)).toEqual({ closedAt: hour(9), signal: null, answered: 1 });
  });

  it('runs again when the report it was believed by is taken back', () => {
    const both = [answer(1, 4, from('Radio Un', 'D4')), answer(2, 7, from('Radio Deux', 'D4'))];
    const back = draft({
      id: idOf(9),
      kind: 'entry-retracted',
      author: 'Awa',
      target: idOf(1),
      reason: 'The source withdrew it',
    });
    expect(clockAfter(...both, back)).toEqual(runs);
  });
});
