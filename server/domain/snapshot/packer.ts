import { MINUTE } from '#domain/instant.ts';

/** How a list of numbers lies in the bytes: the narrowest form that keeps each of them exactly. */
const forms = ['float', 'integer', 'minutes'] as const;
type Form = (typeof forms)[number];

const widthOf = { float: 8, integer: 4, minutes: 4 } as const satisfies Record<Form, number>;
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
    const bytes = new Uint8Array(list.length * widthOf[form]);
    if (form === 'float') new Float64Array(bytes.buffer).set(list);
    else {
      const narrow = new Int32Array(bytes.buffer);
      const unit = form === 'minutes' ? MINUTE : 1;
      for (let i = 0; i < narrow.length; i += 1) narrow[i] = (list[i] ?? 0) / unit;
    }
    this.#head(forms.indexOf(form), list.length);
    this.bytes(bytes);
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
  for (let i = 0; i < list.length && (integer || minutes); i += 1) {
    const value = list[i] ?? 0;
    integer &&= isInteger(value);
    // A number may be so near to a minute that the quotient is whole.
    minutes &&= isInteger(value / MINUTE) && Number.isInteger(value);
  }
  return integer ? 'integer' : minutes ? 'minutes' : 'float';
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
    const [code, length] = this.#head();
    const form = forms[code];
    if (form === undefined) throw new Unreadable('There are no numbers here.');
    const list = this.#view(form, length);
    const unit = form === 'minutes' ? MINUTE : 1;
    const numbers = new Array<number>(length);
    for (let i = 0; i < length; i += 1) numbers[i] = (list[i] ?? 0) * unit;
    return numbers;
  }

  strings(): string[] {
    const [count, length] = this.#head();
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

  #head(): [first: number, second: number] {
    const [first = 0, second = 0] = this.#wide(Uint32Array, 2);
    return [first, second];
  }

  #view(form: Form, length: number): Float64Array | Int32Array {
    return form === 'float' ? this.#wide(Float64Array, length) : this.#wide(Int32Array, length);
  }

  #wide<T>(
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
