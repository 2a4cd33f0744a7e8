import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder of its own, to be removed by whoever asked for it. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'watchfloor-test-'));
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** An empty folder that goes with the test. */
export async function folderOfTest(): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(folder.remove);
  return folder.path;
}
