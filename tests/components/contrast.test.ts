import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, lightness, sightNames, sights } from '#tests/support/colour.ts';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

function colour(theme: Theme, name: string): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`No token --${name}.`);
  return token[theme];
}

const levels = [0, 1, 2, 3, 4] as const;
const pairs = levels.flatMap((a) => levels.filter((b) => b > a).map((b) => [a, b] as const));

describe.each(themes)('the %s theme', (theme) => {
  const of = (a: string, b: string) => contrast(colour(theme, a), colour(theme, b));

  it.each(['ink', 'muted', 'stale', ...levels.map((level) => `level-${level}-word`)])(
    'reads %s at 7:1 on the surface of the wall',
    (name) => {
      expect(of(name, 'surface')).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(['ink', 'muted', 'accent', 'danger', 'stale', ...levels.map((l) => `level-${l}-word`)])(
    'reads %s at 4.5:1 on every surface',
    (name) => {
      for (const surface of ['surface', 'raised', 'sunken']) {
        expect(of(name, surface)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it.each(['exercise', 'replay', 'link-lost'])('reads the band %s at 7:1', (band) => {
    expect(of(`${band}-ink`, band)).toBeGreaterThanOrEqual(7);
  });

  it('reads ink on fills', () => {
    expect(of('accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5);
    for (const level of levels) {
      expect(of(`level-${level}-ink`, `level-${level}`)).toBeGreaterThanOrEqual(4.5);
    }
    expect(of('level-4-ink', 'level-4')).toBeGreaterThanOrEqual(7);
  });

  it('draws shapes, edges and the link at 3:1', () => {
    for (const name of [...levels.map((level) => `level-${level}`), 'line-strong', 'link-lost']) {
      expect(of(name, 'surface'), name).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(sightNames)('tells the levels apart with %s sight', (name) => {
    const sight = sights[name];
    for (const [a, b] of pairs) {
      const apart = distance(colour(theme, `level-${a}`), colour(theme, `level-${b}`), sight);
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(6);
    }
  });

  it('tells the levels apart in greyscale', () => {
    for (const [a, b] of pairs) {
      const apart = Math.abs(
        lightness(colour(theme, `level-${a}`)) - lightness(colour(theme, `level-${b}`)),
      );
      expect(apart, `${a} and ${b}`).toBeGreaterThanOrEqual(4);
    }
  });
});
