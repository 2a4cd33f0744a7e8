import { build } from 'esbuild';
import { expect, it } from 'vitest';

/** What a wall is shown by, with everything that this imports. */
const wall = 'components/wall/wall.tsx';
/** Libraries that are many times heavier than a wall, and of no use to it. */
const heavy = ['zod', 'recharts', '@base-ui', '@stdlib', 'drizzle-orm'];

it('loads no schema, chart or form library on a wall', async () => {
  const { metafile } = await build({
    entryPoints: [wall],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    outdir: 'out',
    external: ['react', 'react-dom', 'next', 'next-intl'],
    loader: { '.css': 'empty', '.png': 'empty' },
    logLevel: 'silent',
  });
  const loaded = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [file] : [],
    ),
  );
  expect(loaded).toContain(wall);
  const found = loaded.filter((file) => heavy.some((name) => file.includes(`/${name}/`)));
  expect(found).toEqual([]);
});
