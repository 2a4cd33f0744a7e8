import { appendFile, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderOfTest } from '#tests/support/folder.ts';
import { Program } from '#tests/support/program.ts';

const long = new Date(0);

/** A program of two modules that keeps what was compiled of them. */
async function programIn(
  folder: string,
): Promise<{ main: string; kept: string; said: () => Promise<string> }> {
  const keeping = pathToFileURL(path.resolve('server/compiled.mjs')).href;
  const main = path.join(folder, 'main.mjs');
  await writeFile(
    main,
    `import { createRequire } from 'node:module';
    import { keepCompiled } from ${JSON.stringify(keeping)};
    keepCompiled(${JSON.stringify(path.join(folder, 'kept'))}, Number(process.env.SETTLED ?? 1e6));
    createRequire(import.meta.url)('./first.cjs');`,
  );
  await writeFile(
    path.join(folder, 'first.cjs'),
    `const { word } = require('./second.cjs');
    const { basename } = require('node:path');
    import('./third.mjs').then(({ tell }) => tell(basename(__filename), word()));`,
  );
  await writeFile(path.join(folder, 'second.cjs'), `exports.word = () => 'one';`);
  await writeFile(path.join(folder, 'third.mjs'), 'export const tell = console.log;');
  return {
    main,
    kept: path.join(folder, 'kept', 'modules'),
    said: async () => {
      const program = new Program([main]);
      expect(await program.ended()).toBe(0);
      return program.out.trim();
    },
  };
}

// Later versions of Node keep what they compile by themselves.
describe.skipIf('enableCompileCache' in module)('what was compiled', () => {
  it('is used by the next start, which has nothing to keep then', async () => {
    const folder = await folderOfTest();
    const { kept, said } = await programIn(folder);
    expect(await said()).toBe('first.cjs one');
    await utimes(kept, long, long);
    expect(await said()).toBe('first.cjs one');
    expect((await stat(kept)).mtimeMs).toBe(0);
    expect(await readdir(path.dirname(kept))).toEqual(['modules']);
  });

  it('is kept while the program runs, which may be killed then', async () => {
    const folder = await folderOfTest();
    const { main, kept, said } = await programIn(folder);
    await appendFile(path.join(folder, 'second.cjs'), ' setInterval(() => undefined, 1_000);');
    const program = new Program([main], { SETTLED: '20' });
    const files = () => readdir(path.dirname(kept)).catch(() => []);
    await expect.poll(files).toEqual(['modules']);
    await program.end('SIGKILL');
    await writeFile(path.join(folder, 'second.cjs'), `exports.word = () => 'two';`);
    expect(await said()).toBe('first.cjs two');
  });

  it('is not taken for a module that was changed, even to one of the same length', async () => {
    const folder = await folderOfTest();
    const { said } = await programIn(folder);
    await said();
    await writeFile(path.join(folder, 'second.cjs'), `exports.word = () => 'two';`);
    expect(await said()).toBe('first.cjs two');
    expect(await said()).toBe('first.cjs two');
  });

  it('is done without, and kept anew, when it was cut short or spoilt', async () => {
    const folder = await folderOfTest();
    const { kept, said } = await programIn(folder);
    await said();
    const whole = await readFile(kept);
    const spoilt = Buffer.from(whole);
    spoilt.writeUInt8(spoilt.readUInt8(whole.length - 9) ^ 1, whole.length - 9);
    for (const bytes of [whole.subarray(0, -9), spoilt, Buffer.alloc(3)]) {
      await writeFile(kept, bytes);
      await utimes(kept, long, long);
      expect(await said()).toBe('first.cjs one');
      expect((await stat(kept)).mtimeMs).toBeGreaterThan(0);
    }
  });
});
