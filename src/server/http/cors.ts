// Which pages of other origins may use the server: one list, for CORS and for the upgrade's `Origin` check.
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Origins besides the server's own: a list of exact origins (`https://chat.example`), or `*` for every page
 * of the web, which is right only where nothing depends on cookies or the network that the server is in.
 */
export type Origins = '*' | readonly string[];

/** Throws for an entry that no browser sends as an origin. */
export function checkOrigins(origins: Origins): void {
  if (origins === '*') return;
  for (const origin of origins) {
    let exact: string | undefined;
    try {
      exact = new URL(origin).origin;
    } catch {}
    if (exact !== origin)
      throw new TypeError(
        `origins: '${origin}' is no origin; one is scheme, host and port only, like https://chat.example` +
          (exact && exact !== 'null' ? ` (here: ${exact})` : ''),
      );
  }
}

/** Whether a request's `Origin` is the server's own or a listed one. `null` never is, unless all are. */
export function isAllowedOrigin(origin: string, host: string | undefined, origins: Origins): boolean {
  if (origins === '*') return true;
  if (origins.includes(origin)) return true;
  if (!host) return false;
  // A proxy may end TLS: the scheme is not ours to know, the host is.
  return origin === `http://${host}` || origin === `https://${host}`;
}

/** Sets the CORS headers. True when the request was a preflight, and is answered. */
export function cors(
  request: IncomingMessage,
  response: ServerResponse,
  origins: Origins,
  methods: string,
): boolean {
  const origin = request.headers.origin;
  // Also without one: a cache may have the answer for a page of elsewhere.
  if (origins !== '*') response.setHeader('Vary', 'Origin');
  if (origin !== undefined && isAllowedOrigin(origin, request.headers.host, origins))
    response.setHeader('Access-Control-Allow-Origin', origins === '*' ? '*' : origin);
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('Allow', methods);
  if (request.headers['access-control-request-method'] && response.hasHeader('Access-Control-Allow-Origin')) {
    response.setHeader('Access-Control-Allow-Methods', methods);
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type, Accept');
    response.setHeader('Access-Control-Max-Age', '600');
  }
  response.writeHead(204).end();
  return true;
}
