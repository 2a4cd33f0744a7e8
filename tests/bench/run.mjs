#!/usr/bin/env node
// Measures how close the product comes to the limits of the machine it runs on.
// `npm run bench` runs every row; `npm run bench -- append screens` some; `--strict` fails when a
// target is missed.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const out = path.join(root, '.build', 'bench');
process.chdir(root);

await build({
  absWorkingDir: root,
  entryPoints: ['tests/bench/bench.ts', 'tests/bench/processes/*.ts'],
  outbase: 'tests/bench',
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'error',
});
await import(pathToFileURL(path.join(out, 'bench.mjs')).href);
