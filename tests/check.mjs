#!/usr/bin/env node
// Format and lint, types, who imports whom, dead code: side by side, without a database or a
// build. What a tool has to say is shown only when it finds something.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const tool = (file, ...args) => [path.join(root, 'node_modules', file), ...args];

const checks = [
  {
    name: 'format and lint',
    steps: [tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.')],
  },
  {
    name: 'types',
    // The types of the routes first: a fresh checkout has none, and tsc would miss them.
    steps: [
      tool('next/dist/bin/next', 'typegen'),
      tool('@typescript/native/bin/tsc', '--noEmit', '--project', '.'),
    ],
  },
  {
    name: 'who imports whom',
    steps: [
      tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
        ...['app', 'components', 'server', 'db', 'tests'],
      ),
    ],
  },
  { name: 'dead code', steps: [tool('knip/bin/knip.js', '--no-progress')] },
];

/** Runs one program; resolves to its exit code and all that it printed. */
function runStep(args) {
  return new Promise((resolve) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' };
    const child = spawn(process.execPath, args, { cwd: root, env });
    let said = '';
    const hear = (chunk) => {
      said += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('error', (error) => resolve({ ok: false, said: String(error) }));
    child.once('close', (code) => resolve({ ok: code === 0, said }));
  });
}

async function runCheck({ name, steps }) {
  const startedAt = performance.now();
  for (const step of steps) {
    const { ok, said } = await runStep(step);
    if (!ok) return told(name, startedAt, said);
  }
  return told(name, startedAt, null);
}

function told(name, startedAt, failure) {
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.info(`${failure === null ? 'ok  ' : 'FAIL'}  ${name.padEnd(18)} ${seconds} s`);
  if (failure !== null) console.info(`\n${failure.trimEnd()}\n`);
  return failure === null;
}

const results = await Promise.all(checks.map(runCheck));
const passed = results.filter(Boolean).length;
console.info(`${passed} passed, ${results.length - passed} failed`);
process.exit(passed === results.length ? 0 : 1);
