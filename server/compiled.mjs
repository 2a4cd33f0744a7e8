import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { setImmediate as breathe } from 'node:timers/promises';
import { Script } from 'node:vm';
import zlib from 'node:zlib';

/** By then the first pages have been shown, and what they need is compiled. */
const SETTLED = 10_000;
/** Before the index in the file: how long it is, and the checksum of all after these two numbers. */
const HEAD = 8;

/** In Node 20, what was kept of a module cannot import another one. */
const imports = /\bimport\s*\(/;

const { Module } = module;

/**
 * From now on, what is compiled of CommonJS modules is kept in this folder for the next start:
 * to compile Next again takes a third of a start. What is not kept, or does not fit the module
 * any more, is compiled as ever.
 */
export function keepCompiled(folder, settledAfter = SETTLED) {
  // From Node 22 on, Node does it by itself.
  if (module.enableCompileCache) return void module.enableCompileCache(folder);
  // Node 21 can do neither.
  if (!zlib.crc32) return;
  const file = path.join(folder, 'modules');
  /** By file name: the checksum of the source, and what was compiled of it. */
  const kept = read(file);
  /** Modules that are not kept yet. */
  const fresh = new Map();
  const compile = Module.prototype._compile;
  let added = false;
  let settled = false;

  Module.prototype._compile = function (source, name, format) {
    const script = settled || format === 'module' ? null : scriptOf(source, name);
    if (script === null) return compile.call(this, source, name, format);
    const run = script.runInThisContext();
    const { exports } = this;
    return run.call(exports, exports, requireOf(this), this, name, path.dirname(name));
  };

  function scriptOf(source, filename) {
    if (imports.test(source)) return null;
    const sum = zlib.crc32(source);
    const before = kept.get(filename);
    const cachedData = before?.sum === sum ? before.data : undefined;
    try {
      const script = new Script(Module.wrap(source), { filename, cachedData });
      if (script.cachedDataRejected !== false) fresh.set(filename, { sum, script });
      return script;
    } catch {
      // Not CommonJS, or no program at all: Node knows what to do or say.
      return null;
    }
  }

  function keep(name) {
    const { sum, script } = fresh.get(name);
    kept.set(name, { sum, data: script.createCachedData() });
    fresh.delete(name);
    added = true;
  }

  function settle() {
    if (settled) return;
    settled = true;
    for (const name of fresh.keys()) keep(name);
    if (added) write(file, kept);
    kept.clear();
  }

  /** One module at a time: whoever asks the server meanwhile need not wait for all of them. */
  async function settleSlowly() {
    for (const name of fresh.keys()) {
      keep(name);
      await breathe();
      if (settled) return;
    }
    settle();
  }

  // Nobody depends on it.
  setTimeout(() => settleSlowly().catch(() => undefined), settledAfter).unref();
  process.once('exit', (code) => {
    if (code === 0) settle();
  });
}

/** What a module asks for others with, as Node makes it. */
function requireOf(asking) {
  const require = (name) => asking.require(name);
  require.resolve = (name, options) => Module._resolveFilename(name, asking, false, options);
  require.resolve.paths = (name) => Module._resolveLookupPaths(name, asking);
  require.main = process.mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

function read(file) {
  const kept = new Map();
  try {
    const bytes = readFileSync(file);
    const length = bytes.readUInt32LE(0);
    if (zlib.crc32(bytes.subarray(HEAD)) !== bytes.readUInt32LE(4)) return kept;
    let at = HEAD + length;
    for (const { name, sum, size } of JSON.parse(bytes.toString('utf8', HEAD, at))) {
      kept.set(name, { sum, data: bytes.subarray(at, at + size) });
      at += size;
    }
  } catch {
    // Nothing was kept, or it cannot be read.
  }
  return kept;
}

/** In one piece or not at all: another server may start from this folder at the same time. */
function write(file, kept) {
  const index = [...kept].map(([name, { sum, data }]) => ({ name, sum, size: data.length }));
  const head = Buffer.alloc(HEAD);
  const names = Buffer.from(JSON.stringify(index));
  const rest = Buffer.concat([names, ...[...kept.values()].map(({ data }) => data)]);
  head.writeUInt32LE(names.length, 0);
  head.writeUInt32LE(zlib.crc32(rest), 4);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, Buffer.concat([head, rest]));
    renameSync(whole, file);
  } catch {
    // A folder that cannot be written makes starts slower, no more.
  }
}
