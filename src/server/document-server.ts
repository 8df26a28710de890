// Serves one QML document for a browser, with live reload: what Qt's `qml` tool is for a desktop. A page that
// shows the document, the files around it, qmlet itself, and a stream that tells of changes. What the document
// prints comes back and is handed to `print`.
//
// It listens on one address, opens nothing, and runs nothing: the document runs in the browser. Requests for
// another host's name are refused, so that no page of the web reaches it through a name of its own.
import { type FSWatcher, watch } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { Files } from './http/files.ts';
import { HttpError, readJson, sendError } from './http/respond.ts';

/** Under which the server's own things are; no file's name begins like this. */
const OWN = '/@qmlet/';
const LEVELS = new Set(['debug', 'info', 'warning', 'critical']);
/** Editors write a file in several steps. */
const QUIET = 60;
/** A comment now and then keeps proxies from closing the stream. */
const HEARTBEAT = 25_000;

export interface DocumentServerOptions {
  /** The folder that is served, absolute. */
  root: string;
  /** The document, relative to it, with `/`. */
  document: string;
  /** Where the built `qmlet.js` and its chunks are. */
  assets: string;
  host: string;
  /** 0: any that is free. */
  port: number;
  /** As in the attribute `trusted-origins`. */
  trustedOrigins?: string;
  /** What the document printed, and what is wrong with it. */
  print?: (level: string, text: string) => void;
  /** The document called `Qt.exit`, or `Qt.quit` with 0. */
  quit?: (code: number) => void;
}

export class DocumentServer {
  readonly #options: DocumentServerOptions;
  readonly #files: Files;
  readonly #assets: Files;
  readonly #http: Server;
  readonly #streams = new Set<ServerResponse>();
  #watcher: FSWatcher | null = null;
  #change: NodeJS.Timeout | undefined;
  #beat: NodeJS.Timeout | undefined;

  private constructor(options: DocumentServerOptions, files: Files, assets: Files) {
    this.#options = options;
    this.#files = files;
    this.#assets = assets;
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else sendError(response, error instanceof HttpError ? error : new HttpError(500, String(error)));
      });
    });
  }

  /** @throws Error when a folder is not there or the port is taken */
  static async start(options: DocumentServerOptions): Promise<DocumentServer> {
    const server = new DocumentServer(
      options,
      await Files.open(options.root, []),
      await Files.open(options.assets, []),
    );
    await new Promise<void>((resolve, reject) => {
      server.#http.once('error', reject);
      server.#http.listen(options.port, options.host, resolve);
    });
    server.#beat = setInterval(() => server.#send(': still here\n\n'), HEARTBEAT);
    server.#beat.unref();
    server.#watcher = watch(options.root, { recursive: true }, (_, name) => {
      // What lies in hidden folders and in dependencies does not belong to the document.
      if (name && /(^|[/\\])(\.|node_modules[/\\])/.test(name)) return;
      clearTimeout(server.#change);
      server.#change = setTimeout(() => server.#send('event: change\ndata: \n\n'), QUIET);
    });
    server.#watcher.on('error', () => {});
    return server;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }
  get url(): string {
    const { host } = this.#options;
    return `http://${host.includes(':') ? `[${host}]` : host}:${this.port}/`;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#change);
    clearInterval(this.#beat);
    this.#watcher?.close();
    for (const stream of this.#streams) stream.end();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #send(text: string): void {
    for (const stream of this.#streams) stream.write(text);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#checkHost(request);
    const path = pathOf(request);
    if (path === '/') this.#page(response);
    else if (path === `${OWN}changes`) this.#stream(response);
    else if (path === `${OWN}page.js`) send(response, 'text/javascript', PAGE_SCRIPT);
    else if (path === `${OWN}message`) await this.#message(request, response);
    else if (path.startsWith(OWN)) await this.#assets.handle(request, response, path.slice(OWN.length - 1));
    else await this.#files.handle(request, response, path);
  }

  /** A name that resolves to this machine is not this server's name. */
  #checkHost({ headers, socket }: IncomingMessage): void {
    const name = (headers.host ?? '')
      .replace(/:\d+$/, '')
      .replace(/^\[|\]$/g, '')
      .toLowerCase();
    const known = [this.#options.host, 'localhost', '127.0.0.1', '::1', socket.localAddress ?? ''];
    if (this.#options.host === '0.0.0.0' || this.#options.host === '::') return;
    if (!known.includes(name)) throw new HttpError(403, `this server is not ${name}`);
  }

  #page(response: ServerResponse): void {
    const { document, trustedOrigins } = this.#options;
    const source = `/${document.split('/').map(encodeURIComponent).join('/')}`;
    send(
      response,
      'text/html',
      `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(basename(document))}</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 }</style>
<script type="module" src="${OWN}qmlet.js"></script>
<script type="module" src="${OWN}page.js"></script>
<qml-view show-errors source="${escapeHtml(source)}"${trustedOrigins ? ` trusted-origins="${escapeHtml(trustedOrigins)}"` : ''}></qml-view>
`,
    );
  }

  #stream(response: ServerResponse): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 500\n\n');
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
  }

  async #message(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST')
      throw new HttpError(405, 'messages are posted', undefined, { Allow: 'POST' });
    // JSON cannot be posted from another origin without asking first, and that is answered with a no.
    const { level, text, quit } = await readJson(request, 1 << 20);
    if (typeof quit === 'number') this.#options.quit?.(quit);
    else if (typeof text === 'string' && LEVELS.has(String(level)))
      this.#options.print?.(String(level), text);
    else throw new HttpError(422, 'a message is {level, text} or {quit}');
    response.writeHead(204).end();
  }
}

/** Runs in the page: shows the document again when a file changed, and sends back what it prints. */
const PAGE_SCRIPT = `const view = document.querySelector('qml-view');
const post = (body) => fetch('${OWN}message', {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive: true,
}).catch(() => {});
view.addEventListener('message', ({ detail }) => post(detail));
view.addEventListener('quit', ({ detail }) => post({ quit: detail.code }));
const changes = new EventSource('${OWN}changes');
let lost = false;
changes.onerror = () => { lost = true; };
changes.onopen = () => { if (lost) view.reload(); lost = false; };
changes.addEventListener('change', () => view.reload());
`;

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    throw new HttpError(400, `${url} is no path`);
  }
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[char]};`);
