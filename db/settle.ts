import { open } from 'node:fs/promises';

/** Brings the names in a folder to the disk: a file that was just given its name keeps it. */
export async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
