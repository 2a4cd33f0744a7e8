import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './components/messages/request.ts',
  experimental: {
    messages: {
      path: './components/messages',
      format: 'json',
      locales: 'infer',
      precompile: true,
    },
  },
});

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` proves the types; the build need not do it again.
  typescript: { ignoreBuildErrors: true },
  generateBuildId: () => process.env.WATCHFLOOR_BUILD ?? 'development',
  serverExternalPackages: ['@libsql/client', 'libsql', 'pino'],
  devIndicators: false,
  // A browser may ask for it before the page has told where its icon is.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  turbopack: {
    resolveAlias: {
      // A WebSocket alone in the browser; why, and what to look at in an upgrade, says the file.
      'engine.io-client': { browser: './components/engine.ts' },
    },
  },
};

export default withNextIntl(nextConfig);
