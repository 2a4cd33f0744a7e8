import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { draftSchema } from '#domain/entry.ts';
import { problemsOf } from '#domain/problems.ts';
import { sourceSchema } from '#domain/signal.ts';
import { textOf } from '#domain/text.ts';
import { attack, shared } from '#tests/support/entries.ts';

const indicator = 'attack-frequency';
const details = { type: 'battle' };
const read = (text: string) => textOf(0, 80).parse(text);

describe('a text that somebody wrote', () => {
  test('is kept as it reads, with its accents composed', () => {
    expect(read('  Attaque a\u0300 Se\u0301gou ')).toBe('Attaque à Ségou');
    expect(read('one\n\ttwo')).toBe('one\n\ttwo');
  });

  test('loses what nobody sees', () => {
    expect(read('\uFEFFKa\u200Bti\u00AD fell\u0000')).toBe('Kati fell');
    // A mark that would turn the rest around, so that 81 reads as 18.
    expect(read('dead: \u202E81\u202C')).toBe('dead: 81');
    expect(read('\u2067Kidal\u2069')).toBe('Kidal');
  });

  test('loses halves of characters, which programs of others cannot read', () => {
    expect(read('Ka\uD83Dti fe\uDE00ll \uD83D\uDE00')).toBe('Kati fell \u{1F600}');
    expect(textOf(1, 80).safeParse('\uD800').success).toBe(false);
  });

  test('is composed also where an accent and its letter were kept apart by what is lost', () => {
    expect(read('Se\u200B\u0301gou')).toBe('Ségou');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const kept = read(text);
        expect(read(kept)).toBe(kept);
        expect(kept).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test('keeps the marks by which a script is written', () => {
    const persian = 'می\u200Cرود';
    expect(read(persian)).toBe(persian);
    expect(read('👩\u200D👧')).toBe('👩\u200D👧');
  });

  test('is too short when there is nothing to see in it', () => {
    const one = attack(1, { at: 0 });
    const headline = '\u200B\u2060\u200B\u202E';
    const input = { ...one, signal: { ...shared({ at: 0 }), indicator, details, headline } };
    const { error } = draftSchema.safeParse(input);
    expect(problemsOf(error?.issues ?? [], input)).toContainEqual(
      expect.objectContaining({ field: 'signal.headline', rule: 'text.short' }),
    );
  });

  test('is as long as it reads', () => {
    expect(textOf(1, 4).parse('Kat\u200B\u200Bi')).toBe('Kati');
    expect(textOf(1, 4).safeParse('Kati!').success).toBe(false);
  });
});

describe('an address of a source', () => {
  const kept = (url: string) => sourceSchema.safeParse({ name: 'X', url }).data?.url;

  test('is kept as it is written', () => {
    for (const url of ['https://example.org', 'HTTP://Example.org/%C3%A9?a=b+c'])
      expect(kept(url)).toBe(url);
  });

  test('spells out what an address is not made of', () => {
    expect(kept('https://example.org/Été')).toBe('https://example.org/%C3%89t%C3%A9');
    expect(kept('https://example.org/\u202Efdp.exe')).toBe('https://example.org/%E2%80%AEfdp.exe');
  });

  test('is as long as it is when spelled out', () => {
    expect(kept(`https://example.org/${'a'.repeat(1_900)}`)).toBeDefined();
    expect(kept(`https://example.org/${'é'.repeat(1_900)}`)).toBeUndefined();
    expect(kept('http://[')).toBeUndefined();
  });
});

describe('a text that may be left out', () => {
  /** Every field that may be null, emptied, by where it stands. */
  function emptied(schema: unknown, at = ''): { at: string; told: unknown }[] {
    if (schema instanceof z.ZodDefault) return emptied(schema.unwrap(), at);
    if (schema instanceof z.ZodNullable) {
      const inner = schema.unwrap();
      return inner instanceof z.ZodString
        ? [{ at, told: schema.safeParse(at.endsWith('.url') ? ' ' : ' \u200B').data }]
        : emptied(inner, at);
    }
    if (schema instanceof z.ZodArray) return emptied(schema.element, `${at}[]`);
    if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => emptied(one, at));
    if (!(schema instanceof z.ZodObject)) return [];
    return Object.entries(schema.shape).flatMap(([name, inner]) => emptied(inner, `${at}.${name}`));
  }

  test('is none when there is nothing to read in it, in every kind of entry', () => {
    // The ids of regions and places are no texts.
    const found = emptied(draftSchema).filter(({ at }) => !/\.(?:region|from|to)$/.test(at));
    expect(new Set(found.map(({ at }) => at.split('.').at(-1)))).toEqual(
      new Set([
        ...['note', 'family', 'url', 'relayOf', 'actor', 'target', 'clockName'],
        ...['name', 'vacancy', 'political', 'financial', 'economic', 'resolutionTest'],
        'rationale',
      ]),
    );
    expect(found.filter(({ told }) => told !== null)).toEqual([]);
  });

  test('is still too long when it is, and of the wrong form when it has one', () => {
    const source = (url: string) => sourceSchema.safeParse({ name: 'X', url, family: '' });
    expect(source('').data).toMatchObject({ url: null, family: null });
    expect(source('nonsense').success).toBe(false);
    const long = sourceSchema.safeParse({ name: 'X', family: 'a'.repeat(121) });
    expect(long.error?.issues).toMatchObject([{ code: 'too_big' }]);
  });
});
