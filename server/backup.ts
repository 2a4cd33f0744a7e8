import process from 'node:process';
import { backUp } from '#db/backup.ts';
import { settingsOrExit } from '#server/env.ts';

/** Copies the database to a new file, or into a folder, and says what the copy holds. */
export async function run(to: string): Promise<void> {
  const { databaseFile } = settingsOrExit();
  try {
    const { file, bytes, logs } = await backUp(databaseFile, to, new Date());
    console.info(`Backed up ${databaseFile} to ${file}: ${megabytes(bytes)}, whole and checked.`);
    for (const { watch, run, revision } of logs) {
      console.info(`  ${watch}, run ${run}: up to revision ${revision}`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
