#!/usr/bin/env node
// What the shipped levels cost and give on simulated crises: false onsets a year, and days until a
// change is displayed. Writes server/domain/study.json and prints what has changed in it. Names of
// indicators study these alone, `steady` or `changed` one half of them (save attacks); SHARE=0.1
// simulates a tenth, quickly, and writes nothing.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const outfile = path.join(root, '.build', 'bench', 'study.mjs');
process.chdir(root);

await build({
  absWorkingDir: root,
  entryPoints: ['tests/bench/study.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'error',
});
await import(pathToFileURL(outfile).href);
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
spawnSync(process.execPath, [biome, 'format', '--write', 'server/domain/study.json'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
