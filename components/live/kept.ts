/**
 * `after`, with every part that says the same as in `before` being the very object it was there:
 * what has not changed need not be drawn anew.
 */
export function keptFrom<T>(before: T, after: T): T;
export function keptFrom(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) {
    const parts = after.map((part, i) => keptFrom<unknown>(before[i], part));
    const same = parts.length === before.length && parts.every((part, i) => part === before[i]);
    return same ? before : parts;
  }
  if (!isRecord(before) || !isRecord(after)) return after;
  const names = Object.keys(after);
  const parts: Record<string, unknown> = {};
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    parts[name] = keptFrom<unknown>(before[name], after[name]);
    same &&= parts[name] === before[name];
  }
  return same ? before : parts;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
