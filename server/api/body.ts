import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Refusal } from '#domain/refusal.ts';

const LARGEST = 64 * 1024;

/** The JSON that a request carries. @throws Refusal `malformed` or `too-large` */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    throw new Refusal('malformed', 'The body must be JSON, with content type application/json.');
  }
  const text = await textOf(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('malformed', 'The body is not JSON.');
  }
}

function textOf(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > LARGEST) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      const before = size;
      size += chunk.length;
      // The rest is read and dropped: the refusal reaches only a client that has had its say.
      if (size <= LARGEST) chunks.push(chunk);
      else if (before <= LARGEST) reject(tooLarge());
    });
    request.on('end', () => {
      const body = wholeOf(chunks);
      // Decoded all the same, bytes of another encoding would be kept as question marks.
      if (isUtf8(body)) resolve(body.toString('utf8'));
      else reject(new Refusal('malformed', 'The body is not UTF-8 text.'));
    });
    request.on('error', () => reject(brokenOff()));
    request.on('close', () => {
      if (!request.complete) reject(brokenOff());
    });
  });
}

/** Most bodies come in one piece, which need not be copied. */
function wholeOf(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}

// Made only when they are needed: an error notes where it was made, which costs more than a body.

function tooLarge(): Refusal {
  return new Refusal('too-large', `A body may hold ${LARGEST} bytes at most.`);
}

function brokenOff(): Refusal {
  return new Refusal('malformed', 'The body broke off.');
}
