import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setContentPolicy } from '#server/content-policy.ts';
import type { Settings } from '#server/env.ts';
import type { Logger } from '#server/logger.ts';

export interface Pages {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
}

/** The pages of app/, ready to answer. */
export async function openPages(settings: Settings, log: Logger): Promise<Pages> {
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
