#!/usr/bin/env node
// Measures how close the product comes to the limits of the machine it runs on.
// `npm run bench` runs every row; `npm run bench -- append screens` some; `--strict` fails when a
// target is missed.
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { buildAll, bundleServer } from '../../server/build.mjs';

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
// Rows with pages need the whole build, the others the bundled server alone.
const withoutPages = new Set(['append', 'screens', 'sustained', 'memory', 'scale', 'long-log']);
const rows = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const needsPages = rows.length === 0 || rows.some((row) => !withoutPages.has(row));
process.env.NODE_ENV = 'production';
process.env.WATCHFLOOR_BUILD = needsPages ? await buildAll() : await bundleServer();

await import(pathToFileURL(path.join(out, 'bench.mjs')).href);
