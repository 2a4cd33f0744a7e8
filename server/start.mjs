#!/usr/bin/env node
// Starts Watchfloor: builds what has changed since the last build, then runs the server in this
// process, or with --backup FILE copies its database. Plain JavaScript, so that any Node can at
// least read why it is too old.
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Watchfloor needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

const from = process.env.npm_lifecycle_event === 'backup' ? process.env.INIT_CWD : undefined;
/** Where whoever started this stands. */
const here = from ?? process.cwd();

// What the server reads lies in this folder, wherever it was started from.
process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..'));

const words = process.argv.slice(2);
const backsUp = words[0] === '--backup';
const flags = new Set(backsUp ? [] : words);
const known = ['--build-only', '--dev'];
const strange = [...flags].filter((flag) => !known.includes(flag));
if (strange.length > 0) {
  console.error(`Unknown option ${strange.join(' ')}. Known: ${known.join(' ')}, --backup FILE.`);
  process.exit(1);
}
if (backsUp && (words.length !== 2 || words[1] === '')) {
  console.error('Say where to, a new file or a folder: npm run backup -- /mnt/backups');
  process.exit(1);
}

const development = flags.has('--dev');
process.env.NODE_ENV = development ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';

const { backupEntry, bundleBackup, bundleServer, buildAll, compiled, entry } = await import(
  './build.mjs'
);
const { keepCompiled } = await import('./compiled.mjs');

try {
  if (backsUp) await bundleBackup();
  else process.env.WATCHFLOOR_BUILD = development ? await bundleServer() : await buildAll();
} catch (error) {
  const missing = error?.code === 'ERR_MODULE_NOT_FOUND';
  const why = error instanceof Error ? error.message : error;
  console.error(missing ? 'Packages are missing. Run `npm ci` first.' : why);
  process.exit(1);
}

if (backsUp) {
  await createRequire(import.meta.url)(backupEntry).run(path.resolve(here, words[1]));
} else if (!flags.has('--build-only')) {
  // The bundle is readable as it is; maps would be read for every module at every start.
  if (development) process.setSourceMapsEnabled(true);
  else keepCompiled(compiled);
  // Whoever stops it while its modules are loaded is heard by the server as soon as it is there.
  const wait = () => undefined;
  process.on('SIGTERM', wait).on('SIGINT', wait);
  createRequire(import.meta.url)(entry);
  process.off('SIGTERM', wait).off('SIGINT', wait);
}
