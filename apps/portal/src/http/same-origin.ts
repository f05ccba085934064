import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request may change something as far as its origin goes: it comes from one of our own pages, or from no web
 * page at all (a program). A second wall behind the cookie's SameSite=Strict, which also keeps another port of this host
 * out: to SameSite that is the same site.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? isFromOwnPage(headers) : site === 'same-origin';
}

/** The same by `Origin` alone, which browsers send with every WebSocket, and phones and programs don't. */
export function isFromOwnPage({ origin, host }: IncomingHttpHeaders): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
