import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Lets a page run only the scripts that this answer itself wrote or that come from this server.
 * The pages find the nonce in the header of the request, so it is written there too.
 */
export function setContentPolicy(
  request: IncomingMessage,
  response: ServerResponse,
  development: boolean,
): void {
  const policy = policyWith(randomBytes(16).toString('base64'), development);
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
}

function policyWith(nonce: string, development: boolean): string {
  // The development build evaluates its modules; the production build never does.
  const evaluation = development ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${evaluation}`,
    // Positions in charts are style attributes, and those cannot carry a nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
