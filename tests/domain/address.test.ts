import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spelledOut } from '#domain/address.ts';
import { sourceSchema } from '#domain/signal.ts';

/** A URI with an authority, by the letter of RFC 3986: no sign of it stands for anything else. */
const uri =
  /^https?:\/\/(?:[\w\-.~!$&'()*+,;=:@[\]]|%[\da-f]{2})*(?:\/(?:[\w\-.~!$&'()*+,;=:@/]|%[\da-f]{2})*)?(?:\?(?:[\w\-.~!$&'()*+,;=:@/?]|%[\da-f]{2})*)?(?:#(?:[\w\-.~!$&'()*+,;=:@/?]|%[\da-f]{2})*)?$/i;

describe('the address of a source', () => {
  it.each([
    ['https://exämple.org/été', 'https://xn--exmple-cua.org/%C3%A9t%C3%A9'],
    ['https://x.org/a|b c', 'https://x.org/a%7Cb%20c'],
    ['https://x.org/50%', 'https://x.org/50%25'],
    ['https://x.org/[a]?[b]#c#d', 'https://x.org/%5Ba%5D?%5Bb%5D#c%23d'],
    ['https://x.org/\u202Egro', 'https://x.org/%E2%80%AEgro'],
    ['https://a{b.org/', 'https://a%7Bb.org/'],
    ['https://a{b{c.org/', 'https://a%7Bb%7Bc.org/'],
    ['https://é@x.org/', 'https://%C3%A9@x.org/'],
    ['https://[::1]/é', 'https://[::1]/%C3%A9'],
    ['https://x.org/50%a', 'https://x.org/50%25a'],
    ['https://x.org\\@y.org/', 'https://x.org/@y.org/'],
  ])('%s is kept as %s', (given, kept) => {
    expect(spelledOut(given)).toBe(kept);
  });

  it.each([
    'https://X.org',
    'HTTPS://X.org/%C3%A9',
    'http://u:p@[::1]:8080/a%C3%A9/?q=a+b&c#d',
    'nonsense',
    'https://\uD800',
  ])('%j stays as it is', (address) => expect(spelledOut(address)).toBe(address));

  it('is a URI whatever was typed, and stays the same from then on', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 40 });
    const parts = fc.tuple(fc.constantFrom('a.org', 'é.org:80', '[::1]', 'u@b.org'), typed);
    fc.assert(
      fc.property(parts, ([host, rest]) => {
        const parsed = sourceSchema.safeParse({ name: 'Radio', url: `https://${host}/${rest}` });
        const kept = parsed.data?.url ?? 'https://refused.org';
        expect(kept).toMatch(uri);
        expect(spelledOut(kept)).toBe(kept);
      }),
    );
  });

  it('takes no longer than its length to be spelled out', () => {
    // Looking back from every mark to the one before would take minutes.
    expect(spelledOut(`https://x.org/${'#'.repeat(60_000)}`)).toHaveLength(14 + 3 * 60_000 - 2);
  });
});
