// The limit of a start: the same wall behind a server that has its view ready on the disk.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import next from 'next';

const { PORT, VIEW = '', WATCH = '' } = process.env;
const [view, watch] = await Promise.all([readFile(VIEW, 'utf8'), readFile(WATCH, 'utf8')]);
Object.assign(globalThis, {
  watchfloorReads: {
    view: async () => view,
    watch: () => JSON.parse(watch),
    server: () => ({ now: new Date().toISOString(), build: 'bench' }),
  },
});
const http = createServer();
const pages = next({ dev: false, httpServer: createServer() });
await pages.prepare();
const handle = pages.getRequestHandler();
http.on('request', (request, response) => handle(request, response));
http.listen(Number(PORT), '127.0.0.1');
