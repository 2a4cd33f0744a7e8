/** A part of a text that was changed: it stands in both versions, in the old or in the new one. */
export interface TextPart {
  of: 'both' | 'old' | 'new';
  text: string;
}

/** Words and the spaces between them. */
const pieces = (text: string) => text.match(/\s+|\S+/g) ?? [];

/** Texts that differ in more pieces than this are told as a whole: to align them takes their product. */
const most = 1_200;

/**
 * Where a text was changed, by whole words: of a long text a reader looks for the words that are
 * others, and still wants to read it. Old and new in a row are the longest sequence that both have
 * in common, and what stands between.
 */
export function textChange(before: string, after: string): TextPart[] {
  const [old, next] = [pieces(before), pieces(after)];
  const start = shared(old, next);
  const end = shared(old.slice(start).toReversed(), next.slice(start).toReversed());
  const between = (all: readonly string[]) => all.slice(start, all.length - end);
  return joined([
    { of: 'both', text: old.slice(0, start).join('') },
    ...aligned(between(old), between(next)),
    { of: 'both', text: old.slice(old.length - end).join('') },
  ]);
}

/** How many pieces two texts have in common from their beginning. */
function shared(one: readonly string[], other: readonly string[]): number {
  const first = one.findIndex((piece, i) => piece !== other[i]);
  return first === -1 ? one.length : first;
}

function aligned(old: readonly string[], next: readonly string[]): TextPart[] {
  if (Math.max(old.length, next.length) > most) {
    return [
      { of: 'old', text: old.join('') },
      { of: 'new', text: next.join('') },
    ];
  }
  const common = commonLengths(old, next);
  const parts: TextPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    const [was, is] = [old[i], next[j]];
    if (was !== undefined && was === is) {
      parts.push({ of: 'both', text: was });
      i += 1;
      j += 1;
    } else if (
      is === undefined ||
      (was !== undefined && at(common, i + 1, j) >= at(common, i, j + 1))
    ) {
      parts.push({ of: 'old', text: was ?? '' });
      i += 1;
    } else {
      parts.push({ of: 'new', text: is });
      j += 1;
    }
  }
  return parts;
}

/** The length of the longest sequence in common, from each piece of one and of the other on. */
function commonLengths(old: readonly string[], next: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: old.length + 1 }, () => new Uint16Array(next.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    if (row === undefined) continue;
    for (let j = next.length - 1; j >= 0; j -= 1) {
      const isSame = old[i] === next[j];
      row[j] = isSame
        ? at(rows, i + 1, j + 1) + 1
        : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

/**
 * What belongs together in one part. A space that two changes have between them is in both of
 * them: a phrase that was put otherwise reads as one.
 */
function joined(parts: readonly TextPart[]): TextPart[] {
  const out: TextPart[] = [];
  let [old, next] = ['', ''];
  const flush = () => {
    if (old !== '') out.push({ of: 'old', text: old });
    if (next !== '') out.push({ of: 'new', text: next });
    [old, next] = ['', ''];
  };
  parts.forEach(({ of, text }, i) => {
    if (of === 'old') old += text;
    else if (of === 'new') next += text;
    else if (old + next !== '' && text.trim() === '' && parts[i + 1]?.of !== 'both') {
      old += text;
      next += text;
    } else {
      flush();
      const last = out.at(-1);
      if (last?.of === 'both') last.text += text;
      else if (text !== '') out.push({ of, text });
    }
  });
  flush();
  return out;
}
