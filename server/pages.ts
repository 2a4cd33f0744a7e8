import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Settings } from '#server/env.ts';

export interface Pages {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => Promise<void>;
}

/** The pages of app/, ready to answer. */
export async function openPages(settings: Settings): Promise<Pages> {
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
  const handle = pages.getRequestHandler();
  return { handle: (request, response) => handle(request, response), close: () => pages.close() };
}
