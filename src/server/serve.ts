// The server put together: HTTP, upgrades, topics, the store, and their orderly end.
import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { toUSVString } from 'node:util';
import type { Bus } from './bus.ts';
import { LocalBus } from './buses/local.ts';
import type { Connection, ConnectionHost } from './connection.ts';
import type { PublishOptions } from './connection-topics.ts';
import type { EndpointClass } from './endpoint.ts';
import { Colors } from './http/colors.ts';
import { checkOrigins, type Origins } from './http/cors.ts';
import { Files } from './http/files.ts';
import { HttpError, sendError, sendJson } from './http/respond.ts';
import { cleanName, type Limits, limitsOf, topicProblem } from './limits.ts';
import { type Logger, type LogLevel, loggerOf } from './log.ts';
import type { Message } from './message.ts';
import { Metrics } from './metrics.ts';
import { fileOf, openDatabase } from './open-store.ts';
import { type HistoryOptions, retentionOf } from './retention.ts';
import { pathOf, type Session } from './session.ts';
import type { Store } from './store.ts';
import { SWEEP_INTERVAL, sweep } from './sweep.ts';
import { Topics } from './topics.ts';
import { Turn } from './turn.ts';
import { type Authenticate, Upgrades } from './upgrade.ts';
import { Clients } from './wire.ts';

export interface ServeOptions {
  /** Endpoint classes by the name in the URL's path: `chat` is at `ws://host:port/chat`. */
  endpoints?: Record<string, EndpointClass>;
  /** The endpoint at `/` itself. Default: none, 404. */
  root?: EndpointClass;
  /** 0: any free one (see {@link Server.port}). Default: 3000. */
  port?: number;
  /** Default: `localhost`, which only this machine reaches, in IPv4 and, where there is one, IPv6. */
  host?: string;
  /** A file's path (SQLite), `memory:`, `postgres://…` or `redis://…`. Default: `./qmlet.db`. */
  database?: string;
  /** A store of one's own instead of `database`. */
  store?: Store;
  /** The bus of that store, where other processes write to it. */
  bus?: Bus;
  /** How much is kept of which topics. Default: the newest 1,000 messages, for 30 days. */
  history?: HistoryOptions;
  /** The most messages that are repeated to a client that was away. Default: 1,000. */
  recoveryLimit?: number;
  /** The newest messages that a client gets that was away for too long. Default: 30. */
  pageSize?: number;
  /** Finds the user of a request; what it returns is `session().user`. A rejection refuses with 401. */
  authenticate?: Authenticate;
  /** Other origins whose pages may connect. Default: none, only pages of the same host and port. */
  origins?: Origins;
  /** Whether clients that send no Origin may connect: programs, never browsers. Default: true. */
  allowMissingOrigin?: boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies?: readonly string[];
  /**
   * Takes compressed messages, and compresses what is sent from 1 KiB on, once for all who get it. Costs CPU
   * and memory. Default: false.
   */
  perMessageDeflate?: boolean;
  limits?: Partial<Limits>;
  /** A folder to serve over HTTP. */
  files?: string;
  /** Whether `/colors` is served. Default: false. */
  colors?: boolean;
  /** Whether `/metrics` is served. `/healthz` always is. Default: true. */
  metrics?: boolean;
  /** A pino logger, anything with its four methods, a level, or false. Default: `info`. */
  log?: Logger | LogLevel | false;
  /** Answers HTTP requests that nothing else does. Returns false to leave it at 404. */
  onRequest?(request: IncomingMessage, response: ServerResponse): unknown;
}

export interface StopOptions {
  /** Milliseconds after which what has not ended is cut off. Default: 10,000. */
  timeout?: number;
  /** Milliseconds after which clients are told to come back. Default: 1,000. */
  retry?: number;
  /** What the close frames say, at most 123 bytes. Default: that the server restarts, and when to return. */
  reason?: string;
}

/** Milliseconds that a peer has to answer a close frame. */
const CLOSE_TIMEOUT = 5000;
const MAX_HEADERS = 16 * 1024;
/** Milliseconds between looks at the event loop. */
const LOOP_RESOLUTION = 20;

export class Server implements ConnectionHost {
  readonly topics: Topics;
  readonly turn = new Turn();
  readonly limits: Limits;
  readonly log: Logger;
  readonly metrics = new Metrics();
  readonly pageSize: number;
  /** The HTTP server beneath. */
  readonly http: HttpServer;
  /** The same at the other address of `localhost`. */
  #http6: HttpServer | undefined;
  readonly #options: ServeOptions;
  readonly #upgrades: Upgrades;
  readonly #clients = new Clients();
  readonly #colors: Colors | undefined;
  readonly #files: Files | undefined;
  readonly #delay = monitorEventLoopDelay({ resolution: LOOP_RESOLUTION });
  #sweep: NodeJS.Timeout | undefined;
  #stopping: Promise<void> | undefined;

  private constructor(options: ServeOptions, store: Store, bus: Bus, log: Logger, files: Files | undefined) {
    const origins = options.origins ?? [];
    checkOrigins(origins);
    this.#options = options;
    this.log = log;
    this.limits = limitsOf(options.limits);
    this.pageSize = options.pageSize ?? 30;
    this.#files = files;
    this.topics = new Topics({
      store,
      bus,
      turn: this.turn,
      log,
      retention: retentionOf(options.history ?? {}),
      recoveryLimit: options.recoveryLimit ?? 1000,
      pageSize: this.pageSize,
      pollInterval: 2000,
      appender: {
        maxMessages: this.limits.storeQueue,
        maxBytes: this.limits.storeBytes,
        timeout: this.limits.storeTimeout,
      },
    });
    this.#colors = options.colors
      ? new Colors(store, { origins, maxBody: this.limits.body, most: this.limits.colors })
      : undefined;
    this.#upgrades = new Upgrades(this, {
      endpoints: options.endpoints ?? {},
      root: options.root,
      origins,
      allowMissingOrigin: options.allowMissingOrigin ?? true,
      authenticate: options.authenticate,
      trustedProxies: options.trustedProxies ?? [],
      perMessageDeflate: options.perMessageDeflate ?? false,
      closeTimeout: CLOSE_TIMEOUT,
      clients: this.#clients,
    });
    this.http = this.#createHttp();
  }

  #createHttp(): HttpServer {
    const { handshake } = this.limits;
    const http = createServer(
      {
        maxHeaderSize: MAX_HEADERS,
        headersTimeout: handshake,
        requestTimeout: handshake * 3,
        keepAliveTimeout: 5000,
        connectionsCheckingInterval: Math.min(1000, Math.max(50, handshake / 4)),
      },
      (request, response) => void this.#onRequest(request, response),
    );
    http.on('upgrade', (request, socket, head) => {
      if (request.headers.upgrade?.trim().toLowerCase() === 'websocket')
        void this.#upgrades.handle(request, socket, head);
      else withoutUpgrade(http, request, socket, head);
    });
    return http;
  }

  /** @internal Use {@link serve}. */
  static async start(options: ServeOptions): Promise<Server> {
    const log = await loggerOf(options.log);
    const database = options.database ?? './qmlet.db';
    const files =
      options.files === undefined
        ? undefined
        : await Files.open(
            options.files,
            options.origins ?? [],
            options.store ? undefined : fileOf(database),
          );
    const { store, bus } = options.store
      ? { store: options.store, bus: options.bus ?? new LocalBus() }
      : await openDatabase(database, log);
    const server = new Server(options, store, bus, log, files);
    try {
      await server.topics.open();
      await server.#colors?.open();
      await server.#listen();
    } catch (error) {
      await server.topics.close().catch(() => {});
      throw error;
    }
    return server;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** The address of the server, without a slash at its end: `http://localhost:3000`. */
  get url(): string {
    const { address, port, family } = this.http.address() as AddressInfo;
    if ((this.#options.host ?? 'localhost') === 'localhost') return `http://localhost:${port}`;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }

  /** The number of open connections. */
  get connections(): number {
    return this.#upgrades.connections.size;
  }

  /** Publishes to a topic on behalf of the server (of an HTTP request, a timer). As `Endpoint.publish`. */
  publish(
    topic: string,
    data: string | Uint8Array,
    { name = '', kind, store }: Omit<PublishOptions, 'except'> = {},
  ): Promise<number> {
    const problem = topicProblem(topic, this.limits.topicName);
    if (problem) throw new RangeError(`publish: ${problem}`);
    return this.topics.publish(topic, {
      data: typeof data === 'string' ? toUSVString(data) : data,
      kind: typeof data === 'string' ? (kind ?? 'text') : 'binary',
      sender: '',
      name: cleanName(name),
      except: '',
      store: store ?? kind !== 'status',
    });
  }

  /** The newest `last` messages of a topic, oldest first; with `before` those before that offset. */
  history(topic: string, { last = 30, before }: { last?: number; before?: number } = {}): Promise<Message[]> {
    return this.topics.history(topic, { last, ...(before !== undefined && { before }) });
  }

  /** Closes the connections whose session matches: a user that was logged out, say. Returns how many. */
  disconnect(matches: (session: Session) => boolean, code = 1008, reason = 'the session has ended'): number {
    let count = 0;
    for (const connection of this.#upgrades.connections)
      if (connection.isOpen && matches(connection.session)) {
        connection.close(code, reason);
        count++;
      }
    return count;
  }

  /**
   * Asks the endpoints of matching connections again which of their topics they may be subscribed to
   * (`authorize`), and ends the subscriptions that they may not: after a user left a group, say. Returns how
   * many were ended.
   */
  recheck(matches: (session: Session) => boolean = () => true): number {
    let count = 0;
    for (const connection of this.#upgrades.connections)
      if (matches(connection.session)) count += connection.recheck();
    return count;
  }

  /** @internal A connection has ended. */
  onEnd(connection: Connection): void {
    this.#upgrades.release(connection);
  }

  /**
   * Ends in order: takes no more connections, lets handlers and the store finish, acknowledges, closes with
   * 1001 and a hint when to return, lets go of the store. Calling it again gives the same promise.
   */
  stop(options: StopOptions = {}): Promise<void> {
    this.#stopping ??= this.#stop(options);
    return this.#stopping;
  }

  async #stop({ timeout = 10_000, retry = 1000, reason }: StopOptions): Promise<void> {
    const end = Date.now() + timeout;
    const { connections } = this.#upgrades;
    this.#upgrades.retryAfter = Math.ceil(retry / 1000);
    this.log.info({ connections: connections.size }, 'stopping');
    const https = [this.http, ...(this.#http6 ? [this.#http6] : [])];
    const closed = https.map((http) => new Promise<void>((resolve) => http.close(() => resolve())));
    for (const http of https) http.closeIdleConnections();
    for (const connection of connections) connection.holdReading();
    await until(() => ![...connections].some(({ busy }) => busy), end);
    await Promise.race([this.topics.appender.idle(), atMost(end - Date.now())]);
    // The acknowledgements of what was stored last go out before the close frames.
    await pause(0);
    for (const connection of connections) {
      connection.wire?.bye(retry);
      connection.close(1001, reason ?? `the server restarts; come back in ${retry} ms`);
    }
    await until(() => connections.size === 0, Math.min(end, Date.now() + CLOSE_TIMEOUT));
    for (const connection of connections) connection.terminate(1001);
    await until(() => connections.size === 0, Date.now() + 500);
    clearInterval(this.#sweep);
    this.#delay.disable();
    this.#upgrades.cutComing();
    for (const http of https) http.closeAllConnections();
    await Promise.race([this.topics.close(), atMost(Math.max(500, end - Date.now()))]);
    await Promise.race([Promise.all(closed), atMost(500)]);
    this.log.info({}, 'stopped');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  async #listen(): Promise<void> {
    const { port = 3000, host = 'localhost' } = this.#options;
    // A port that is free in IPv4 may be taken in IPv6: where any will do, it is another one then.
    for (let tries = port === 0 ? 20 : 1; ; tries--)
      try {
        await this.#listenAt(port, host);
        break;
      } catch (error) {
        if (tries === 1 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      }
    this.http.on('error', (error) => this.log.error({ err: error }, 'the HTTP server failed'));
    this.#delay.enable();
    let sweeps = 0;
    const look = (): void => {
      const now = Math.floor(performance.now());
      for (const connection of this.#upgrades.connections) sweep(connection, now, this.limits);
      if (++sweeps % 240 === 0) this.#clients.sweep(Date.now());
    };
    // After what has arrived meanwhile is read: a process that was held up for a time would take its peers,
    // whose answers wait, for dead.
    this.#sweep = setInterval(() => setImmediate(look), SWEEP_INTERVAL);
    this.#sweep.unref();
    this.log.info({ url: this.url, store: this.topics.storeName }, 'listening');
  }

  /** Listens at a port; at both addresses of `localhost`, where there are two. */
  async #listenAt(port: number, host: string): Promise<void> {
    await listen(this.http, port, host === 'localhost' ? '127.0.0.1' : host);
    if (host !== 'localhost') return;
    const second = this.#createHttp();
    try {
      await listen(second, this.port, '::1');
      this.#http6 = second;
    } catch (error) {
      // A machine without IPv6 has nothing to listen on there; a taken port would lead half the clients astray.
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return;
      await new Promise((resolve) => this.http.close(resolve));
      throw error;
    }
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      if (error instanceof HttpError) sendError(response, error);
      else {
        this.log.error({ err: error, url: request.url?.slice(0, 200) }, 'a request failed');
        sendError(response, new HttpError(500, 'the server failed'));
      }
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request.url ?? '/');
    if (path === '/healthz' || (path === '/metrics' && this.#options.metrics !== false)) {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        throw new HttpError(405, `${request.method} is not for ${path}`, undefined, { Allow: 'GET, HEAD' });
      return path === '/healthz' ? this.#health(response) : this.#metricsText(response);
    }
    if (this.#colors && (path === '/colors' || path.startsWith('/colors/'))) {
      const name = path.slice('/colors/'.length);
      return this.#colors.handle(request, response, name || undefined);
    }
    if (this.#options.onRequest && (await this.#options.onRequest(request, response)) !== false) return;
    if (this.#files) return this.#files.handle(request, response, path);
    throw new HttpError(404, `there is no ${path.slice(0, 200)}`);
  }

  /** 200 while the server can do its work; 503 while it stops or its store is away. */
  #health(response: ServerResponse): void {
    const store = this.topics.storeAway ? 'away' : 'ok';
    const status = this.#stopping ? 'stopping' : store === 'ok' ? 'ok' : 'degraded';
    sendJson(response, status === 'ok' ? 200 : 503, { status, store, connections: this.connections });
  }

  #metricsText(response: ServerResponse): void {
    const { appender } = this.topics;
    const text = this.metrics.text({
      connections: ['Open connections.', this.connections],
      topics: ['Topics with subscribers here.', this.topics.size],
      store_queue: ['Messages that wait for the store.', appender.length],
      store_away: ['1 while the store cannot be reached.', this.topics.storeAway ? 1 : 0],
      clients: ['qmlet.1 clients that are remembered.', this.#clients.size],
      event_loop_delay_p99_seconds: [
        'Delay of the event loop, 99th percentile since the last look.',
        // What is recorded is from one look to the next: the time between them is no delay.
        Math.max(0, this.#delay.percentile(99) / 1e9 - LOOP_RESOLUTION / 1000),
      ],
      resident_memory_bytes: ['Memory of the process.', process.memoryUsage.rss()],
    });
    this.#delay.reset();
    response
      .writeHead(200, {
        'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        'Content-Length': Buffer.byteLength(text),
        'Cache-Control': 'no-store',
      })
      .end(text);
  }
}

/**
 * Takes a request for what it is without its `Upgrade` to something else (HTTP/2, which some clients always
 * offer): a server may ignore it. Node has no way back from an upgrade, so the request is read once more.
 */
function withoutUpgrade(http: HttpServer, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2)
    if (!/^(connection|upgrade|http2-settings)$/i.test(rawHeaders[i]!))
      lines.push(`${rawHeaders[i]}: ${rawHeaders[i + 1]}`);
  lines.push('Connection: close', '', '');
  socket.unshift(Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), head]));
  http.emit('connection', socket);
}

/**
 * Starts a server. Rejects with the reason when the port is taken, the database does not open, or an option
 * is wrong.
 */
export function serve(options: ServeOptions = {}): Promise<Server> {
  return Server.start(options);
}

function listen(http: HttpServer, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host, backlog: 4096 }, () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A pause that does not keep the process alive. */
function atMost(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)).unref());
}

async function until(condition: () => boolean, end: number): Promise<void> {
  while (!condition() && Date.now() < end) await pause(10);
}
