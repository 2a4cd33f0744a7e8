import { format } from 'node:util';
import { afterAll, afterEach } from 'vitest';

/**
 * What reaches console.error fails the test, unless the test has put its own listener in place
 * because it expects it.
 */
const told: string[] = [];
const print = console.error;

console.error = (...values: unknown[]) => {
  told.push(format(...values));
  print(...values);
};

function failIfTold(): void {
  const all = told.splice(0);
  if (all.length > 0) throw new Error(`Unexpected on console.error:\n${all.join('\n')}`);
}

afterEach(failIfTold);
afterAll(failIfTold);
