import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Builds what has changed, so that the tests meet the server that users start. */
export default async function buildServer(): Promise<void> {
  const child = spawn(process.execPath, ['server/start.mjs', '--build-only'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The production build failed.\n${said}`);
}
