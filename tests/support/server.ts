import { readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '#tests/support/folder.ts';
import { Program } from '#tests/support/program.ts';

interface Wanted {
  /** Settings other than the usual ones: no pages, no demo, an exercise that stands still. */
  env?: Readonly<Record<string, string>>;
  /** The database file; an empty one of its own by default. */
  file?: string;
  /** What it may print on standard error although nothing is wrong. */
  expected?: readonly RegExp[];
}

/** The built server, as a process of its own. */
export interface RunningServer {
  /** Without a slash at the end. */
  url: string;
  file: string;
  program: Program;
  /** Stops it as a service manager does. Fails unless it ends well and had nothing to complain. */
  stop: () => Promise<void>;
  /** Cuts it off in the middle of whatever it does. */
  kill9: () => Promise<void>;
}

const usual = {
  PORT: '0',
  PAGES: 'off',
  DEMO: 'off',
  EXERCISE_PACE: 'off',
  LOG_LEVEL: 'warn',
};

/** The program of the server as it was built, with these settings, not waited for. */
export function launch(env: Readonly<Record<string, string>>): Program {
  const build = readFileSync('.build/stamp', 'utf8');
  const settings = { ...usual, WATCHFLOOR_BUILD: build, ...env };
  return new Program(['--enable-source-maps', '.build/server.cjs'], settings);
}

/** Starts the server on a free port and waits until it is ready. */
export async function startServer({
  env = {},
  file,
  expected = [],
}: Wanted = {}): Promise<RunningServer> {
  const folder = file === undefined ? await temporaryFolder() : null;
  const database = file ?? path.join(folder?.path ?? '', 'watch.db');
  const program = launch({ ...env, DATABASE_URL: `file:${database}` });
  const url = await program.printed(/Watchfloor is at (\S+)/);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const code = await program.end(signal);
    await folder?.remove();
    return code;
  };
  return {
    url,
    file: database,
    program,
    stop: async () => {
      const code = await end('SIGTERM');
      const complaints = complaintsIn(program.err, expected);
      if (complaints.length > 0) throw new Error(`The server said:\n${complaints.join('\n')}`);
      if (code !== 0) throw new Error(`The server ended with ${code}.`);
    },
    kill9: async () => {
      await end('SIGKILL');
    },
  };
}

function complaintsIn(err: string, expected: readonly RegExp[]): string[] {
  const lines = err.split('\n').filter((line) => line.trim() !== '');
  return lines.filter((line) => !expected.some((pattern) => pattern.test(line)));
}
