import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser, or why there is none. */
    chromium: { path: string } | { missing: string };
  }
}

const run = promisify(execFile);

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function findChromium(): Promise<string | null> {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return (await isProgram(asked)) ? asked : null;
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const place of [...places, ...elsewhere]) {
    if (await isProgram(place)) return place;
  }
  return null;
}

async function installChromium(): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const wanted = ['chromium', 'fonts-liberation'];
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], { env });
}

const missing =
  'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.';

export async function chromium(): Promise<{ path: string } | { missing: string }> {
  const found = await findChromium();
  if (found !== null) return { path: found };
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return { missing: `CHROMIUM_PATH is ${asked}, which is no program. ${missing}` };
  if (process.getuid?.() !== 0) return { missing };
  console.info('Installing Chromium for the browser tests.');
  try {
    await installChromium();
  } catch (error) {
    return { missing: `${missing} Installing it failed: ${error}` };
  }
  const installed = await findChromium();
  return installed === null ? { missing } : { path: installed };
}

/** Finds the browser, installing it where that is possible. Without one only its tests fail. */
export default async function provideChromium(project: TestProject): Promise<void> {
  project.provide('chromium', await chromium());
}
