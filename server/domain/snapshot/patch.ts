import { Unreadable } from '#domain/snapshot/packer.ts';

/**
 * A patch is what one state as bytes has that another has not. Lists grow at their ends and change
 * here and there, so of two states of one log nearly all is the same, only further on. It is a list
 * of steps, each `[bytes of its own, where to go on in the other, how many to take from there]`.
 */

/** Numbers in a step, each of so many bytes. */
const STEP = 3;
const WORD = Uint32Array.BYTES_PER_ELEMENT;
/** Bytes that must be the same to be taken from the other: a step takes twelve. */
const FEWEST = 16;
/** Stretches of so many bytes of the other are looked up. */
const BLOCK = 32;
/** What has changed in its place is sought so far on. */
const NEAR = 64;
/** Bytes of each that are gone through between two pauses. */
const PAUSE = 2 ** 21;
const FACTOR = 0x01000193;

/** What leads from another state to a whole one; with a pause now and then. */
export function* patching(other: Uint8Array, whole: Uint8Array): Generator<undefined, Uint8Array> {
  const blocks = new Blocks(other);
  for (let at = 0; at < other.length; at += PAUSE) {
    blocks.take(at, at + PAUSE);
    yield;
  }
  const steps: number[] = [];
  const own: Uint8Array[] = [];
  let [from, pauseAt] = [0, PAUSE];
  // Where the two are alike, and how much further on that is in the other.
  let next: Alike | null = { at: 0, ahead: 0 };
  while (next !== null) {
    let { at } = next;
    const { ahead } = next;
    const length = alike(other, at + ahead, whole, at);
    if (length >= FEWEST) {
      steps.push(at - from, at + ahead, length);
      own.push(whole.subarray(from, at));
      at += length;
      from = at;
    }
    if (at >= pauseAt) {
      pauseAt = at + PAUSE;
      yield;
    }
    next = nextAlike(other, whole, { at, ahead, blocks });
  }
  steps.push(whole.length - from, 0, 0);
  own.push(whole.subarray(from));
  return written(steps, own);
}

/** A place in the whole, and how much further on the same is in the other. */
interface Alike {
  at: number;
  ahead: number;
}

/** The number of steps, the steps, and their own bytes one after the other. */
function written(steps: readonly number[], own: readonly Uint8Array[]): Uint8Array {
  const head = new Uint8Array(Uint32Array.of(steps.length / STEP).buffer);
  return joined([head, new Uint8Array(Uint32Array.from(steps).buffer), ...own]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** So many bytes are the same from there on. */
function alike(other: Uint8Array, from: number, whole: Uint8Array, at: number): number {
  if (from < 0) return 0;
  const most = Math.min(other.length - from, whole.length - at);
  let length = 0;
  while (length < most && other[from + length] === whole[at + length]) length += 1;
  return length;
}

/** Where the two go on alike after they have parted; null where they never do. */
function nextAlike(
  other: Uint8Array,
  whole: Uint8Array,
  { at, ahead, blocks }: Alike & { blocks: Blocks },
): Alike | null {
  for (let skip = 1; skip <= NEAR; skip += 1) {
    if (isAlike(other, at + skip + ahead, whole, at + skip)) return { at: at + skip, ahead };
  }
  return blocks.next(whole, at);
}

function isAlike(other: Uint8Array, from: number, whole: Uint8Array, at: number): boolean {
  if (from < 0 || from + FEWEST > other.length || at + FEWEST > whole.length) return false;
  for (let i = 0; i < FEWEST; i += 1) if (other[from + i] !== whole[at + i]) return false;
  return true;
}

/** Stretches of bytes, and where each of them is. */
class Blocks {
  readonly #bytes: Uint8Array;
  /** Place + 1 of a block by what it holds; 0 for none. Where two meet the first stays. */
  readonly #places: Uint32Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#places = new Uint32Array(2 ** Math.ceil(Math.log2(bytes.length / BLOCK + 1) + 1));
  }

  /** Takes in those from one byte up to another. */
  take(from: number, to: number): void {
    const last = Math.min(to, this.#bytes.length - BLOCK + 1);
    for (let at = from; at < last; at += BLOCK) {
      const slot = this.#slotOf(sumOf(this.#bytes, at));
      if (this.#places[slot] === 0) this.#places[slot] = at + 1;
    }
  }

  /** The first place from one on where the whole has a block of these, and where that is here. */
  next(whole: Uint8Array, from: number): Alike | null {
    if (from + BLOCK > whole.length) return null;
    let sum = sumOf(whole, from);
    for (let at = from; ; at += 1) {
      const place = (this.#places[this.#slotOf(sum)] ?? 0) - 1;
      if (place >= 0 && alike(this.#bytes, place, whole, at) >= BLOCK) {
        return { at, ahead: place - at };
      }
      if (at + BLOCK >= whole.length) return null;
      sum = Math.imul(sum - Math.imul(whole[at] ?? 0, FIRST), FACTOR) + (whole[at + BLOCK] ?? 0);
    }
  }

  #slotOf(sum: number): number {
    return (Math.imul(sum, 0x9e3779b1) >>> 7) & (this.#places.length - 1);
  }
}

/** How much the first byte of a block weighs. */
const FIRST = weightOf(BLOCK - 1);

function weightOf(power: number): number {
  let weight = 1;
  for (let i = 0; i < power; i += 1) weight = Math.imul(weight, FACTOR);
  return weight;
}

function sumOf(bytes: Uint8Array, from: number): number {
  let sum = 0;
  for (let i = from; i < from + BLOCK; i += 1) sum = Math.imul(sum, FACTOR) + (bytes[i] ?? 0);
  return sum;
}

/** The whole again, from the other and what was written of it. @throws Unreadable */
export function patched(other: Uint8Array, patch: Uint8Array): Uint8Array {
  const steps = stepsOf(patch, other.length);
  const whole = new Uint8Array(
    steps.reduce((sum, step, i) => sum + (i % STEP === 1 ? 0 : step), 0),
  );
  let own = WORD + steps.byteLength;
  let at = 0;
  for (let i = 0; i < steps.length; i += STEP) {
    const [fresh = 0, from = 0, taken = 0] = [steps[i], steps[i + 1], steps[i + 2]];
    whole.set(patch.subarray(own, own + fresh), at);
    whole.set(other.subarray(from, from + taken), at + fresh);
    own += fresh;
    at += fresh + taken;
  }
  return whole;
}

/** The steps, none of which leaves what is there. */
function stepsOf(patch: Uint8Array, most: number): Uint32Array {
  const count = patch.length < WORD ? -1 : (wordsIn(patch, 0, WORD)[0] ?? -1);
  const end = WORD * (1 + count * STEP);
  if (count < 0 || end > patch.length) throw new Unreadable('There are no steps here.');
  const steps = wordsIn(patch, WORD, end);
  let own = patch.length - end;
  for (let i = 0; i < steps.length; i += STEP) {
    const [fresh = 0, from = 0, taken = 0] = [steps[i], steps[i + 1], steps[i + 2]];
    own -= fresh;
    if (from + taken > most) throw new Unreadable('A step leads nowhere.');
  }
  if (own !== 0) throw new Unreadable('Some bytes belong to no step.');
  return steps;
}

/** Numbers of which nobody knows whether they lie where numbers may lie. */
function wordsIn(patch: Uint8Array, from: number, to: number): Uint32Array {
  const bytes = new Uint8Array(to - from);
  bytes.set(patch.subarray(from, to));
  return new Uint32Array(bytes.buffer);
}
