// The limit of every push: a `ws` server that sends the same bytes to every screen, and does
// nothing else. A POST sets them off, as it does in the real server.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import * as z from 'zod';
import { answerWith } from '#tests/bench/processes/answer.ts';
import { held } from '#tests/bench/processes/held.ts';

const questionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('listen') }),
  z.strictObject({ do: z.literal('load'), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ do: z.literal('push') }),
  z.strictObject({ do: z.literal('memory') }),
]);

let bytes = Buffer.alloc(0);
const page = `<!doctype html><title>bare</title><p id="text">-</p><script>
  const { firstChild } = document.getElementById('text');
  new WebSocket(location.origin.replace('http', 'ws')).onmessage = ({ data }) => {
    firstChild.data = /Paint [^"]+/.exec(data)[0];
  };
</script>`;
const http = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html').end(page);
    return;
  }
  request.resume().once('end', () => {
    push();
    response.statusCode = 201;
    response.setHeader('content-type', 'application/json').end('{"revision":1}');
  });
});
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });

/** Whoever comes first comes last the next time, as in the real server. */
function push(): void {
  const { clients } = sockets;
  for (const socket of clients) socket.send(bytes, { binary: false });
  const [first] = clients;
  if (first !== undefined && clients.delete(first)) clients.add(first);
}

answerWith(async (asked) => {
  const question = questionSchema.parse(asked);
  switch (question.do) {
    case 'listen': {
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      const address = http.address();
      return typeof address === 'object' ? address?.port : null;
    }
    case 'load':
      bytes = Buffer.from(question.bytes);
      return null;
    case 'push': {
      const startedAt = process.hrtime.bigint();
      push();
      return startedAt;
    }
    case 'memory':
      return held();
  }
});
