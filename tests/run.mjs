#!/usr/bin/env node
// Every test there is; arguments go to vitest (`npm test -- tests/domain`). Builds the server
// first when something has changed, and finds or installs the browser: see tests/support.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const artefacts = await mkdtemp(path.join(tmpdir(), 'watchfloor-tests-'));
const results = path.join(artefacts, 'results.json');

async function runVitest() {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    cwd: root,
    env: { ...process.env, ARTEFACTS: artefacts },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = (signal) => child.kill(signal);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const [code, signal] = await once(child, 'close');
  if (signal !== null) console.error(`The tests were cut short by ${signal}.`);
  return code === 0;
}

/** A file that could not be read at all has no tests to fail: it counts as one that did. */
function brokenFiles(testResults) {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
}

async function count() {
  try {
    const told = JSON.parse(await readFile(results, 'utf8'));
    return {
      passed: told.numPassedTests,
      failed: told.numFailedTests + brokenFiles(told.testResults),
      skipped: told.numPendingTests + told.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

const succeeded = await runVitest();
const { passed, failed, skipped } = await count();
// A run can also fail outside of every test: an error nobody caught, a hook, a build.
const counted = !succeeded && failed === 0 ? 1 : failed;
console.info(`Results and screenshots are in ${artefacts}`);
console.info(`${passed} passed, ${counted} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(counted === 0 && passed > 0 ? 0 : 1);
