import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

// Apart: one list would let in addresses of the old kind that are written in the new one.
const loopback = { ipv4: new BlockList(), ipv6: new BlockList() };
loopback.ipv4.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.ipv6.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return host === 'localhost';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  return loopback[family].check(host, family);
}

/**
 * The path of a `file:` URL; a relative one counts from the folder of the project.
 * Null when no file can be called that.
 */
function pathOf(url: string): string | null {
  if (!/^file:[^?#]+$/.test(url) || url.includes(':memory:')) return null;
  try {
    const file = url.startsWith('file:/')
      ? fileURLToPath(url)
      : path.resolve(decodeURIComponent(url.slice('file:'.length)));
    // A name that begins or ends in a blank is a slip of the keyboard.
    const name = path.basename(file);
    return file.includes('\0') || name !== name.trim() ? null : file;
  } catch {
    return null;
  }
}

const whole = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: `a whole number from ${low} to ${high} is needed` })
    .transform(Number)
    .refine((value) => value >= low && value <= high, {
      error: `a whole number from ${low} to ${high} is needed`,
    });

const onOff = z
  .enum(['on', 'off'], { error: 'on or off is needed' })
  .transform((word) => word === 'on');

const settings = z.object({
  PORT: whole(0, 65_535).prefault('3000'),
  HOST: z
    .string()
    .refine(isLoopback, {
      error:
        'only a loopback address (127.0.0.1, ::1, localhost) is allowed: there are no accounts yet, so whoever can reach the server can write to the log',
    })
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .prefault('file:.data/watchfloor.db')
    .transform(pathOf)
    .pipe(z.string({ error: 'a file URL is needed, such as file:.data/watchfloor.db' })),
  DEMO: onOff.prefault('on'),
  /** How many times faster than life a new run of the exercise is played; `off` holds it still. */
  EXERCISE_PACE: z
    .union([z.literal('off').transform(() => null), whole(1, 1_000)], {
      error: 'a whole number from 1 to 1000, or off, is needed',
    })
    .prefault('1'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'one of fatal, error, warn, info, debug, trace, silent is needed',
    })
    .default('info'),
  /** Off serves the interface without the pages. */
  PAGES: onOff.prefault('on'),
  NODE_ENV: z.string().default('production'),
  WATCHFLOOR_BUILD: z.string().optional(),
});

export interface Settings {
  port: number;
  host: string;
  databaseFile: string;
  demo: boolean;
  exercisePace: number | null;
  logLevel: z.output<typeof settings>['LOG_LEVEL'];
  pages: boolean;
  development: boolean;
  /** Changes with every build. */
  build: string;
  /** The same; null for a program that was started without being told which build it is. */
  snapshotsOf: string | null;
}

/** The settings of the environment, or one line for each that cannot be used. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): { ok: true; settings: Settings } | { ok: false; problems: string[] } {
  // A setting that is set to nothing counts as not set.
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = settings.safeParse(set);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `${name} is "${set[name]}": ${issue.message}.`;
    });
    return { ok: false, problems };
  }
  const values = read.data;
  return {
    ok: true,
    settings: {
      port: values.PORT,
      host: values.HOST,
      databaseFile: values.DATABASE_URL,
      demo: values.DEMO,
      exercisePace: values.EXERCISE_PACE,
      logLevel: values.LOG_LEVEL,
      pages: values.PAGES,
      development: values.NODE_ENV === 'development',
      build: values.WATCHFLOOR_BUILD ?? 'development',
      snapshotsOf: values.WATCHFLOOR_BUILD ?? null,
    },
  };
}

/** The settings this process was started with; says what is wrong and exits when one is bad. */
export function settingsOrExit(): Settings {
  const read = readSettings(process.env);
  if (read.ok) return read.settings;
  for (const problem of read.problems) console.error(problem);
  process.exit(1);
}
