import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { access, constants, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const out = path.join(root, '.build');
const stamp = path.join(out, 'stamp');
/** Sizes and times of the sources when their content was last hashed, and that hash. */
const seen = path.join(out, 'seen');

/** Where Node keeps what it has compiled of this build. */
export const compiled = path.join(out, 'compiled');

/** The bundled server, to be required. */
export const entry = path.join(out, 'server.cjs');

/** The bundled program that backs up, to be required. */
export const backupEntry = path.join(out, 'backup.cjs');

/** Everything that a build is made from. */
const sources = [
  'app',
  'components',
  'server',
  'db',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

function filesUnder(name) {
  const stat = statSync(path.join(root, name), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [{ name, stat }];
  const inner = readdirSync(path.join(root, name)).sort();
  return inner.flatMap((item) => filesUnder(`${name}/${item}`));
}

/** Short hash of all sources by name and content. */
async function hashOfSources() {
  const files = sources.flatMap(filesUnder);
  const looks = files.map(
    ({ name, stat }) => `${name} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}`,
  );
  const look = createHash('sha256').update(looks.join('\n')).digest('hex');
  const [lookBefore, hashBefore] = ((await read(seen)) ?? '').split(' ');
  // Files of the same sizes and times hold the same: reading them all would slow every start.
  if (look === lookBefore && hashBefore) return hashBefore;
  const hash = createHash('sha256');
  for (const { name } of files) {
    const content = await readFile(path.join(root, name));
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  const short = hash.digest('hex').slice(0, 16);
  try {
    await mkdir(out, { recursive: true });
    await writeFile(seen, `${look} ${short}`);
  } catch {
    // Whoever may not write here can still run what was built.
  }
  return short;
}

const read = (file) => readFile(file, 'utf8').catch(() => null);

async function upToDate(hash) {
  const next = await read(path.join(root, '.next', 'BUILD_ID'));
  return (await read(stamp)) === hash && next === hash;
}

/** Native code, what only a migration needs, and the pages' own server: loaded where they lie. */
const apart = ['next', 'libsql', '@libsql/client', 'drizzle-orm'];

/** Where a bundle lies, as modules say it. */
const urlOfBundle = `const urlOfBundle = require('node:url').pathToFileURL(__filename).href;`;

/**
 * Bundles the server and its worker, with the packages they use: hundreds of small files would
 * have to be found and read at every start. Returns the hash of the sources.
 */
export async function bundleServer() {
  const hash = await hashOfSources();
  await bundle({
    server: 'server/index.ts',
    worker: 'server/history/worker.ts',
    backup: 'server/backup.ts',
  });
  return hash;
}

/**
 * Bundles the program that backs up unless the last build has it. Nothing else: a server may be
 * running of what the last build was made from.
 */
export async function bundleBackup() {
  if (!(await upToDate(await hashOfSources()))) await bundle({ backup: 'server/backup.ts' });
}

/** As CommonJS, because Node 20 can keep what it has compiled of no other kind. */
async function bundle(entryPoints) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    external: apart,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'urlOfBundle' },
    banner: { js: urlOfBundle },
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'error',
  });
}

function buildPages(hash) {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, WATCHFLOOR_BUILD: hash },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = (signal) => child.kill(signal);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      if (code === 0) resolve();
      else reject(new Error(`The pages could not be built (${signal ?? `exit code ${code}`}).`));
    });
  });
}

/**
 * Runs the work while no other process builds in this folder. The lock is one that the system
 * releases when its holder dies, however it dies.
 */
async function alone(work) {
  const { createClient } = await import('@libsql/client');
  await mustBeWritable();
  const client = createClient({
    url: pathToFileURL(path.join(out, 'lock')).href,
    timeout: 0,
    concurrency: 1,
  });
  try {
    const held = await holdOn(client);
    try {
      return await work();
    } finally {
      await held.rollback();
    }
  } finally {
    client.close();
  }
}

async function mustBeWritable() {
  try {
    await mkdir(out, { recursive: true });
    await access(root, constants.W_OK);
    await access(out, constants.W_OK);
  } catch {
    throw new Error(
      `The server must be built, but ${root} may not be written. Build it first, as its owner: \`npm run build\`.`,
    );
  }
}

async function holdOn(client) {
  for (let told = false; ; told = true) {
    try {
      return await client.transaction('write');
    } catch (error) {
      if (error.code !== 'SQLITE_BUSY') throw error;
      if (!told) console.info('Another build is running in this folder; waiting for it.');
      await client.reconnect();
      await pause(500);
    }
  }
}

/** Builds server and pages unless the last build was made from the same sources. */
export async function buildAll() {
  const before = await hashOfSources();
  if (await upToDate(before)) return before;
  return alone(async () => {
    const hash = await hashOfSources();
    if (await upToDate(hash)) return hash;
    console.info('Building: this is the first start, or something has changed.');
    // Without a stamp a build that is cut short is done again.
    await rm(stamp, { force: true });
    await rm(compiled, { recursive: true, force: true });
    await bundleServer();
    await buildPages(hash);
    await writeFile(`${stamp}.new`, hash);
    await rename(`${stamp}.new`, stamp);
    return hash;
  });
}
