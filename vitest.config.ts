import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What a page or a server comes to is waited for as long as a busy machine may take.
    expect: { poll: { timeout: 20_000 } },
    setupFiles: ['tests/support/quiet-console.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: { name: 'domain', include: ['tests/domain/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: { name: 'components', include: ['tests/components/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: { name: 'check', include: ['tests/check/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/{server,db}/**/*.test.ts'],
          globalSetup: ['tests/support/built-server.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/built-server.ts', 'tests/support/chromium.ts'],
          // A browser mostly waits, for the server or for a clock: after all others, three at a time.
          sequence: { groupOrder: 1 },
          maxWorkers: 3,
        },
      },
    ],
  },
});
