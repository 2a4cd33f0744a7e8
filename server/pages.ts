import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { setContentPolicy } from '#server/content-policy.ts';
import type { Settings } from '#server/env.ts';
import type { Logger } from '#server/logger.ts';

export interface Pages {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
}

const built = z.object({ config: z.looseObject({}) });

/**
 * Hands Next the configuration that the pages were built with, in the way of its own standalone
 * servers. To make it anew from its file, Next would load what only a build needs.
 */
async function configureAsBuilt(): Promise<void> {
  const text = await readFile('.next/required-server-files.json', 'utf8');
  const { config } = built.parse(JSON.parse(text));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

/** The pages of app/, ready to answer. */
export async function openPages(settings: Settings, log: Logger): Promise<Pages> {
  if (!settings.development) await configureAsBuilt();
  // Loaded only now: a server without pages starts without it.
  const { default: next } = await import('next');
  const pages = next({
    dev: settings.development,
    hostname: settings.host,
    port: settings.port,
    // Never listens. Given the real server, Next would take upgrades that belong to the socket.
    httpServer: createServer(),
  });
  await pages.prepare();
  const answer = pages.getRequestHandler();
  return {
    handle: async (request, response) => {
      const isPage = !request.url?.startsWith('/_next/');
      if (isPage) setContentPolicy(request, response, settings.development);
      try {
        await answer(request, response);
      } catch (error) {
        log.error({ err: error, url: request.url }, 'a page could not be answered');
        response.destroy();
      }
    },
    close: () => pages.close(),
  };
}
