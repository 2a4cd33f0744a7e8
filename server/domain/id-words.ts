/** An id (UUID) as four numbers of 32 bits. */
export const wordsPerId = 4;

/** The words and the hash of the id that was read last. */
export const asked: { readonly words: Uint32Array; hash: number } = {
  words: new Uint32Array(wordsPerId),
  hash: 0,
};
/** Whose they are: a new entry has several tables asked about the same id. */
let askedId: string | null = null;

/** Has the words and the hash of an id at hand; false for any other text. */
export function isRead(id: string): boolean {
  if (id === askedId) return true;
  const isId = readWords(id, asked.words);
  askedId = isId ? id : null;
  if (isId) asked.hash = hashOf(asked.words);
  return isId;
}

export function hashOf(words: Uint32Array): number {
  let hash = 0;
  for (let i = 0; i < wordsPerId; i += 1) {
    hash = Math.imul(hash ^ (words[i] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

const LENGTH = 36;
const HYPHEN = 0x2d;
/** What the letters of an id stand for; 16 for those that stand for nothing. */
const digits = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(code));
  return digit < 0 ? 16 : digit;
});
/** Where the digits of an id stand. */
const digitsAt = Uint8Array.from(
  'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'.matchAll(/x/g),
  ({ index }) => index,
);

function hasHyphens(id: string): boolean {
  for (let at = 8; at <= 23; at += 5) if (id.charCodeAt(at) !== HYPHEN) return false;
  return true;
}

/** Reads an id as it is kept, with small letters; false for any other text. */
function readWords(id: string, words: Uint32Array): boolean {
  if (id.length !== LENGTH || !hasHyphens(id)) return false;
  let strange = 0;
  for (let word = 0, i = 0; word < wordsPerId; word += 1) {
    let value = 0;
    for (const end = i + 8; i < end; i += 1) {
      const digit = digits[id.charCodeAt(digitsAt[i] ?? 0)] ?? 16;
      strange |= digit;
      value = (value << 4) | digit;
    }
    words[word] = value;
  }
  return (strange & 16) === 0;
}
