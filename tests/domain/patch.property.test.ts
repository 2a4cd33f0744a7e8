import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unreadable } from '#domain/snapshot/packer.ts';
import { patched, patching } from '#domain/snapshot/patch.ts';

function patchOf(other: Uint8Array, whole: Uint8Array): Uint8Array {
  const steps = patching(other, whole);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** Bytes of which no stretch comes twice. */
function strange(length: number): Uint8Array {
  let seed = 1;
  return Uint8Array.from({ length }, () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed;
  });
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  // Few values, which come again and again.
  fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 900 }).map((all) => Uint8Array.from(all)),
  fc.integer({ min: 0, max: 3_000 }).map(strange),
);

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.integer({ min: 0, max: 90 }),
  fresh: fc.uint8Array({ maxLength: 90 }),
});

function changed(
  whole: Uint8Array,
  { at, gone, fresh }: { at: number; gone: number; fresh: Uint8Array },
) {
  const from = Math.floor(at * whole.length);
  return Uint8Array.from([...whole.subarray(0, from), ...fresh, ...whole.subarray(from + gone)]);
}

describe('a patch', () => {
  it('leads from any bytes to any others', () => {
    fc.assert(
      fc.property(bytes, bytes, (other, whole) => {
        expect(same(patched(other, patchOf(other, whole)), whole)).toBe(true);
      }),
    );
  });

  it('leads to what they became by some changes', () => {
    fc.assert(
      fc.property(bytes, fc.array(change, { maxLength: 8 }), (other, changes) => {
        const whole = changes.reduce(changed, other);
        expect(same(patched(other, patchOf(other, whole)), whole)).toBe(true);
      }),
    );
  });

  it('holds little where little has changed, grown or gone', () => {
    const other = strange(6 * 1024 * 1024);
    const whole = [
      { at: 0.1, gone: 4, fresh: Uint8Array.of(1, 2, 3, 4) },
      { at: 0.4, gone: 0, fresh: strange(70) },
      { at: 0.8, gone: 33, fresh: new Uint8Array() },
    ].reduce(changed, other);
    const patch = patchOf(other, whole);
    expect(patch.length).toBeLessThan(300);
    expect(same(patched(other, patch), whole)).toBe(true);
  });

  it('is never followed out of what is there', () => {
    const other = strange(500);
    const patch = patchOf(other, changed(other, { at: 0.5, gone: 9, fresh: strange(40) }));
    for (const broken of [
      new Uint8Array(),
      patch.subarray(0, 3),
      patch.subarray(0, patch.length - 1),
      Uint8Array.from([...patch, 0]),
      patch.slice().fill(255),
      patch.slice().fill(7),
    ]) {
      expect(() => patched(other, broken)).toThrow(Unreadable);
    }
    expect(() => patched(other.subarray(0, 300), patch)).toThrow(Unreadable);
  });
});
