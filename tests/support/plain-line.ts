import { createServer, request } from 'node:http';

/** A way to a server on which no WebSocket gets through, as behind some proxies of offices. */
export interface PlainLine {
  url: string;
  /** WebSockets that were asked for and refused. */
  refused: () => number;
  close: () => void;
}

/** Opens such a way; who uses it speaks to `url` instead of the server. */
export async function plainLine(serverUrl: string): Promise<PlainLine> {
  let refused = 0;
  const line = createServer((asked, answer) => {
    const { method, headers, url = '/' } = asked;
    const passed = request(new URL(url, serverUrl), { method, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  line.on('upgrade', (_asked, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address();
  if (typeof address !== 'object' || address === null) throw new Error('the line has no port');
  return {
    url: `http://localhost:${address.port}`,
    refused: () => refused,
    close: () => {
      line.closeAllConnections();
      line.close();
    },
  };
}
