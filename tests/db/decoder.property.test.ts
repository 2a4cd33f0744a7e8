import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { decoderOf } from '#db/decoder.ts';
import { draftSchema } from '#domain/entry.ts';
import { toWire } from '#domain/wire.ts';
import { attack, hour, idOf } from '#tests/support/entries.ts';
import { inputsOf } from '#tests/support/inputs.ts';

const decode = decoderOf(draftSchema);
const kinds = draftSchema.options.map((option) => [option.shape.kind.value, option] as const);

describe('a draft that was written', () => {
  test.each(kinds)('reads back as the schema would parse it: %s', (_, option) => {
    fc.assert(
      fc.property(inputsOf(option), (input) => {
        const written = JSON.stringify(toWire(draftSchema.parse(input)));
        expect(decode(written)).toStrictEqual(draftSchema.parse(JSON.parse(written)));
      }),
    );
  });

  test.each(kinds)('is not checked again: %s', (_, option) => {
    const longer = { author: 'A'.repeat(81) };
    fc.assert(
      fc.property(inputsOf(option), (input) => {
        const made = draftSchema.parse(input);
        const written = JSON.stringify(toWire({ ...made, ...longer }));
        expect(decode(written)).toStrictEqual({ ...made, ...longer });
      }),
      { numRuns: 20 },
    );
  });

  test('from before a field was thought of gets what the schema gives instead', () => {
    const whole = attack(1, { at: 5 });
    if (whole.kind !== 'signal-recorded') throw new Error('An attack is a signal.');
    const { relayOf: _, ...signal } = toWire(whole.signal);
    const written = JSON.stringify({ ...whole, signal });
    expect(written).not.toContain('relayOf');
    expect(decode(written)).toStrictEqual(whole);
  });

  const incident = { id: idOf(2), kind: 'incident-closed', author: 'Awa', incident: idOf(1) };
  const closed = { ...incident, closedAt: new Date(hour(3)).toISOString(), reason: 'It is over' };

  test.each([
    ['an instant that is none', { ...closed, closedAt: 'yesterday' }],
    ['an instant as a number', { ...closed, closedAt: hour(3) }],
    ['a kind that nobody knows', { ...closed, kind: 'incident-forgotten' }],
    ['a number for a text', { ...closed, reason: 12345 }],
    ['a field that is missing', incident],
    ['a list', [closed]],
    ['nothing', null],
  ])('is refused when it holds %s', (_, strange) => {
    expect(() => decode(JSON.stringify(strange))).toThrow(z.ZodError);
    expect(decode(JSON.stringify(closed))).toStrictEqual(draftSchema.parse(closed));
  });
});
