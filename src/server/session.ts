// What is known of a connection: the HTTP request it began with, its user, and a place for values.
import type { IncomingMessage } from 'node:http';
import { rawHeaders, readHeaders, shared } from './raw-headers.ts';

/** The request of an upgrade, as `authenticate` sees it. */
export interface HandshakeRequest {
  /** The request's target: path and query. */
  readonly url: string;
  /** The path, decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Header values by lower-case name; of a repeated header the first. */
  readonly headers: ReadonlyMap<string, string>;
  readonly cookies: ReadonlyMap<string, string>;
  /** The client's address: the TCP peer's, or the one that a trusted proxy names. */
  readonly address: string;
}

/** What was read of a request. */
interface Read {
  headers?: Map<string, string>;
  cookies?: Map<string, string>;
  query?: URLSearchParams;
}

/**
 * A connection's session: its request, the user that `authenticate` returned, and a key-value store that
 * lives as long as the connection.
 */
export class Session<User = unknown> implements HandshakeRequest {
  /** Names the connection in logs. */
  readonly id: string;
  readonly url: string;
  readonly address: string;
  /** What `authenticate` returned. */
  readonly user: User;
  /**
   * When the session ends, in milliseconds since 1970; 0: with the connection. From then on the connection
   * is closed with 1008. `authenticate` may give it (as `expiresAt` of a user object), handlers may move it.
   */
  expiresAt = 0;
  // Kept raw, and read when asked for: ten thousand idle connections have ten thousand of these.
  readonly #common: string;
  readonly #own: string;
  #read: Read | undefined;
  #values: Map<string, unknown> | undefined;

  constructor(id: string, request: Pick<IncomingMessage, 'url' | 'rawHeaders'>, address: string, user: User) {
    this.id = id;
    const url = request.url ?? '/';
    // One with a query is likely to be its own.
    this.url = url.includes('?') ? url : shared(url);
    this.address = address;
    this.user = user;
    [this.#common, this.#own] = rawHeaders(request.rawHeaders);
  }

  get path(): string {
    return pathOf(this.url);
  }

  get query(): URLSearchParams {
    const start = this.url.indexOf('?');
    return (this.#kept.query ??= new URLSearchParams(start < 0 ? '' : this.url.slice(start)));
  }

  get headers(): ReadonlyMap<string, string> {
    return (this.#kept.headers ??= readHeaders(this.#common, this.#own));
  }

  get cookies(): ReadonlyMap<string, string> {
    return (this.#kept.cookies ??= readCookies(this.headers.get('cookie') ?? ''));
  }

  get #kept(): Read {
    return (this.#read ??= {});
  }

  /** @internal Lets go of what was read of the request: it is read again when asked for. */
  rest(): void {
    this.#read = undefined;
  }

  /** The value under a key; undefined when none was set. */
  get<Value = unknown>(key: string): Value | undefined {
    return this.#values?.get(key) as Value | undefined;
  }

  set(key: string, value: unknown): this {
    (this.#values ??= new Map()).set(key, value);
    return this;
  }

  has(key: string): boolean {
    return this.#values?.has(key) ?? false;
  }

  delete(key: string): boolean {
    return this.#values?.delete(key) ?? false;
  }
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    const value = pair
      .slice(equals + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    // The first of a name wins: it has the more specific path.
    if (!cookies.has(name)) cookies.set(name, decode(value));
  }
  return cookies;
}

/** The decoded path of a request's target: of `/path?query`, and of the whole address that proxies are sent. */
export function pathOf(url: string): string {
  const [path = ''] = url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1);
  return decode(path || '/');
}

/** Percent-decoded text; the text itself where its escapes are broken. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
