// XMLHttpRequest as QML has it: Qt's states, errors and order of calls over a host that can request.
// What always holds: `onreadystatechange` is called with the state already set; after `abort` or a new
// `open` nothing of the old request is seen; an error thrown in a handler is reported and goes no further.

import { Document } from '../xml/dom.ts';
import { parseXml } from '../xml/parse-xml.ts';

export interface HttpRequest {
  method: string;
  /** Absolute. */
  url: string;
  headers: [name: string, value: string][];
  body: string | ArrayBuffer | null;
  user?: string;
  password?: string;
}

/** What a host tells of a request, in this order; `failed` may come at any time, and is the last. */
export interface HttpSink {
  /** `url` is where redirections led. */
  headers(status: number, statusText: string, headers: [name: string, value: string][], url?: string): void;
  data(bytes: Uint8Array): void;
  finished(): void;
  failed(message: string): void;
}

/** What the request needs of its surroundings. */
export interface HttpHost {
  /** Starts a request; nothing is told before this has returned. */
  request(request: HttpRequest, sink: HttpSink): { abort(): void };
  /** Does a whole request before it returns; absent where that is not possible. */
  requestSync?(request: HttpRequest, sink: HttpSink): void;
  /** Relative to the document that the code is in. */
  resolveUrl(url: string): string;
  decode(bytes: Uint8Array, charset: string): string;
  /** Why the document may not make this request, or null. The request then fails, and this is warned of. */
  refuse?(request: HttpRequest): string | null;
  /** Files beside the document, by the url as it was written: they have no status before they are read, as in Qt. */
  isLocal?(url: string): boolean;
  /** Where the code that runs now belongs to. */
  place?(): unknown;
  /** Calls a handler for the code that opened the request, and reports what it throws. */
  call(handler: () => void, place: unknown): void;
  warn(text: string): void;
  /** The most that a body may have, in bytes; 256 MiB when absent. */
  maximumBody?: number;
}

/** The codes of the errors that are thrown, as members of `DOMException`. */
export const domExceptionCodes: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'INDEX_SIZE DOMSTRING_SIZE HIERARCHY_REQUEST WRONG_DOCUMENT INVALID_CHARACTER NO_DATA_ALLOWED ' +
    'NO_MODIFICATION_ALLOWED NOT_FOUND NOT_SUPPORTED INUSE_ATTRIBUTE INVALID_STATE SYNTAX INVALID_MODIFICATION ' +
    'NAMESPACE INVALID_ACCESS VALIDATION TYPE_MISMATCH'
  )
    .split(' ')
    .map((name, i) => [`${name}_ERR`, i + 1]),
);

function domError(code: number, message: string): never {
  throw Object.assign(new Error(message), { code });
}
const badState = () => domError(11, 'Invalid state');
const badCount = () => domError(12, 'Incorrect argument count');

const METHODS = 'GET PUT HEAD POST DELETE OPTIONS PROPFIND PATCH'.split(' ');
const FORBIDDEN =
  /^(?:accept-charset|accept-encoding|connection|content-length|cookie2?|content-transfer-encoding|date|expect|host|keep-alive|referer|te|trailer|transfer-encoding|upgrade|via|(?:proxy|sec)-.*)$/i;
const UNSENT = 0;
const OPENED = 1;
const HEADERS_RECEIVED = 2;
const LOADING = 3;
const DONE = 4;
const STATES = { UNSENT, OPENED, HEADERS_RECEIVED, LOADING, DONE };

/** The class that a document sees as `XMLHttpRequest`. */
// biome-ignore lint/suspicious/noExplicitAny: documents use it; its members are those of the standard
export function createXmlHttpRequest(host: HttpHost): (new () => any) & Readonly<typeof STATES> {
  type Handler = unknown;

  class XMLHttpRequest {
    static readonly UNSENT = UNSENT;
    static readonly OPENED = OPENED;
    static readonly HEADERS_RECEIVED = HEADERS_RECEIVED;
    static readonly LOADING = LOADING;
    static readonly DONE = DONE;
    declare onreadystatechange: Handler;
    declare onload: Handler;
    declare onerror: Handler;
    declare onloadend: Handler;

    #state = UNSENT;
    #request: HttpRequest | null = null;
    #place: unknown;
    #local = false;
    #synchronous = false;
    #sent = false;
    #failed = false;
    #running: { abort(): void } | null = null;
    /** Counts requests: what belongs to an older one is passed over. */
    #turn = 0;
    #status = 0;
    #statusText = '';
    #headers: [string, string][] = [];
    #url = '';
    #chunks: Uint8Array[] = [];
    #size = 0;
    #text: string | null = null;
    #xml: Document | null | undefined;
    #type = '';

    open(...a: unknown[]): void {
      if (a.length < 2 || a.length > 5) badCount();
      const method = String(a[0]).toUpperCase();
      if (!METHODS.includes(method)) domError(12, 'Unsupported HTTP method type');
      this.#stop();
      this.#clear();
      this.#synchronous = a.length > 2 && !a[2];
      const url = String(a[1]);
      this.#request = { method, url: host.resolveUrl(url), headers: [], body: null };
      this.#local = method === 'GET' && !!host.isLocal?.(url);
      this.#place = host.place?.();
      if (a[3] != null) this.#request.user = String(a[3]);
      if (a[4] != null) this.#request.password = String(a[4]);
      this.#enter(OPENED);
    }

    setRequestHeader(...a: unknown[]): void {
      if (a.length !== 2) badCount();
      if (this.#state !== OPENED || this.#sent) badState();
      const [name, value] = a.map(String) as [string, string];
      if (FORBIDDEN.test(name)) return;
      const { headers } = this.#request!;
      const before = headers.find((h) => h[0].toLowerCase() === name.toLowerCase());
      if (before) before[1] += `,${value}`;
      else headers.push([name, value]);
    }

    send(...a: unknown[]): void {
      if (this.#state !== OPENED || this.#sent) badState();
      const request = this.#request!;
      const { method, headers } = request;
      if (/^P/.test(method)) {
        const [body = a.length ? 'undefined' : ''] = a;
        request.body = body instanceof ArrayBuffer ? body : String(body);
        if (/^P[OU]/.test(method)) {
          const type = headers.find((h) => h[0].toLowerCase() === 'content-type');
          if (!type) headers.push(['Content-Type', 'text/plain;charset=UTF-8']);
          else if (!/charset=/i.test(type[1])) type[1] += ';charset=UTF-8';
        }
      }
      this.#sent = true;
      const sink = this.#sink(++this.#turn);
      const reason = host.refuse?.(request);
      if (reason) sink.failed(reason);
      else if (!this.#synchronous) this.#running = host.request(request, sink);
      else if (host.requestSync) host.requestSync(request, sink);
      else {
        this.#sent = false;
        throw new Error(
          'XMLHttpRequest: a synchronous request is not possible here; leave out the third argument of open()',
        );
      }
    }

    abort(): void {
      this.#stop();
      const running = this.#state > OPENED || (this.#state === OPENED && this.#sent);
      const tell = running && this.#state !== DONE;
      this.#clear();
      if (tell) {
        this.#failed = true;
        this.#enter(DONE);
      }
      this.#state = UNSENT;
    }

    getResponseHeader(...a: unknown[]): string {
      if (a.length !== 1) badCount();
      if (this.#state < HEADERS_RECEIVED) badState();
      const wanted = String(a[0]).toLowerCase();
      const found = this.#headers.filter(([name]) => name === wanted);
      return found.map(([, value]) => value).join(', ');
    }

    getAllResponseHeaders(...a: unknown[]): string {
      if (a.length) badCount();
      if (this.#state < HEADERS_RECEIVED) badState();
      return this.#headers.map(([name, value]) => `${name}: ${value}`).join('\r\n');
    }

    get readyState(): number {
      return this.#state;
    }
    get status(): number {
      if (this.#state < HEADERS_RECEIVED) badState();
      return this.#failed ? 0 : this.#status;
    }
    get statusText(): string {
      if (this.#state < HEADERS_RECEIVED) badState();
      return this.#failed ? '' : this.#statusText;
    }
    get responseText(): string {
      if (this.#state < LOADING || this.#failed) return '';
      return (this.#text ??= host.decode(this.#bytes(), this.#state === DONE ? this.#charset() : 'utf-8'));
    }
    /** Null until the whole body is there, and when it is no XML. */
    get responseXML(): Document | null {
      const type = this.#headers.find(([name]) => name === 'content-type')?.[1] ?? '';
      if (this.#state !== DONE || this.#failed) return null;
      if (!/^(?:text\/xml|application\/xml|[^;]+\+xml)\s*(?:;|$)/i.test(type) && this.#type !== 'document')
        return null;
      if (this.#xml === undefined) {
        const tree = parseXml(this.responseText);
        this.#xml = tree.error ? null : new Document(tree);
      }
      return this.#xml;
    }
    get response(): unknown {
      if (this.#state < LOADING) return '';
      if (this.#type === 'arraybuffer')
        return this.#failed ? new ArrayBuffer(0) : this.#bytes().slice().buffer;
      if (this.#type === 'document') return this.responseXML;
      return this.#type === 'json' ? JSON.parse(this.responseText) : this.responseText;
    }
    /** '', `text`, `json` (reading a body that is none throws), `document`, `arraybuffer`: what `response` is. */
    get responseType(): string {
      return this.#type;
    }
    set responseType(type: string) {
      this.#type = String(type);
    }
    get responseURL(): string {
      return this.#failed ? '' : this.#url;
    }

    #sink(turn: number): HttpSink {
      const current = () => turn === this.#turn;
      const local = this.#local;
      let status = 0;
      let statusText = '';
      const failed = (message: string) => {
        if (!current()) return;
        if (message) host.warn(message);
        this.#stop();
        this.#clear();
        this.#failed = true;
        this.#enter(DONE);
      };
      return {
        headers: (code, text, headers, url) => {
          if (!current()) return;
          // A file that cannot be read has no status at all.
          if (local && code >= 400) return failed('');
          [status, statusText] = [code, text];
          this.#url = url ?? this.#request!.url;
          if (!local) [this.#status, this.#statusText] = [code, text];
          this.#headers = headers.map(([name, value]) => [name.toLowerCase(), value]);
          this.#enter(HEADERS_RECEIVED);
        },
        data: (bytes) => {
          if (!current()) return;
          this.#size += bytes.length;
          const most = host.maximumBody ?? 2 ** 28;
          if (this.#size > most)
            return failed(`XMLHttpRequest: ${this.#request!.url}: the body has more than ${most} bytes`);
          this.#chunks.push(bytes);
          this.#text = null;
          this.#enter(LOADING);
        },
        finished: () => {
          if (!current()) return;
          const turnBefore = this.#turn;
          // Qt tells of LOADING once more when the status is an error.
          if (this.#state < LOADING || (status >= 400 && !local)) this.#enter(LOADING);
          if (turnBefore !== this.#turn) return;
          if (local) [this.#status, this.#statusText] = [status && 200, statusText || 'OK'];
          this.#running = null;
          this.#turn++;
          this.#text = null;
          this.#enter(DONE);
        },
        failed,
      };
    }

    #enter(state: number): void {
      this.#state = state;
      if (state === DONE) this.#sent = false;
      const names = ['onreadystatechange'];
      if (state === DONE) names.push(this.#failed ? 'onerror' : 'onload', 'onloadend');
      const turn = this.#turn;
      for (const name of names) {
        const handler = (this as unknown as Record<string, unknown>)[name];
        if (typeof handler === 'function') host.call(() => handler.call(this), this.#place);
        // A handler has begun a new request, or ended this one.
        if (turn !== this.#turn || this.#state !== state) return;
      }
    }

    #stop(): void {
      this.#turn++;
      const running = this.#running;
      this.#running = null;
      running?.abort();
    }

    #clear(): void {
      this.#sent = this.#failed = false;
      this.#status = this.#size = 0;
      this.#statusText = this.#url = '';
      this.#headers = [];
      this.#chunks = [];
      this.#text = null;
      this.#xml = undefined;
    }

    /** The body so far, as one piece. */
    #bytes(): Uint8Array {
      if (this.#chunks.length !== 1) {
        const whole = new Uint8Array(this.#size);
        let at = 0;
        for (const chunk of this.#chunks) {
          whole.set(chunk, at);
          at += chunk.length;
        }
        this.#chunks = [whole];
      }
      return this.#chunks[0]!;
    }

    /** From the content's type, or from the document's own declaration. */
    #charset(): string {
      const type = this.#headers.find(([name]) => name === 'content-type')?.[1] ?? '';
      const named = /charset=["']?([^\s"';]+)/i.exec(type)?.[1];
      if (named) return named;
      const start = String.fromCharCode(...this.#bytes().subarray(0, 100));
      return /^<\?xml[^>]*encoding=["']([^"']+)/.exec(start)?.[1] ?? 'utf-8';
    }
  }
  Object.defineProperty(XMLHttpRequest.prototype, Symbol.toStringTag, { value: 'Object' });
  for (const [name, value] of Object.entries(STATES))
    Object.defineProperty(XMLHttpRequest.prototype, name, { value });
  return XMLHttpRequest;
}
