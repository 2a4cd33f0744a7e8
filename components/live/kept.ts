/**
 * `after`, with every part that says the same as in `before` being the very object it was there:
 * what has not changed need not be drawn anew. It is `after` itself that is filled with them: a
 * view is compared between its arrival and its paint, where a copy of it would take time.
 */
export function keptFrom<T>(before: T, after: T): T;
export function keptFrom(before: unknown, after: unknown): unknown {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return keptList(before, after);
  if (isRecord(before) && isRecord(after)) return keptRecord(before, after);
  return after;
}

function keptList(before: unknown[], after: unknown[]): unknown[] {
  let same = after.length === before.length;
  for (let i = 0; i < after.length; i += 1) {
    after[i] = keptFrom(earlier(before, i, after[i]), after[i]);
    same &&= after[i] === before[i];
  }
  return same ? before : after;
}

/** What stood there; of things that have an id the one of that name, for a list may have moved on. */
function earlier(before: readonly unknown[], i: number, next: unknown): unknown {
  const there = before[i];
  if (!isRecord(next) || next.id === undefined) return there;
  if (isRecord(there) && there.id === next.id) return there;
  return before.find((one) => isRecord(one) && one.id === next.id);
}

type Parts = Record<string, unknown>;

function keptRecord(before: Parts, after: Parts): Parts {
  const names = Object.keys(after);
  let same = names.length === Object.keys(before).length;
  for (const name of names) {
    after[name] = keptFrom(before[name], after[name]);
    same &&= after[name] === before[name];
  }
  return same ? before : after;
}

function isRecord(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
