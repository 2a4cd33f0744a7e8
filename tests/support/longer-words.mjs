// Every word of the interface a third longer and full of accents, as another language may have it:
// `node --import …/longer-words.mjs <server>`. The build keeps the messages of a language as one
// JSON text, compiled to trees; they are lengthened as the server reads them, so that the pages, the
// payloads and the scripts in the browser all speak the same tongue, and production knows nothing.

const accented = { a: 'à', e: 'é', i: 'ì', o: 'ô', u: 'ù', A: 'À', E: 'É', I: 'Î', O: 'Ô', U: 'Ù' };
/** Short units and the words between two numbers are short in every language. */
const short = /^(?:in|of|min|d|h|n)$/;
/** Kinds of a compiled node: those whose branches hold words, and those that are formatted. */
const branching = [1, 2, 3];
const formatted = [undefined, 4, 5, 6];

/** @param {string} text */
function longer(text) {
  let owed = 0;
  return text.replace(/\p{L}+/gu, (word) => {
    owed += word.length / 3;
    const at = word.search(/[aeiou]/i);
    if (at < 0 || short.test(word)) return word;
    const more = Math.round(owed);
    owed -= more;
    const vowel = word.charAt(at);
    const long = word.slice(0, at + 1) + vowel.toLowerCase().repeat(more) + word.slice(at + 1);
    return long.replace(/[aeiou]/gi, (letter) => accented[letter] ?? letter);
  });
}

const mapped = (tree, map) =>
  Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, map(value)]));

function node(part) {
  if (typeof part === 'string') return longer(part);
  if (!Array.isArray(part)) return part;
  const [name, kind, branches] = part;
  if (formatted.includes(kind)) return part;
  if (branching.includes(kind)) return [name, kind, mapped(branches, message)];
  return [name, ...part.slice(1).map(node)];
}

function message(compiled) {
  return Array.isArray(compiled) ? compiled.map(node) : node(compiled);
}

function catalogue(tree) {
  if (typeof tree === 'string' || Array.isArray(tree)) return message(tree);
  return mapped(tree, catalogue);
}

const { parse } = JSON;
JSON.parse = (text, reviver) => {
  const value = parse(text, reviver);
  return value?.common?.product === 'Watchfloor' ? catalogue(value) : value;
};
