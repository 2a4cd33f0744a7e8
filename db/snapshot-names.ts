import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { LogName } from '#db/log-name.ts';

/** A snapshot, by the revision it is of. */
export interface SnapshotPoint {
  revision: number;
  /** The revision of the whole one that it is a patch of; null when it is whole itself. */
  on: number | null;
}

/** The name of the file that holds one of a log. */
export function nameOf({ watch, run }: LogName, { revision, on }: SnapshotPoint): string {
  return `${watch}.${run}.${on === null ? `${revision}.snapshot` : `${revision}-${on}.patch`}`;
}

/** What a file is of, by its name; null where that is something else. */
export function partsOf(name: string): (LogName & SnapshotPoint) | null {
  const form = /^(.+)\.(\d+)\.(\d+)(?:\.snapshot|-(\d+)\.patch)$/;
  const [, watch, run, revision, on] = form.exec(name) ?? [];
  if (watch === undefined) return null;
  const of = { watch, run: Number(run), revision: Number(revision) };
  return { ...of, on: on === undefined ? null : Number(on) };
}

/** Those of one log in a folder, in order of revision; a patch only beside what it is of. */
export function snapshotsIn(folder: string, { watch, run }: LogName): SnapshotPoint[] {
  const found = namesIn(folder)
    .flatMap((name) => partsOf(name) ?? [])
    .filter((one) => one.watch === watch && one.run === run);
  const wholes = new Set(found.filter(({ on }) => on === null).map(({ revision }) => revision));
  return found
    .filter(({ on }) => on === null || wholes.has(on))
    .map(({ revision, on }) => ({ revision, on }))
    .sort((a, b) => a.revision - b.revision);
}

/** What cannot be looked into holds nothing. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Deletes patches of what is not there. */
export function tidyPatches(folder: string, log: LogName): void {
  const useful = new Set(snapshotsIn(folder, log).map((one) => nameOf(log, one)));
  for (const name of namesIn(folder)) {
    const found = partsOf(name);
    const isOfLog = found?.watch === log.watch && found.run === log.run;
    if (isOfLog && !useful.has(name)) remove(path.join(folder, name));
  }
}

/** What cannot be deleted stays, and is not used. */
export function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Whoever looks at the folder will see it.
  }
}
