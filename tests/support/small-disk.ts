import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Only root may mount one. */
export const canMount = process.getuid?.() === 0 && tryMount();

/** A disk of its own that can be filled up and emptied again. */
export interface SmallDisk {
  path: string;
  fill: () => void;
  makeRoom: () => void;
}

/** A disk in memory, of so many bytes; it goes with the test. */
export function smallDisk(size: number): SmallDisk {
  const folder = mount(size);
  onTestFinished(() => unmount(folder));
  const ballast = path.join(folder, 'ballast');
  return {
    path: folder,
    fill: () => {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => truncateSync(ballast, 0),
  };
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, { stdio: 'ignore' });
}

function mount(size: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'watchfloor-disk-'));
  const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder];
  run('mount', options);
  return folder;
}

function unmount(folder: string): void {
  run('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true });
}

function tryMount(): boolean {
  try {
    unmount(mount(64 * 1024));
    return true;
  } catch {
    return false;
  }
}
