import { MINUTE } from '#domain/instant.ts';

/** How a list of numbers lies in the bytes: the narrowest form that keeps each of them exactly. */
const forms = ['byte', 'short', 'integer', 'minutes', 'float'] as const;
type Form = (typeof forms)[number];

const arrays = {
  byte: Uint8Array,
  short: Uint16Array,
  integer: Int32Array,
  minutes: Int32Array,
  float: Float64Array,
} as const satisfies Record<Form, unknown>;
const LONGEST = 2 ** 31 - 1;
const header = 8;

/**
 * Writes lists of numbers and of texts one after the other into bytes. Whoever reads them must ask
 * for the same things in the same order; `section` makes a slip loud.
 */
export class Packer {
  readonly #parts: Uint8Array[] = [];
  #length = 0;
  readonly #encoder = new TextEncoder();

  section(name: string): void {
    this.strings([name]);
  }

  number(value: number): void {
    this.numbers([value]);
  }

  numbers(list: ArrayLike<number>): void {
    const form = formOf(list);
    const narrow = new arrays[form](list.length);
    const unit = unitOf(form);
    for (let i = 0; i < narrow.length; i += 1) narrow[i] = (list[i] ?? 0) / unit;
    this.#head(forms.indexOf(form), list.length);
    this.bytes(new Uint8Array(narrow.buffer));
  }

  /** As JSON: a text may hold an end of line, or half a character, and must come back as it was. */
  strings(list: readonly string[]): void {
    const bytes = this.#encoder.encode(JSON.stringify(list));
    this.#head(list.length, bytes.length);
    this.bytes(bytes);
  }

  /** Bytes as they are; the reader knows how many. */
  bytes(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    const gap = padding(this.#length);
    if (gap > 0) this.#parts.push(new Uint8Array(gap));
    this.#length += gap;
  }

  /** All that was written. */
  packed(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  #head(first: number, second: number): void {
    this.#parts.push(new Uint8Array(Uint32Array.of(first, second).buffer));
    this.#length += header;
  }
}

/** Numbers lie where they can be read as a whole. */
function padding(length: number): number {
  return (8 - (length % 8)) % 8;
}

function formOf(list: ArrayLike<number>): Form {
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

function unitOf(form: Form): number {
  return form === 'minutes' ? MINUTE : 1;
}

function isInteger(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= LONGEST && !Object.is(value, -0);
}

/** Bytes that are not what was asked for. */
export class Unreadable extends Error {}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Null where there is anything else. */
function textsIn(bytes: Uint8Array): string[] | null {
  try {
    const list: unknown = JSON.parse(decoder.decode(bytes));
    return Array.isArray(list) && list.every(isText) ? list : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Reads what a packer wrote, in the same order. @throws Unreadable */
export class Unpacker {
  readonly #bytes: Uint8Array;
  #at = 0;

  /** The bytes must begin at a multiple of eight in their buffer. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  section(name: string): void {
    const [found] = this.strings();
    if (found !== name) throw new Unreadable(`There is no "${name}" here.`);
  }

  number(): number {
    const [value] = this.numbers();
    if (value === undefined) throw new Unreadable('There is no number here.');
    return value;
  }

  /** An array of its own. */
  numbers(): number[] {
    const [form, length] = this.#form();
    const numbers: number[] = [];
    if (form === 'float') pushFloats(this.#array(Float64Array, length), numbers);
    else if (form === 'minutes') pushMinutes(this.#array(Int32Array, length), numbers);
    else pushWhole(this.#wholes(form, length), numbers);
    return numbers;
  }

  /** The same to be read only: where they lie, unless they have to be reckoned. */
  column(): ArrayLike<number> {
    const [form, length] = this.#form();
    if (form === 'float') return this.#array(Float64Array, length);
    if (form !== 'minutes') return this.#wholes(form, length);
    const column = new Float64Array(length);
    const minutes = this.#array(Int32Array, length);
    for (let i = 0; i < length; i += 1) column[i] = (minutes[i] ?? 0) * MINUTE;
    return column;
  }

  strings(): string[] {
    const [count = 0, length = 0] = this.#array(Uint32Array, 2);
    const list = textsIn(this.bytes(length));
    if (list?.length !== count) throw new Unreadable('There are no such texts here.');
    return list;
  }

  /** The next bytes, where they lie. */
  bytes(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Unreadable('The bytes end too early.');
    const found = this.#bytes.subarray(this.#at, end);
    this.#at = end + padding(end);
    return found;
  }

  #form(): [form: Form, length: number] {
    const [code = 0, length = 0] = this.#array(Uint32Array, 2);
    const form = forms[code];
    // Before anybody makes room for so many.
    if (length > this.#bytes.length) throw new Unreadable('The bytes end too early.');
    if (form === undefined) throw new Unreadable('There are no numbers here.');
    return [form, length];
  }

  #wholes(form: Exclude<Form, 'float' | 'minutes'>, length: number) {
    if (form === 'byte') return this.#array(Uint8Array, length);
    return form === 'short' ? this.#array(Uint16Array, length) : this.#array(Int32Array, length);
  }

  #array<T>(
    type: {
      new (buffer: ArrayBufferLike, at: number, length: number): T;
      BYTES_PER_ELEMENT: number;
    },
    length: number,
  ): T {
    const bytes = this.bytes(length * type.BYTES_PER_ELEMENT);
    return new type(bytes.buffer, bytes.byteOffset, length);
  }
}

// One loop for each kind of list: a loop over lists of all kinds is ten times slower. Pushed, because
// an array that was made as long as it must be grows, all of it, with the first thing that is added.

function pushFloats(list: Float64Array, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push(list[i] ?? 0);
}

function pushMinutes(list: Int32Array, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push((list[i] ?? 0) * MINUTE);
}

function pushWhole(list: Uint8Array | Uint16Array | Int32Array, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push(list[i] ?? 0);
}
