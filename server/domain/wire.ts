/**
 * Instants are epoch milliseconds inside and ISO 8601 UTC text on the wire. A property holds an
 * instant when it is called `asOf` or its name ends in `At`; nothing else is touched.
 */
type InstantName = 'asOf' | `${string}At`;

/** The form of a value on the wire: every instant as text. */
export type Wire<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer U)[]
    ? number extends T['length']
      ? Wire<U>[]
      : { [I in keyof T]: Wire<T[I]> }
    : { [K in keyof T]: K extends InstantName ? WireInstant<T[K]> : Wire<T[K]> };

type WireInstant<T> = T extends number ? string : Wire<T>;

function isInstantName(name: string): boolean {
  return name.endsWith('At') || name === 'asOf';
}

type Convert = (instant: unknown) => unknown;

/** What holds no instant stays the object it is: most of a log does not. */
function convert(value: unknown, instant: Convert): unknown {
  if (Array.isArray(value)) return convertList(value, instant);
  return isFields(value) ? convertFields(value, instant) : value;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function convertList(list: unknown[], instant: Convert): unknown[] {
  let out = list;
  for (let i = 0; i < list.length; i += 1) {
    const before = list[i];
    const after = convert(before, instant);
    if (after === before) continue;
    if (out === list) out = [...list];
    out[i] = after;
  }
  return out;
}

function convertFields(fields: Record<string, unknown>, instant: Convert): object {
  let out = fields;
  for (const name in fields) {
    const before = fields[name];
    const isInner = typeof before === 'object' && before !== null;
    if (!isInner && !isInstantName(name)) continue;
    const after = isInner ? convert(before, instant) : instant(before);
    if (after === before) continue;
    if (out === fields) out = { ...fields };
    out[name] = after;
  }
  return out;
}

/** The same with every instant as ISO 8601 UTC text. What is inside may be shared: read only. */
export function toWire<T>(value: T): Wire<T>;
export function toWire(value: unknown): unknown {
  return convert(value, (at) => (typeof at === 'number' ? new Date(at).toISOString() : at));
}

/** The same with every instant as epoch milliseconds; the inverse of `toWire`. */
export function fromWire<T>(value: Wire<T>): T;
export function fromWire(value: unknown): unknown {
  return convert(value, (at) => (typeof at === 'string' ? Date.parse(at) : at));
}
