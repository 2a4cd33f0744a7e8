import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import english from '#components/messages/en.json' with { type: 'json' };
import { fieldChanges } from '#components/review/signals/field-changes.ts';
import { textChange } from '#components/review/signals/text-change.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { idOf, shared } from '#tests/support/entries.ts';

type Attack = Extract<SignalInput, { indicator: 'attack-frequency' }>;
type Statement = Extract<SignalInput, { indicator: 'public-messaging' }>;

const killed = (best: number) => ({ civilian: { low: null, best, high: null } });
const shots: Attack = {
  indicator: 'attack-frequency',
  ...shared({ at: 0, where: { type: 'place', place: 'bek', geoPrecision: 1 } }),
  details: { type: 'battle', tolls: { killed: killed(3), wounded: killed(4) } },
};

function changes(after: Partial<SignalInput>) {
  const next: SignalInput = Object.assign({}, shots, after);
  return fieldChanges(shots, next).map(({ words, before, after: now }) => [words, before, now]);
}

describe('what a correction changed', () => {
  it('is every field that differs, an absent one the same as null', () => {
    expect(changes({ note: null, relayOf: null })).toEqual([]);
    expect(changes({ note: 'Heard twice' })).toEqual([
      ['signal.note', null, { name: 'note', says: 'text', text: 'Heard twice' }],
    ]);
    expect(changes({})).toEqual([]);
  });

  it('is told field by field, as the form asks', () => {
    const where = { type: 'region', region: 'north' } as const;
    const source = { ...shots.source, family: 'State media' };
    const details = { ...shots.details, type: 'riot' as const };
    const told = changes({ where, source, details, precision: 'day', incident: idOf(7) });
    expect(told.map(([words]) => words)).toEqual([
      'signal.eventAt',
      'signal.where',
      'attack-frequency.type',
      'signal.source-family',
      'signal.incident',
    ]);
    expect(told[1]).toMatchObject([
      'signal.where',
      { says: 'where', where: { place: 'bek', geoPrecision: 1 } },
      { says: 'where', where: { region: 'north', geoPrecision: 3 } },
    ]);
    expect(told[2]).toMatchObject([
      'attack-frequency.type',
      { says: 'option', option: 'battle' },
      { says: 'option', option: 'riot' },
    ]);
  });

  it('has words for every field and every choice', () => {
    const other: Statement = {
      indicator: 'public-messaging',
      ...shared({ at: 2, where: null, note: 'Heard twice', relayOf: 'AFP', event: idOf(3) }),
      details: { speaker: 'Army', tone: -1, claims: [{ text: 'All is calm' }] },
    };
    const fields: Readonly<Record<string, object>> = english.fields;
    for (const { words } of fieldChanges(shots, other)) {
      const [group = '', key = ''] = words.split('.');
      expect(Object.keys(fields[group] ?? {}), words).toContain(key);
    }
  });

  it('leaves out the tolls that stand', () => {
    const tolls = { killed: killed(5), wounded: killed(4) };
    const [change] = changes({ details: { ...shots.details, tolls } });
    const toll = (best: number) => ({
      tolls: [{ toll: 'killed', victims: 'civilian', range: { best } }],
    });
    expect(change).toMatchObject(['attack-frequency.tolls', toll(3), toll(5)]);
  });
});

describe('a long text that was changed', () => {
  const told = (before: string, after: string) =>
    textChange(before, after).map(({ of, text }) => `${of}: ${text}`);

  it('is one text with the words marked that are others', () => {
    expect(told('Two men were hurt\nnear Kati', 'Three men were hurt\nnear Kati')).toEqual([
      'old: Two',
      'new: Three',
      'both:  men were hurt\nnear Kati',
    ]);
    expect(told('so so', 'so so so')).toEqual(['both: so so', 'new:  so']);
    expect(told('All calm', 'All calm')).toEqual(['both: All calm']);
  });

  it('keeps what stands between two changes', () => {
    const said = 'First reports speak of two cars. The bridge stands. The army said nothing.';
    const now = 'First reports speak of three cars. The bridge stands. The army denied it all.';
    expect(told(said, now)).toEqual([
      'both: First reports speak of ',
      'old: two',
      'new: three',
      'both:  cars. The bridge stands. The army ',
      'old: said nothing.',
      'new: denied it all.',
    ]);
  });

  it('is told whole in both versions, however they differ', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', '  ', '\n', 'ab'), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const without = (left: 'old' | 'new') =>
          textChange(before, after)
            .flatMap(({ of, text }) => (of === left ? [] : text))
            .join('');
        expect(without('new')).toBe(before);
        expect(without('old')).toBe(after);
      }),
    );
  });
});
