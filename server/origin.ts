import type { IncomingHttpHeaders } from 'node:http';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * Whether a request may be answered: it names this machine as its host, and if a page sent it,
 * the page came from here. A page from elsewhere can neither write nor listen, not even under a
 * name that was made to point at this machine.
 */
export function isFromHere({ host, origin }: IncomingHttpHeaders): boolean {
  if (host === undefined || !loopback.test(host)) return false;
  if (origin === undefined) return true;
  return origin === `http://${host}` || origin === `https://${host}`;
}
