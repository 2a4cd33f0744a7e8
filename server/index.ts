import { once } from 'node:events';
import { createServer } from 'node:http';
import { openDatabase } from '#db/client.ts';
import { settingsOrExit } from '#server/env.ts';
import { openPages } from '#server/pages.ts';

const settings = settingsOrExit();
const database = await openDatabase(settings.databaseFile);
const pages = await openPages(settings);
const http = createServer((request, response) => {
  if (request.url === '/api/health') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ status: 'ready', build: settings.build }));
    return;
  }
  pages.handle(request, response);
});
http.listen(settings.port, settings.host);
await once(http, 'listening');
console.info(`Watchfloor is at http://localhost:${settings.port}`);
process.once('SIGTERM', async () => {
  http.close();
  http.closeAllConnections();
  await pages.close();
  await database.close();
  process.exit(0);
});
