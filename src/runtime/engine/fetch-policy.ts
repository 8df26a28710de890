// Which servers a document's code may come from. Loading a document runs it, so only the page's own origin
// is trusted unless the author of the page names another one. What is decided here holds for the document
// itself, for everything that it imports, and for every address that a server redirects to.

/** The origins that code may be loaded from. */
export interface FetchPolicy {
  /** The page's own: `https://example.org`; null where there is none (a page from a file). */
  readonly origin: string | null;
  /** Further origins, as `normalizeOrigins` returns them. */
  readonly trusted: readonly string[];
}

const URL_PARTS = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?/i;

/**
 * The origin of an absolute url as a server sees it: scheme, host and port. `blob:` carries the origin of
 * the page that made it. Urls of schemes without hosts have one origin for each scheme: `data:`, `file://`.
 */
export function originOf(url: string): string {
  if (/^blob:/i.test(url)) return originOf(url.slice(5));
  const [, scheme = '', authority] = URL_PARTS.exec(url) ?? [];
  if (authority === undefined) return `${scheme.toLowerCase()}:`;
  // Whoever stands before an @ is the user, not the server.
  const host = authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
  const port = /^https$/i.test(scheme) ? ':443' : /^http$/i.test(scheme) ? ':80' : '';
  return `${scheme.toLowerCase()}://${port && host.endsWith(port) ? host.slice(0, -port.length) : host}`;
}

/** The origins in an attribute's text, separated by spaces or commas; paths after them are of no account. */
export function normalizeOrigins(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(originOf);
}

/** Null when code may be loaded from `url`; else why not, with the way out. */
export function refusal(policy: FetchPolicy, url: string, redirectedFrom?: string): string | null {
  const origin = originOf(url);
  if (origin === policy.origin || policy.trusted.includes(origin)) return null;
  const here = policy.origin ?? 'a page without an origin';
  const how = redirectedFrom === undefined ? '' : `${redirectedFrom} redirects to ${url}. `;
  return (
    `${how}Refused to run code from ${origin}: it is another origin than ${here}. ` +
    `If you trust its code, name it: trusted-origins="${origin}"`
  );
}
