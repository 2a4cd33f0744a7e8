import { statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import { full, Moved, Unusable } from '#db/failure.ts';

interface Seen {
  id: string;
  size: number;
}

/**
 * Where the files of a database lie. SQLite goes on writing to a file that has been deleted or
 * replaced, as if all were well; what is acknowledged then is gone with the process.
 */
export class Place {
  readonly #file: string;
  /** Null until the file was opened for the first time. */
  #main: Seen | null = null;
  /** The file beside it, which takes what is written first; null while it is not open. */
  #beside: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes note of the files that were just opened. */
  opened(): void {
    this.#main = seen(this.#file);
    this.#beside = seen(this.#besideFile)?.id ?? null;
  }

  /** The files were closed; the one beside may be made anew. */
  closed(): void {
    this.#beside = null;
  }

  /** @throws Moved unless the files are where they were, and no shorter */
  check(): void {
    if (this.#main === null) return;
    const main = seen(this.#file);
    // Nothing is ever taken out of the log.
    if (main?.id !== this.#main.id || main.size < this.#main.size) throw new Moved();
    this.#main = main;
    if (this.#beside !== null && seen(this.#besideFile)?.id !== this.#beside) throw new Moved();
  }

  get #besideFile(): string {
    return `${this.#file}-wal`;
  }
}

/**
 * A file that is gone, while what was last written to it still lies beside it, is not begun anew.
 * @throws Unusable
 */
export function mustBeWhole(file: string): void {
  const beside = `${file}-wal`;
  if ((seen(file)?.size ?? 0) > 0 || (seen(beside)?.size ?? 0) === 0) return;
  throw new Unusable({
    reason: `the file is gone, but ${beside} still holds what was written to it last`,
    advice: 'Put the file back, or delete that one too to begin anew.',
  });
}

/** Bytes without which the next long entry may not fit. */
const ROOM = 256 * 1024;

/**
 * So many bytes more must fit beside the file, and leave room for the log to grow.
 * @throws Unusable when the disk is all but full: something short may fit where an entry does not
 */
export function mustHaveRoom(file: string, bytes = 0): void {
  const { bavail, bsize, blocks } = statfsSync(path.dirname(file));
  // Some systems do not count.
  if (blocks > 0 && bavail * bsize < ROOM + 2 * bytes) throw new Unusable(full);
}

function seen(file: string): Seen | null {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? null : { id: `${stat.dev}:${stat.ino}`, size: stat.size };
  } catch {
    return null;
  }
}
