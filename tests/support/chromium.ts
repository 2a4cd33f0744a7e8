import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

/** Path of the browser, or why there is none. */
type Found = { path: string } | { missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Found;
  }
}

const run = promisify(execFile);

/** The same browser without its windows: a page costs a third of the time. */
const light = ['chromium-headless-shell', 'chrome-headless-shell'];
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

async function find(programs: readonly string[]): Promise<string | null> {
  const places = programs.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  for (const place of [...places, ...(programs === names ? elsewhere : [])]) {
    if (await isProgram(place)) return place;
  }
  return null;
}

async function install(program: string): Promise<void> {
  console.info(`Installing ${program} for the browser tests.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const wanted = [program, 'fonts-liberation'];
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...wanted], { env });
}

const missing =
  'The browser tests need Chromium. Install it (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH to its program.';

async function given(program: string): Promise<Found> {
  if (await isProgram(program)) return { path: program };
  return { missing: `CHROMIUM_PATH is ${program}, which is no program. ${missing}` };
}

/** The first of these that is there, or could be installed. */
export async function chromium(): Promise<Found> {
  if (process.env.CHROMIUM_PATH) return given(process.env.CHROMIUM_PATH);
  const mayInstall = process.getuid?.() === 0;
  let why = '';
  for (const programs of [light, names]) {
    let found = await find(programs);
    if (found === null && mayInstall) {
      try {
        await install(programs[0] ?? '');
        found = await find(programs);
      } catch (error) {
        why = ` Installing it failed: ${error}`;
      }
    }
    if (found !== null) return { path: found };
  }
  return { missing: missing + why };
}

/** Finds the browser, installing it where that is possible. Without one only its tests fail. */
export default async function provideChromium(project: TestProject): Promise<void> {
  project.provide('chromium', await chromium());
}
