import { readSnapshotNow } from '#db/snapshot-file.ts';

/** The memory that is kept for them; a longer one has its own each time. */
const MOST_HELD = 32 * 1024 * 1024;

/**
 * The whole snapshots that patches are made of. The one that was read last stays at hand, and its
 * memory serves the next: to get as much anew takes longer than to read it.
 */
export class PatchBases {
  #held = new Uint8Array();
  #file = '';
  #checksum = 0;
  #length = 0;

  /** The bytes of a file with this checksum, up to the next call. @throws as `readSnapshotNow` */
  read(file: string, checksum: number): Uint8Array {
    if (file === this.#file && checksum === this.#checksum) {
      return this.#held.subarray(0, this.#length);
    }
    this.#file = '';
    const bytes = readSnapshotNow(file, checksum, (length) => this.#room(length));
    if (bytes.buffer !== this.#held.buffer) return bytes;
    [this.#file, this.#checksum, this.#length] = [file, checksum, bytes.length];
    return bytes;
  }

  #room(length: number): Uint8Array {
    if (length > MOST_HELD) return new Uint8Array(length);
    if (length > this.#held.length) this.#held = new Uint8Array(Math.min(MOST_HELD, length * 1.25));
    return this.#held.subarray(0, length);
  }
}
