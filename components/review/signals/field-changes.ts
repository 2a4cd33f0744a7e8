/** What a correction changed: every field whose value differs, by its path. */
export interface FieldChange {
  path: string;
  before: string | null;
  after: string | null;
}

/** Leaves of a value by their path; empty lists, nulls and absent fields say nothing. */
function leaves(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined) return into;
  if (typeof value !== 'object') return into.set(path, String(value));
  for (const [name, inner] of Object.entries(value)) {
    leaves(inner, path === '' ? name : `${path}.${name}`, into);
  }
  return into;
}

/** The differences between two versions of a signal, in the order in which fields first appear. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const [old, next] = [leaves(before, '', new Map()), leaves(after, '', new Map())];
  return [...new Set([...old.keys(), ...next.keys()])].flatMap((path) => {
    const change = { path, before: old.get(path) ?? null, after: next.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/**
 * Under which names the form of an indicator may know the field at a path, the nearest first, each
 * with what the path says beyond it: "details.stock.best" is `civilian-impact.stock`, "best".
 */
export function fieldKeys(path: string, indicator: string): [key: string, rest: string[]][] {
  const [first = '', ...rest] = path.split('.');
  const [second = '', ...more] = rest;
  if (first === 'details') return [[`${indicator}.${second}`, more]];
  return [
    [`signal.${first}-${second}`, more],
    [`signal.${first}`, rest],
  ];
}
