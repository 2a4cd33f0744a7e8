import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const run = promisify(execFile);

/** A small tree that keeps every rule; each case below adds one file that breaks one. */
const lawful: Record<string, string> = {
  'server/domain/entry.ts': "import * as z from 'zod';\nexport const schema = z;",
  'server/contract.ts': "import type { schema } from '#domain/entry.ts';\nexport const word = 1;",
  'server/first-view.ts': "import { rows } from '#db/log.ts';\nexport const view = rows;",
  'db/log.ts': "import { schema } from '#domain/entry.ts';\nexport const rows = schema;",
  'components/panel.tsx':
    "import type { word } from '#server/contract.ts';\nimport { schema } from '#domain/entry.ts';\nimport 'react';\nexport const Panel = () => <b title={String(schema)} />;",
  'components/review/chart.tsx': "import 'recharts';\nexport const Chart = () => <svg />;",
  'app/page.tsx':
    "import { Panel } from '#components/panel.tsx';\nimport { Chart } from '#components/review/chart.tsx';\nimport { view } from '#server/first-view.ts';\nexport default () => [Panel, Chart, view];",
  'tests/panel.test.ts': "import { Panel } from '#components/panel.tsx';\nPanel();",
  // Types may refer to each other.
  'components/knot-a.ts':
    "import type { B } from '#components/knot-b.ts';\nexport type A = B;\nexport const a = 1;",
  'components/knot-b.ts':
    "import { a } from '#components/knot-a.ts';\nexport type B = number;\nexport const b = a;",
};

const broken: [file: string, source: string, rule: string][] = [
  ['server/domain/a.ts', "import 'node:fs';", 'domain-is-pure'],
  ['server/domain/b.ts', "import 'uuid';", 'domain-is-pure'],
  ['server/domain/c.ts', "import type { rows } from '#db/log.ts';", 'domain-is-pure'],
  ['db/a.ts', "import { word } from '#server/contract.ts';", 'db-knows-the-domain-only'],
  ['db/b.ts', "import 'react';", 'db-has-no-pages'],
  ['server/a.ts', "import { Panel } from '#components/panel.tsx';", 'server-knows-no-pages'],
  ['server/b.ts', "import page from '#app/page.tsx';", 'server-knows-no-pages'],
  ['server/c.ts', "import 'react';", 'server-has-no-react'],
  ['components/a.ts', "import { rows } from '#db/log.ts';", 'components-know-the-domain-only'],
  [
    'components/b.ts',
    "import type { view } from '#server/first-view.ts';",
    'components-know-the-domain-only',
  ],
  [
    'components/c.ts',
    "import { word } from '#server/contract.ts';",
    'components-take-types-from-the-contract',
  ],
  ['app/a.ts', "import { rows } from '#db/log.ts';", 'app-has-one-door-to-the-server'],
  ['app/b.ts', "import { word } from '#server/contract.ts';", 'app-has-one-door-to-the-server'],
  ['components/d.ts', "import 'drizzle-orm';", 'browser-has-no-engine'],
  ['components/e.ts', "import 'node:path';", 'components-run-in-a-browser'],
  [
    'components/wall/a.ts',
    "import { Chart } from '#components/review/chart.tsx';",
    'wall-without-recharts',
  ],
  ['server/d.ts', "import '#tests/panel.test.ts';", 'nothing-needs-the-tests'],
  [
    'components/f.ts',
    "import { a } from '#components/partner-of-f.ts';\nexport const f = a;",
    'no-cycle',
  ],
  ['components/h.ts', 'export const alone = 1;', 'no-orphan'],
  ['components/i.ts', "export * from '#components/panel.tsx';", 'no-barrel'],
  ['components/j.ts', "export { Panel } from '#components/panel.tsx';", 'no-barrel'],
  ['server/e.ts', "import 'vitest';", 'product-without-workbench'],
  ['server/f.ts', "import 'undeclared';", 'no-undeclared-package'],
  ['server/g.ts', "import '#server/nowhere.ts';", 'resolvable'],
];

/** The other half of the cycle, which is told once. */
const partner = "import { f } from '#components/f.ts';\nexport const a = () => f;";

const dependencies = ['zod', 'react', 'recharts', 'uuid', 'drizzle-orm'];
const manifest = {
  name: 'planted',
  type: 'module',
  imports: {
    '#app/*': './app/*',
    '#components/*': './components/*',
    '#domain/*': './server/domain/*',
    '#server/*': './server/*',
    '#db/*': './db/*',
    '#tests/*': './tests/*',
  },
  dependencies: Object.fromEntries(dependencies.map((name) => [name, '1.0.0'])),
  devDependencies: { vitest: '1.0.0' },
};

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let folder: string;
const found = new Map<string, Set<string>>();

async function plant(name: string, source: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${source}\n`);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'watchfloor-rules-'));
  await plant('package.json', JSON.stringify(manifest));
  await copyFile('tsconfig.json', path.join(folder, 'tsconfig.json'));
  for (const name of [...dependencies, 'vitest', 'undeclared']) {
    await plant(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0' }));
    await plant(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  for (const [name, source] of Object.entries(lawful)) await plant(name, source);
  for (const [name, source] of broken) await plant(name, source);
  await plant('components/partner-of-f.ts', partner);
  const tool = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const rules = path.resolve('.dependency-cruiser.cjs');
  const asked = ['--config', rules, '--output-type', 'json'];
  const { stdout } = await run(
    process.execPath,
    [tool, ...asked, 'app', 'components', 'server', 'db', 'tests'],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
  );
  for (const { from, rule } of report.parse(JSON.parse(stdout)).summary.violations) {
    found.set(from, (found.get(from) ?? new Set()).add(rule.name));
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('who may import whom', () => {
  it.each(broken)('%s: `%s` breaks %s', (file, _source, rule) => {
    expect([...(found.get(file) ?? [])]).toContain(rule);
  });
  it('lets lawful imports be', () => {
    const blamed = Object.keys(lawful).filter((file) => found.has(file));
    expect(blamed).toEqual([]);
  });
});
