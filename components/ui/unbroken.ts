/** A number and its short unit, and the two ends of a range, never stand on different lines. */
export function unbroken(text: string): string {
  return text
    .replace(/(\d) (in|of) (?=\d)/g, '$1\u00a0$2\u00a0')
    .replace(/(\d) (?=(?:d|h|min)\b)/g, '$1\u00a0')
    .replace(/(\d)–(?=\d)/g, '$1\u2060–\u2060');
}
