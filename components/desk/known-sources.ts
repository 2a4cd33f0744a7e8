import * as z from 'zod';
import type { KeptText } from '#components/desk/kept-text.ts';
import type { SignalLine } from '#domain/view.ts';

const sourceSchema = z.object({
  name: z.string(),
  family: z.string(),
  /** Reliability A–F that it was last given. */
  reliability: z.string(),
});

/** A source that was used before, and how it was judged then. */
export type KnownSource = z.output<typeof sourceSchema>;

const KEPT = 200;

/** Sources used on this device, the last used first, then those of the newest signals. */
export function knownSources(
  kept: KeptText,
  watch: string,
  newest: readonly SignalLine[],
): KnownSource[] {
  const own = kept.read(`sources:${watch}`, z.array(sourceSchema)) ?? [];
  const seen = new Set(own.map(({ name }) => name));
  const told = newest.flatMap(({ source, grade }) => {
    if (seen.has(source)) return [];
    seen.add(source);
    return [{ name: source, family: '', reliability: grade.charAt(0) }];
  });
  return [...own, ...told];
}

export function rememberSource(kept: KeptText, watch: string, source: KnownSource): void {
  if (source.name === '') return;
  const key = `sources:${watch}`;
  const own = kept.read(key, z.array(sourceSchema)) ?? [];
  const others = own.filter(({ name }) => name !== source.name);
  kept.write(key, [source, ...others].slice(0, KEPT));
}

/** Sources whose name has the typed letters at the start of a word, best first. */
export function findSources(sources: readonly KnownSource[], typed: string): KnownSource[] {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      // L’Écho is found by its second word as well.
      .replace(/[’'-]/g, ' ')
      .toLowerCase()
      .trim();
  const text = plain(typed);
  const fits = sources.filter(({ name }) => ` ${plain(name)}`.includes(` ${text}`));
  return fits.slice(0, 10);
}
