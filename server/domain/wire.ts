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

function convert(value: unknown, instant: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, instant));
  if (value === null || typeof value !== 'object') return value;
  const out: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== null && typeof inner === 'object') out[name] = convert(inner, instant);
    else out[name] = isInstantName(name) ? instant(inner) : inner;
  }
  return out;
}

/** Copy with every instant as ISO 8601 UTC text. */
export function toWire<T>(value: T): Wire<T>;
export function toWire(value: unknown): unknown {
  return convert(value, (at) => (typeof at === 'number' ? new Date(at).toISOString() : at));
}

/** Copy with every instant as epoch milliseconds; the inverse of `toWire`. */
export function fromWire<T>(value: Wire<T>): T;
export function fromWire(value: unknown): unknown {
  return convert(value, (at) => (typeof at === 'string' ? Date.parse(at) : at));
}
