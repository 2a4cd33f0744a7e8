/** Who may import whom. Every rule is told in README.md; `npm run check` holds the code to them. */

const code = '^(app|components|server|db)/';
const pages = '^node_modules/(react|react-dom|react-is|next|next-intl|recharts|@base-ui)/';
const engine =
  '^node_modules/(drizzle-orm|@libsql|libsql|hono|@hono|socket\\.io|pino|prom-client)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain knows itself, zod and statistics: no I/O, no framework, no Node.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { pathNot: '^server/domain/|^node_modules/(zod|@stdlib)/' },
    },
    {
      name: 'db-knows-the-domain-only',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: code, pathNot: '^(db|server/domain)/' },
    },
    {
      name: 'db-has-no-pages',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: pages },
    },
    {
      name: 'server-knows-no-pages',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'server-has-no-react',
      comment: 'The server opens the pages through Next; it draws nothing itself.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: pages, pathNot: '^node_modules/next/' },
    },
    {
      name: 'components-know-the-domain-only',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: code, pathNot: '^(components/|server/domain/|server/contract\\.ts$)' },
    },
    {
      name: 'components-take-types-from-the-contract',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^server/contract\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-has-one-door-to-the-server',
      comment: 'Next has its own copy of a module: what app/ imports is not what the server runs.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: code, pathNot: '^(app/|components/|server/domain/|server/first-view\\.ts$)' },
    },
    {
      name: 'browser-has-no-engine',
      severity: 'error',
      from: { path: '^(app|components)/' },
      to: { path: engine },
    },
    {
      name: 'components-run-in-a-browser',
      severity: 'error',
      from: { path: '^components/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'wall-without-recharts',
      comment: 'The wall is drawn in plain SVG: a chart library would nearly double its script.',
      severity: 'error',
      from: { path: '^(components/(wall|live|charts)/|app/watch/[^/]+/wall/)' },
      to: { path: '^node_modules/recharts/', reachable: true },
    },
    {
      name: 'nothing-needs-the-tests',
      severity: 'error',
      from: { path: code },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycle',
      comment: 'Types may refer to each other; code that runs may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, path: '^(components|server|db)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'no-barrel',
      comment: 'A name comes from the file that makes it.',
      severity: 'error',
      from: { path: code },
      to: { dependencyTypes: ['export'] },
    },
    {
      name: 'product-without-workbench',
      comment: 'What a start needs is among the dependencies, not among those of development.',
      severity: 'error',
      from: { path: code, pathNot: '^db/drizzle\\.config\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-undeclared-package',
      comment: 'The engine must be the one that socket.io-client brings, of whatever version.',
      severity: 'error',
      from: {},
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
        pathNot: '^node_modules/engine\\.io-client/',
      },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(\\.next|\\.build)/' },
    moduleSystems: ['es6', 'cjs'],
    // Before compilation, so that imports of types are seen too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['types', 'module', 'main'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
