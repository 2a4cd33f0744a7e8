import path from 'node:path';
import { expect, test } from 'vitest';
import { readSettings } from '#server/env.ts';

test('without any setting the server has sound ones', () => {
  expect(readSettings({ PORT: '' })).toEqual({
    ok: true,
    settings: {
      port: 3000,
      host: '127.0.0.1',
      databaseFile: path.resolve('.data/watchfloor.db'),
      demo: true,
      exercisePace: 1,
      logLevel: 'info',
      pages: true,
      development: false,
      build: 'development',
      snapshotsOf: null,
    },
  });
});

test('an absolute file URL is taken as it is', () => {
  const read = readSettings({ DATABASE_URL: 'file:///srv/watch%20floor.db' });
  expect(read).toMatchObject({ settings: { databaseFile: '/srv/watch floor.db' } });
});

test.each(['127.0.0.1', '127.8.8.8', '::1', '0:0:0:0:0:0:0:1', 'localhost'])(
  '%s is a loopback address',
  (host) => {
    expect(readSettings({ HOST: host })).toMatchObject({ ok: true, settings: { host } });
  },
);

test.each([
  ['PORT', '80a'],
  ['PORT', '70000'],
  ['PORT', '-1'],
  ['HOST', '0.0.0.0'],
  ['HOST', '192.168.1.4'],
  ['HOST', '127.0.0.1.evil.example'],
  ['DATABASE_URL', 'https://db.example'],
  ['DATABASE_URL', 'file::memory:'],
  ['DATABASE_URL', 'file:'],
  ['DATABASE_URL', 'file://elsewhere/watch.db'],
  ['DATABASE_URL', 'file:/srv/50%.db'],
  ['DATABASE_URL', 'file:/srv/a%2Fb.db'],
  ['DATABASE_URL', 'file:/srv/a%00b.db'],
  ['DATABASE_URL', 'file: '],
  ['DATABASE_URL', 'file: watch.db'],
  ['DATABASE_URL', 'file:kept/watch.db '],
  ['DATABASE_URL', 'file:watch.db '],
  ['DATABASE_URL', 'file:%ZZ'],
  ['HOST', '127.0.0.300'],
  ['HOST', '::2'],
  // A page under such an address is not let in: no browser shows it so.
  ['HOST', '::ffff:127.0.0.1'],
  ['DEMO', 'yes'],
  ['PAGES', 'true'],
  ['EXERCISE_PACE', '0'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by name, with what is needed', (name, value) => {
  const read = readSettings({ [name]: value });
  expect(read).toMatchObject({ ok: false });
  const problems = read.ok ? [] : read.problems;
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} is "${value}": .{10,}\\.$`));
});

test('every bad setting is told, not only the first', () => {
  const read = readSettings({ PORT: 'x', HOST: 'example.org', DEMO: 'x' });
  const named = [/PORT/, /HOST/, /DEMO/].map((name) => expect.stringMatching(name));
  expect(read).toMatchObject({ problems: named });
});
