import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod';
import { settle } from '#db/settle.ts';

/** What a snapshot is of, and who made it. */
const headSchema = z.strictObject({
  /** Of the program: what is kept of a log, and how, may differ with the next. */
  build: z.string(),
  watch: z.string(),
  run: z.int(),
  revision: z.int(),
  /** Of the text that defines the watch. */
  definition: z.string(),
  /** Id of the entry at the revision, and when it was recorded. */
  entry: z.string(),
  recordedAt: z.int(),
  /** The snapshot that a patch is of: its revision and checksum; null for one that is whole. */
  on: z.strictObject({ revision: z.int(), checksum: z.int() }).nullable(),
  /** Bytes of what follows, and their checksum. */
  length: z.int().nonnegative(),
  checksum: z.int(),
});

export type SnapshotHead = z.output<typeof headSchema>;

/** What is written first; the number is that of the form. */
const MARK = 'WFSNAP2\n';
/** Mark, length of the head, checksum of the head. */
const LEAD = 16;
const LONGEST_HEAD = 4_096;
/** Written and brought to the disk at a time: whoever stops the server waits for one of them. */
const PIECE = 8 * 1024 * 1024;

/** A file that is no snapshot, or not a whole one. */
export class Damaged extends Error {}

/** A snapshot that is not the one that a patch was made of. */
export class Replaced extends Error {}

/** Memory for so many bytes, which begins where numbers may lie. */
type Room = (length: number) => Uint8Array;

const fresh: Room = (length) => Buffer.allocUnsafeSlow(length);

/** A snapshot and its head, checked against each other; null where it is not wanted. */
export async function readSnapshot(
  file: string,
  isWanted: (head: SnapshotHead) => boolean | Promise<boolean>,
): Promise<{ head: SnapshotHead; body: Uint8Array } | null> {
  const descriptor = openSync(file, 'r');
  try {
    const { head, end } = readHead(descriptor);
    if (!(await isWanted(head))) return null;
    return { head, body: readBody(descriptor, { head, end }) };
  } finally {
    closeSync(descriptor);
  }
}

/** The same at once, where its checksum is this one; into memory that somebody has. */
export function readSnapshotNow(file: string, checksum: number, room: Room = fresh): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const { head, end } = readHead(descriptor);
    if (head.checksum !== checksum || head.on !== null) throw new Replaced('It is another one.');
    return readBody(descriptor, { head, end }, room);
  } finally {
    closeSync(descriptor);
  }
}

// All at once: in the thread where long reads are done, to hand each piece to another one and back
// takes as long as to read it.

function readBody(
  descriptor: number,
  { head, end }: { head: SnapshotHead; end: number },
  room: Room = fresh,
): Uint8Array {
  const { size } = fstatSync(descriptor);
  if (size !== end + head.length) throw new Damaged('It is not as long as it should be.');
  const body = readAt(descriptor, end, room(head.length));
  if (crc32(body) !== head.checksum) throw new Damaged('Its content has changed.');
  return body;
}

function readHead(descriptor: number): { head: SnapshotHead; end: number } {
  const lead = Buffer.alloc(LEAD);
  readAt(descriptor, 0, lead);
  const length = lead.readUInt32LE(8);
  if (lead.toString('latin1', 0, 8) !== MARK || length > LONGEST_HEAD) {
    throw new Damaged('It does not begin as a snapshot does.');
  }
  const text = Buffer.alloc(length);
  readAt(descriptor, LEAD, text);
  if (crc32(text) !== lead.readUInt32LE(12)) throw new Damaged('Its head has changed.');
  const head = headSchema.safeParse(JSON.parse(text.toString('utf8')));
  if (!head.success) throw new Damaged('Its head is of another form.');
  return { head: head.data, end: LEAD + length };
}

/** Fills these bytes from a place in the file on. @throws Damaged where there are fewer */
function readAt(descriptor: number, from: number, bytes: Uint8Array): Uint8Array {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(descriptor, bytes, at, bytes.length - at, from + at);
    if (read === 0) throw new Damaged('It ends too early.');
    at += read;
  }
  return bytes;
}

/** What a file is called until it is whole. */
export const UNFINISHED = '.part';

/**
 * Writes a snapshot under another name first, so that whenever the server ends, the file is whole
 * or not there. Others have their turn between two pieces.
 * @returns whether it was written: false when `goesOn` said no before the end, or when what was
 * there of it was taken away, as when its run is over
 */
export async function writeSnapshot(
  file: string,
  about: Omit<SnapshotHead, 'length' | 'checksum'>,
  { body, goesOn }: { body: Uint8Array; goesOn: () => boolean },
): Promise<boolean> {
  const unfinished = `${file}${UNFINISHED}`;
  try {
    if (!(await writeWhole(unfinished, [headOf(about, body), ...piecesOf(body)], goesOn))) {
      await rm(unfinished, { force: true });
      return false;
    }
    if (!(await finished(unfinished, file))) return false;
    await settle(path.dirname(file));
    return true;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Gives a file its name; false where it has gone. */
async function finished(unfinished: string, file: string): Promise<boolean> {
  try {
    await rename(unfinished, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function headOf(about: Omit<SnapshotHead, 'length' | 'checksum'>, body: Uint8Array): Buffer {
  const head: SnapshotHead = { ...about, length: body.length, checksum: crc32(body) };
  const text = Buffer.from(JSON.stringify(head));
  const lead = Buffer.alloc(LEAD);
  lead.write(MARK, 'latin1');
  lead.writeUInt32LE(text.length, 8);
  lead.writeUInt32LE(crc32(text), 12);
  return Buffer.concat([lead, text]);
}

function* piecesOf(body: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < body.length; at += PIECE) yield body.subarray(at, at + PIECE);
}

async function writeWhole(
  file: string,
  pieces: Iterable<Uint8Array>,
  goesOn: () => boolean,
): Promise<boolean> {
  const handle = await open(file, 'w');
  try {
    for (const piece of pieces) {
      if (!goesOn()) return false;
      await handle.writeFile(piece);
      await handle.datasync();
    }
    await handle.sync();
    return true;
  } finally {
    await handle.close();
  }
}
