import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Refusal } from '#domain/refusal.ts';

const LARGEST = 64 * 1024;

/** The JSON that a request carries. @throws Refusal `media-type`, `malformed` or `too-large` */
export async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const strange = strangeIn(request.headers);
  if (strange !== null) throw new Refusal('media-type', strange);
  const text = await textOf(request);
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('malformed', 'The body is not JSON.');
  }
}

/** What the headers say that the body is, if that is not plain JSON in UTF-8; else null. */
function strangeIn(headers: IncomingHttpHeaders): string | null {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';');
  if (!/^application\/(?:[\w.-]+\+)?json$/i.test(type.trim())) {
    return 'The body must be JSON, with content type application/json.';
  }
  const charset = parameters.flatMap(
    (one) => /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/i.exec(one) ?? [],
  )[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    return `The body must be in UTF-8, not in ${charset}.`;
  }
  const packed = headers['content-encoding'] ?? 'identity';
  return /^identity$/i.test(packed) ? null : `The body must not be packed with ${packed}.`;
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
