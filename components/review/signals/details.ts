import type { FieldHint } from '#domain/indicators/indicator.ts';

/** Low, best and high of a number of people, as an entry holds them. */
export interface LooseRange {
  low?: number | null | undefined;
  best?: number | null | undefined;
  high?: number | null | undefined;
}

/** One thing that a signal's own fields say, ready to be put into words. */
export type DetailRow =
  | { name: string; says: 'option'; option: string }
  | { name: string; says: 'text'; text: string }
  | { name: string; says: 'flag'; on: boolean }
  | { name: string; says: 'place'; place: string }
  | { name: string; says: 'range'; range: LooseRange }
  | {
      name: string;
      says: 'tolls';
      tolls: { toll: string | null; victims: string; range: LooseRange }[];
    }
  | { name: string; says: 'claims'; claims: { text: string; checkable: boolean }[] }
  | { name: string; says: 'contradicts'; claims: { signal: string; claim: number }[] };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null);

function rangeOf(value: unknown): LooseRange | null {
  if (!isObject(value)) return null;
  const range = {
    low: numberOf(value.low),
    best: numberOf(value.best),
    high: numberOf(value.high),
  };
  return range.low === null && range.best === null && range.high === null ? null : range;
}

function tollsOf(value: unknown, toll: string | null) {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([victims, inner]) => {
    const range = rangeOf(inner);
    return range === null ? [] : [{ toll, victims, range }];
  });
}

/** What the details say, in the order of the form; what is unknown or left out says nothing. */
export function detailRows(details: object, form: readonly FieldHint[]): DetailRow[] {
  const values: Readonly<Record<string, unknown>> = { ...details };
  return form.flatMap((hint) => detailRow(hint, values[hint.name]) ?? []);
}

/** What one field says; null where it is unknown or left out. */
export function detailRow(
  { name, control }: Pick<FieldHint, 'name' | 'control'>,
  value: unknown,
): DetailRow | null {
  if (value === null || value === undefined || value === '') return null;
  switch (control) {
    case 'choice':
      return { name, says: 'option', option: String(value) };
    case 'switch':
      return { name, says: 'flag', on: value === true };
    case 'place':
      return { name, says: 'place', place: String(value) };
    case 'range': {
      const range = rangeOf(value);
      return range === null ? null : { name, says: 'range', range };
    }
    case 'tolls':
      return tollRow(
        name,
        isObject(value)
          ? Object.entries(value).flatMap(([toll, inner]) => tollsOf(inner, toll))
          : [],
      );
    case 'toll-by-class':
      return tollRow(name, tollsOf(value, null));
    case 'claims':
      return claimsRow(name, value);
    case 'contradicts':
      return contradictsRow(name, value);
    default:
      return { name, says: 'text', text: String(value) };
  }
}

function tollRow(
  name: string,
  tolls: Extract<DetailRow, { says: 'tolls' }>['tolls'],
): DetailRow | null {
  return tolls.length === 0 ? null : { name, says: 'tolls', tolls };
}

function claimsRow(name: string, value: unknown): DetailRow | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const claims = value.filter(isObject).map((claim) => ({
    text: String(claim.text),
    checkable: claim.checkable !== false,
  }));
  return { name, says: 'claims', claims };
}

function contradictsRow(name: string, value: unknown): DetailRow | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return {
    name,
    says: 'contradicts',
    claims: value
      .filter(isObject)
      .map(({ signal, claim }) => ({ signal: String(signal), claim: Number(claim) })),
  };
}
