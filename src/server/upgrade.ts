// From an HTTP upgrade to an open connection, or to the status that says why not. In this order: stopping,
// route, origin, room, handshake, user, `onOpen`. No 101 is sent, and nothing stays subscribed, unless all of
// them agree.
import { randomFillSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { CHAT_PROTOCOL } from '../shared/chat-protocol.ts';
import { Connection, type ConnectionHost } from './connection.ts';
import { ConnectionSocket } from './connection-socket.ts';
import { type EndpointClass, ForbiddenError } from './endpoint.ts';
import { isAllowedOrigin, type Origins } from './http/cors.ts';
import { rawAnswer } from './http/respond.ts';
import type { Limits } from './limits.ts';
import { type HandshakeRequest, pathOf, Session } from './session.ts';
import { type Clients, Wire } from './wire.ts';

/** Finds the user of a request: any value, or a promise of one. A rejection refuses with 401. */
export type Authenticate = (request: HandshakeRequest) => unknown;

export interface UpgradeOptions {
  endpoints: Record<string, EndpointClass>;
  /** The endpoint at `/`. */
  root: EndpointClass | undefined;
  origins: Origins;
  allowMissingOrigin: boolean;
  authenticate: Authenticate | undefined;
  trustedProxies: readonly string[];
  perMessageDeflate: boolean;
  closeTimeout: number;
  clients: Clients;
}

/** A refusal, thrown on the way. */
class Refusal {
  readonly status: number;
  readonly message: string;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    this.status = status;
    this.message = message;
    this.headers = headers;
  }
}

/** Names that TreeFrog, whose routes these are, keeps for the base class of endpoints. */
const RESERVED = ['application'];

export class Upgrades {
  readonly #host: ConnectionHost;
  readonly #options: UpgradeOptions;
  readonly #routes = new Map<string, EndpointClass>();
  readonly #wss: WebSocketServer;
  readonly connections = new Set<Connection>();
  /** Connections that are open or on their way, in all, by address and by user. */
  #count = 0;
  readonly #byAddress = new Map<string, number>();
  readonly #byUser = new Map<unknown, number>();
  /** Sockets whose upgrade is on its way, or was refused a moment ago. */
  readonly #coming = new Set<Duplex>();
  /** Set when the server stops: no more upgrades. */
  retryAfter: number | undefined;

  constructor(host: ConnectionHost, options: UpgradeOptions) {
    this.#host = host;
    this.#options = options;
    for (const [name, endpoint] of Object.entries(options.endpoints)) {
      const route = name.toLowerCase();
      if (RESERVED.includes(route) || !/^[\w.~-]+$/.test(route))
        throw new TypeError(
          `endpoints: '${name}' is no endpoint's name: letters, digits, - . _ ~, and not 'application'`,
        );
      if (this.#routes.has(route))
        throw new TypeError(`endpoints: '${name}' is there twice but for its case`);
      this.#routes.set(route, endpoint);
    }
    this.#wss = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: host.limits.messageSize,
      perMessageDeflate: options.perMessageDeflate && { serverNoContextTakeover: true, concurrencyLimit: 10 },
      autoPong: false,
      WebSocket: ConnectionSocket,
      closeTimeout: options.closeTimeout,
      handleProtocols: (offered, request) => {
        if (offered.has(CHAT_PROTOCOL)) return CHAT_PROTOCOL;
        const spoken = this.#route(request)?.protocols;
        if (!spoken) return offered.values().next().value ?? false;
        return spoken.find((name) => offered.has(name)) ?? false;
      },
    } as ConstructorParameters<typeof WebSocketServer>[0]);
  }

  /** Connections that are open or on their way. */
  get count(): number {
    return this.#count;
  }

  /** Takes an `upgrade` event of the HTTP server. Never throws. */
  async handle(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { log, metrics } = this.#host;
    this.#coming.add(socket);
    socket.on('error', destroy);
    const address = addressOf(request, this.#options.trustedProxies);
    try {
      await this.#upgrade(request, socket, head, address);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'the server failed');
      if (refusal !== error) log.error({ err: error, address }, 'an upgrade failed');
      metrics.handshakeRefused(refusal.status);
      log.warn({ address, status: refusal.status, url: request.url?.slice(0, 200) }, refusal.message);
      socket.end(rawAnswer(refusal.status, refusal.message, refusal.headers));
      // A peer that does not read its refusal is not waited for.
      setTimeout(() => {
        this.#coming.delete(socket);
        socket.destroy();
      }, 1000).unref();
      return;
    }
    this.#coming.delete(socket);
  }

  /** Cuts off those who are neither open nor refused yet. */
  cutComing(): void {
    for (const socket of this.#coming) socket.destroy();
    this.#coming.clear();
  }

  /** Called when a connection has ended. */
  release(connection: Connection): void {
    this.connections.delete(connection);
    this.#leave(connection.session.address, userKey(connection.session.user));
  }

  #route(request: IncomingMessage): EndpointClass | undefined {
    const [, first = ''] = pathOf(request.url ?? '/').split('/');
    return first === '' ? this.#options.root : this.#routes.get(first.toLowerCase());
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, address: string): Promise<void> {
    const { limits } = this.#host;
    this.#checkStopping();
    const endpointClass = this.#route(request);
    if (!endpointClass) throw new Refusal(404, `there is no endpoint at ${request.url}`.slice(0, 200));
    this.#checkOrigin(request);
    if (!isHandshake(request)) {
      // `ws` knows what is wrong with it, and answers.
      this.#wss.handleUpgrade(request, socket, head, () => {});
      this.#host.metrics.handshakeRefused(400);
      return;
    }
    this.#enter(address, limits);
    let user: unknown;
    let connection: Connection | undefined;
    let agreed = false;
    let open = false;
    try {
      const sender = newId();
      user = await this.#authenticate(request, address);
      this.#enterUser(user, limits);
      const session = new Session(sender, request, address, user);
      const expiresAt = (user as { expiresAt?: unknown } | null | undefined)?.expiresAt;
      if (typeof expiresAt === 'number') session.expiresAt = expiresAt;
      const endpoint = new endpointClass();
      connection = new Connection(this.#host, endpoint, session, sender);
      if (offersChat(request)) {
        const { keepAliveInterval } = endpoint;
        connection.wire = new Wire(connection, this.#options.clients, {
          keepAlive: keepAliveInterval,
          maxMessage: limits.messageSize,
        });
      }
      await this.#open(connection, limits);
      agreed = true;
      this.#checkStopping();
      if (socket.destroyed || !socket.writable) return;
      open = true;
      this.#complete(connection, request, socket, head);
    } finally {
      if (!open) {
        connection?.refused(agreed);
        this.#leave(address, userKey(user));
      }
    }
  }

  #checkStopping(): void {
    if (this.retryAfter !== undefined)
      throw new Refusal(503, 'the server is stopping', { 'Retry-After': String(this.retryAfter) });
  }

  #checkOrigin(request: IncomingMessage): void {
    const { origin, host } = request.headers;
    const { origins, allowMissingOrigin } = this.#options;
    if (origin === undefined) {
      if (allowMissingOrigin) return;
      throw new Refusal(403, 'a request without Origin is not allowed here');
    }
    if (!isAllowedOrigin(origin, host, origins))
      throw new Refusal(
        403,
        `the origin ${origin.slice(0, 100)} is not allowed here; list it in the server's origins to allow it`,
      );
  }

  #enter(address: string, limits: Limits): void {
    if (this.#count >= limits.connections)
      throw new Refusal(503, 'the server has no room for another connection', { 'Retry-After': '10' });
    const here = this.#byAddress.get(address) ?? 0;
    if (limits.connectionsPerAddress && here >= limits.connectionsPerAddress)
      throw new Refusal(429, 'too many connections from this address', { 'Retry-After': '10' });
    this.#count++;
    this.#byAddress.set(address, here + 1);
  }

  #enterUser(user: unknown, limits: Limits): void {
    const key = userKey(user);
    if (key === undefined) return;
    const here = this.#byUser.get(key) ?? 0;
    this.#byUser.set(key, here + 1);
    if (limits.connectionsPerUser && here >= limits.connectionsPerUser)
      throw new Refusal(429, 'too many connections of this user', { 'Retry-After': '10' });
  }

  #leave(address: string, user: unknown): void {
    this.#count--;
    decrease(this.#byAddress, address);
    if (user !== undefined) decrease(this.#byUser, user);
  }

  async #authenticate(request: IncomingMessage, address: string): Promise<unknown> {
    const { authenticate } = this.#options;
    if (!authenticate) return undefined;
    try {
      const view = new Session('', request, address, undefined);
      return await within(this.#host.limits.handshake, () => authenticate(view));
    } catch (error) {
      if (error instanceof Refusal) throw error;
      this.#host.log.info({ err: error, address }, 'authentication failed');
      throw new Refusal(401, 'not authenticated');
    }
  }

  async #open(connection: Connection, limits: Limits): Promise<void> {
    let accepted: unknown;
    try {
      accepted = await within(limits.handshake, () => connection.endpoint.onOpen(connection.session));
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof ForbiddenError) throw new Refusal(403, error.message);
      this.#host.log.error({ err: error, connection: connection.session.id }, 'onOpen failed');
      throw new Refusal(403, 'refused');
    }
    if (accepted === false) throw new Refusal(403, 'refused');
  }

  #complete(connection: Connection, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { metrics, log } = this.#host;
    this.#wss.handleUpgrade(request, socket, head, (ws) => {
      this.connections.add(connection);
      metrics.opens++;
      log.debug({ connection: connection.session.id, address: connection.session.address }, 'opened');
      // From now on `ws` hears of errors.
      socket.off('error', destroy);
      connection.deflates = ws.extensions !== '' && takesFullWindow(request);
      connection.opened(ws as ConnectionSocket, socket);
    });
    // `ws` found that the socket has gone meanwhile.
    if (!this.connections.has(connection)) {
      connection.refused(true);
      this.#leave(connection.session.address, userKey(connection.session.user));
    }
  }
}

const ID_BYTES = 9;
/** Random bytes for the next ids: asked for one by one they cost ten thousand small buffers. */
const random = Buffer.alloc(ID_BYTES * 128);
let used = random.length;

/** A name that nobody can guess. */
function newId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  return random.toString('base64url', used, (used += ID_BYTES));
}

function destroy(this: Duplex): void {
  this.destroy();
}

/** What a user is counted by: its `id`, or the user itself when it is a name or a number. */
function userKey(user: unknown): unknown {
  if (typeof user === 'string' || typeof user === 'number') return user;
  return (user as { id?: unknown } | null | undefined)?.id ?? undefined;
}

function decrease<Key>(counts: Map<Key, number>, key: Key): void {
  const count = counts.get(key) ?? 0;
  if (count > 1) counts.set(key, count - 1);
  else counts.delete(key);
}

function isHandshake({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '') &&
    (headers['sec-websocket-version'] === '13' || headers['sec-websocket-version'] === '8')
  );
}

/**
 * Whether a client that takes compressed messages sets no smaller window for them: frames are compressed once
 * for all, with the full one. Others get them uncompressed, which is always allowed.
 */
function takesFullWindow({ headers }: IncomingMessage): boolean {
  return !/server_max_window_bits/i.test(headers['sec-websocket-extensions'] ?? '');
}

function offersChat({ headers }: IncomingMessage): boolean {
  return (headers['sec-websocket-protocol'] ?? '').split(',').some((name) => name.trim() === CHAT_PROTOCOL);
}

/** The client's address; behind trusted proxies the last one in X-Forwarded-For that is not one of them. */
export function addressOf(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const plain = (address: string): string => address.replace(/^::ffff:/, '');
  let address = plain(request.socket.remoteAddress ?? '');
  const forwarded = request.headers['x-forwarded-for'];
  if (forwarded === undefined || !trustedProxies.includes(address)) return address;
  const hops = String(forwarded).split(',');
  while (hops.length && trustedProxies.includes(address)) address = plain(hops.pop()!.trim());
  return address;
}

/** The result of `body`; a refusal with 503 when it takes longer. */
async function within<Result>(milliseconds: number, body: () => Result): Promise<Awaited<Result>> {
  const result = body();
  if (typeof (result as Promise<unknown> | undefined)?.then !== 'function') return result as Awaited<Result>;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal(503, 'the handshake took too long')), milliseconds);
  });
  try {
    return await Promise.race([result as Awaited<Result>, late]);
  } finally {
    clearTimeout(timer);
  }
}
