import { MINUTE } from '#domain/instant.ts';

/**
 * How a list of numbers lies in the bytes: the narrowest form that keeps each of them exactly.
 * `repeated` is a list of the different ones, and of which of them each is; `offset` how far each
 * lies above the least of those around it.
 */
export const forms = [
  'byte',
  'short',
  'integer',
  'minutes',
  'float',
  'repeated',
  'offset',
] as const;
export type Form = (typeof forms)[number];
/** A form in which the numbers themselves lie. */
export type PlainForm = Exclude<Form, 'repeated' | 'offset'>;

export const arrays = {
  byte: Uint8Array,
  short: Uint16Array,
  integer: Int32Array,
  minutes: Int32Array,
  float: Float64Array,
} as const satisfies Record<PlainForm, unknown>;
const LONGEST = 2 ** 31 - 1;
/** Which of them each number is takes no more than two bytes. */
const MOST_DIFFERENT = 2 ** 16;

export function plainFormOf(list: ArrayLike<number>): PlainForm {
  let integer = true;
  let minutes = true;
  let [least, most] = [0, 0];
  for (let i = 0; i < list.length && (integer || minutes); i += 1) {
    const value = list[i] ?? 0;
    integer &&= isInteger(value);
    // A number may be so near to a minute that the quotient is whole.
    minutes &&= isInteger(value / MINUTE) && Number.isInteger(value);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (!integer) return minutes ? 'minutes' : 'float';
  if (least < 0 || most > 0xffff) return 'integer';
  return most > 0xff ? 'short' : 'byte';
}

export function unitOf(form: PlainForm): number {
  return form === 'minutes' ? MINUTE : 1;
}

function isInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= LONGEST && !Object.is(value, -0);
}

/** The different numbers of a list, and which of them each is. */
export interface Repetition {
  different: number[];
  places: Uint16Array;
}

/** Null where it would take no fewer bytes than the numbers themselves as floats. */
export function repetitionIn(list: ArrayLike<number>): Repetition | null {
  const known = new Map<number, number>();
  const places = new Uint16Array(list.length);
  // A number takes eight bytes once, and then one or two each time, where it took eight.
  const most = Math.min(MOST_DIFFERENT, Math.floor((list.length * 3) / 4) - 4);
  for (let i = 0; i < list.length; i += 1) {
    const value = list[i] ?? 0;
    let place = known.get(value);
    if (place === undefined) {
      place = known.size;
      // Minus zero would come back as zero.
      if (place >= most || Object.is(value, -0)) return null;
      known.set(value, place);
    } else if (value === 0 && Object.is(value, -0)) return null;
    places[i] = place;
  }
  return { different: [...known.keys()], places };
}

/** So many numbers have one least of them. */
export const BLOCK = 2 ** 10;
/** Fewer take no less room so. */
const FEWEST = 8;

/** Whole numbers, such as the times at which things were recorded, by blocks. */
export interface Offsets {
  /** The least number of each block. */
  bases: number[];
  /** How far each number lies above that of its block. */
  offsets: Uint32Array;
}

/** Null where some number is not whole, or lies too far from those around it. */
export function offsetsIn(list: ArrayLike<number>): Offsets | null {
  if (list.length < FEWEST) return null;
  const bases: number[] = [];
  const offsets = new Uint32Array(list.length);
  for (let from = 0; from < list.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, list.length);
    let least = Number.POSITIVE_INFINITY;
    for (let i = from; i < to; i += 1) least = Math.min(least, list[i] ?? 0);
    for (let i = from; i < to; i += 1) {
      const value = list[i] ?? 0;
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) return null;
      if (value - least > 0xffff_ffff) return null;
      offsets[i] = value - least;
    }
    bases.push(least);
  }
  return { bases, offsets };
}
