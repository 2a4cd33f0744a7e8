import { lstat, mkdir, open, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { damaged, elsewhere, Unusable } from '#db/failure.ts';

/** What every database file begins with. */
const BEGINNING = 'SQLite format 3\0';

/**
 * The one name of a database file, however it was called: who owns it is told by a lock beside that
 * name. Its folder is made where it is missing; nothing is made beside what is no database.
 * @throws Unusable for what cannot be a database, or has two names that are both its own
 */
export async function onlyName(file: string): Promise<string> {
  const folder = path.dirname(file);
  await makeFolder(folder);
  const found = await stat(file).catch(() => null);
  if (found === null) {
    const isLink = await lstat(file).then(
      () => true,
      () => false,
    );
    if (isLink) throw new Unusable({ reason: `the link ${file} leads nowhere`, advice: elsewhere });
    return path.join(await realpath(folder), path.basename(file));
  }
  if (!found.isFile()) throw new Unusable({ reason: `${file} is no file`, advice: elsewhere });
  if (found.nlink > 1) {
    throw new Unusable({
      reason: 'the file has a second name, a hard link, under which another server could open it',
      advice: 'Delete the other name, or make it a copy.',
    });
  }
  if (found.size > 0 && !(await beginsRight(file))) throw new Unusable(damaged);
  return realpath(file);
}

/** Step by step: asked for all at once, some file systems never answer. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true) return;
  const reason = `the folder ${folder} cannot be made`;
  if (found !== null) throw new Unusable({ reason, advice: elsewhere });
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder));
  await mkdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST') throw new Unusable({ reason, advice: elsewhere });
  });
}

async function beginsRight(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING.length), 0);
    return buffer.toString('latin1', 0, bytesRead) === BEGINNING;
  } finally {
    await handle.close();
  }
}
