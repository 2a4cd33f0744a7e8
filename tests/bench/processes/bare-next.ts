// The limit of a start: the same pages behind a server that does nothing else.
import { createServer } from 'node:http';
import next from 'next';

const http = createServer();
const pages = next({ dev: false, httpServer: createServer() });
await pages.prepare();
const handle = pages.getRequestHandler();
http.on('request', (request, response) => handle(request, response));
http.listen(Number(process.env.PORT), '127.0.0.1');
