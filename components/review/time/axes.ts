import { EARLIEST, type Instant, isCalendarDay, LATEST } from '#domain/instant.ts';

/** The two time axes of a page: what it speaks of, and what it may know. Null is now. */
export interface TimeAxes {
  asOf: Instant | null;
  knownAt: Instant | null;
}

export const now: TimeAxes = { asOf: null, knownAt: null };

/** Search parameters as a page gets them. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** First value of a parameter; null when it is absent or empty. */
export function param(params: Params, name: string): string | null {
  const value = params[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === '' ? null : first;
}

/** ISO 8601 with its zone, or a date alone (its first moment in UTC); null when it is neither. */
export function instantOf(text: string): Instant | null {
  // A plus sign that was not escaped arrives as a space.
  const written = text.replace(' ', '+');
  const at =
    form.test(written) && isCalendarDay(written.slice(0, 10)) ? Date.parse(written) : Number.NaN;
  return at >= EARLIEST && at < LATEST ? at : null;
}

/** An instant as it stands in an address: to the second, or finer when it is finer. */
export function instantText(at: Instant): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/**
 * The axes that an address asks for, and the names of those that it asks for in words nobody
 * can read: a page must not pass off now as the time that was asked for.
 */
export function axesOf(params: Params): { axes: TimeAxes; unread: ('asOf' | 'knownAt')[] } {
  const unread: ('asOf' | 'knownAt')[] = [];
  const read = (name: 'asOf' | 'knownAt') => {
    const text = param(params, name);
    if (text === null) return null;
    const at = instantOf(text);
    if (at === null) unread.push(name);
    return at;
  };
  return { axes: { asOf: read('asOf'), knownAt: read('knownAt') }, unread };
}

/** The times among other parameters that nobody can read: what they ask for is left out. */
export function unreadTimes(params: Params, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const text = param(params, name);
    return text === null || instantOf(text) !== null ? [] : [text];
  });
}

export function isReplay({ asOf, knownAt }: TimeAxes): boolean {
  return asOf !== null || knownAt !== null;
}

/** The axes as search parameters; nothing for now. */
export function axesParams({ asOf, knownAt }: TimeAxes): Record<string, string> {
  return {
    ...(asOf === null ? {} : { asOf: instantText(asOf) }),
    ...(knownAt === null ? {} : { knownAt: instantText(knownAt) }),
  };
}

/** A path with search parameters; null, undefined and empty ones are left out. */
export function href(
  path: string,
  params: Readonly<Record<string, string | null | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, value);
  }
  // Colons and commas are legal in a query, and an instant is easier to read with them.
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
  return text === '' ? path : `${path}?${text}`;
}

/** The page at other axes, its other parameters kept but for a revision, which no axis is. */
export function hrefAt(path: string, params: Params, axes: TimeAxes): string {
  const kept: Record<string, string | null> = {};
  for (const name of Object.keys(params)) kept[name] = param(params, name);
  return href(path, { ...kept, revision: null, asOf: null, knownAt: null, ...axesParams(axes) });
}
