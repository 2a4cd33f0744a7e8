/** Two texts that begin and end alike: what they share, and what stands between in each. */
export interface TextChange {
  start: string;
  before: string;
  after: string;
  end: string;
}

/** Words and the spaces between them. */
const pieces = (text: string) => text.match(/\s+|\S+/g) ?? [];

/**
 * Where a text was changed, by whole words. Of a long text a reader looks for the words that are
 * others, and still wants to read it.
 */
export function textChange(before: string, after: string): TextChange {
  const [old, next] = [pieces(before), pieces(after)];
  const start = shared(old, next);
  const end = shared(old.slice(start).toReversed(), next.slice(start).toReversed());
  const between = (all: readonly string[]) => all.slice(start, all.length - end).join('');
  return {
    start: old.slice(0, start).join(''),
    before: between(old),
    after: between(next),
    end: old.slice(old.length - end).join(''),
  };
}

/** How many pieces two texts have in common from their beginning. */
function shared(one: readonly string[], other: readonly string[]): number {
  const first = one.findIndex((piece, i) => piece !== other[i]);
  return first === -1 ? one.length : first;
}
