import { MINUTE } from '#domain/instant.ts';
import { Column } from '#domain/snapshot/column.ts';
import {
  arrays,
  BLOCK,
  type Form,
  forms,
  offsetsIn,
  type PlainForm,
  plainFormOf,
  repetitionIn,
  unitOf,
} from '#domain/snapshot/number-form.ts';

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
    const form = plainFormOf(list);
    const repetition = form === 'float' ? repetitionIn(list) : null;
    if (repetition !== null) {
      this.#head(forms.indexOf('repeated'), list.length);
      this.numbers(repetition.different);
      this.numbers(repetition.places);
      return;
    }
    const near = form === 'float' ? offsetsIn(list) : null;
    if (near !== null) {
      this.#head(forms.indexOf('offset'), list.length);
      this.numbers(near.bases);
      this.bytes(new Uint8Array(near.offsets.buffer));
      return;
    }
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
    if (form === 'repeated') return this.#repeated(length);
    const numbers: number[] = [];
    if (form === 'offset') pushAll(this.#offset(length), numbers);
    else if (form === 'float') pushFloats(this.#array(Float64Array, length), numbers);
    else if (form === 'minutes') pushMinutes(this.#array(Int32Array, length), numbers);
    else pushWhole(this.#wholes(form, length), numbers);
    return numbers;
  }

  /** The same to be read only, where they lie: nothing is looked at until somebody asks. */
  column(): Column {
    const [form, length] = this.#form();
    if (form === 'repeated') {
      const different = this.column();
      return new Column(this.#places(length), { different });
    }
    if (form === 'offset') return this.#offset(length);
    if (form === 'float') return new Column(this.#array(Float64Array, length));
    const list = form === 'minutes' ? this.#array(Int32Array, length) : this.#wholes(form, length);
    return new Column(list, { unit: unitOf(form) });
  }

  strings(): string[] {
    return this.laterStrings()();
  }

  /** The same for those who may never ask for them. */
  laterStrings(): () => string[] {
    const [count = 0, length = 0] = this.#array(Uint32Array, 2);
    const bytes = this.bytes(length);
    return () => {
      const list = textsIn(bytes);
      if (list?.length !== count) throw new Unreadable('There are no such texts here.');
      return list;
    };
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

  #repeated(length: number): number[] {
    const different = this.numbers();
    return Array.from(this.#places(length), (place) => {
      const value = different[place];
      if (value === undefined) throw new Unreadable('There is no such number.');
      return value;
    });
  }

  #offset(length: number): Column {
    const bases = this.column();
    if (bases.length !== Math.ceil(length / BLOCK)) throw new Unreadable('A block has no least.');
    return new Column(this.#array(Uint32Array, length), { bases });
  }

  /** Which of some different numbers so many are. */
  #places(length: number): Uint8Array | Uint16Array {
    const [form, count] = this.#form();
    if (count !== length) throw new Unreadable('Some of the numbers are missing.');
    if (form === 'byte') return this.#array(Uint8Array, length);
    if (form === 'short') return this.#array(Uint16Array, length);
    throw new Unreadable('There are no such numbers here.');
  }

  #wholes(form: Exclude<PlainForm, 'float' | 'minutes'>, length: number) {
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

function pushAll(list: Column, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push(list.at(i) ?? 0);
}

function pushFloats(list: Float64Array, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push(list[i] ?? 0);
}

function pushMinutes(list: Int32Array, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push((list[i] ?? 0) * MINUTE);
}

function pushWhole(list: Uint8Array | Uint16Array | Int32Array, target: number[]): void {
  for (let i = 0; i < list.length; i += 1) target.push(list[i] ?? 0);
}
