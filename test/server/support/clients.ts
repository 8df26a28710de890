// Clients for the server's tests: one that collects what it gets, one that speaks qmlet.1 by hand, and one
// that writes raw bytes.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { constants, inflateRawSync } from 'node:zlib';
import WebSocket, { type ClientOptions } from 'ws';
import { type ServeOptions, type Server, serve } from '../../../src/server/serve.ts';
import { CHAT_PROTOCOL, packFrame, unpackFrame } from '../../../src/shared/chat-protocol.ts';

const servers: Server[] = [];
const sockets: WebSocket[] = [];
const raws = new Set<Socket>();

/** A server on a free port, in memory and without logs unless asked otherwise. `cleanUp()` stops it. */
export async function start(options: ServeOptions = {}): Promise<Server> {
  const server = await serve({ port: 0, host: '127.0.0.1', database: 'memory:', log: false, ...options });
  servers.push(server);
  return server;
}

/** To be called after each test. */
export async function cleanUp(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const raw of raws) raw.destroy();
  await Promise.all(servers.splice(0).map((server) => server.stop({ timeout: 2000 })));
}

/** A WebSocket client that keeps what it got: text as string, bytes as Buffer. */
export class Client {
  readonly socket: WebSocket;
  readonly received: (string | Buffer)[] = [];
  closeCode = 0;
  closeReason = '';

  constructor(url: string, protocols: string[] = [], options: ClientOptions = {}) {
    this.socket = new WebSocket(url.replace(/^http/, 'ws'), protocols, options);
    sockets.push(this.socket);
    this.socket.on('message', (data: Buffer, isBinary) =>
      this.received.push(isBinary ? data : data.toString()),
    );
    this.socket.on('close', (code, reason) => {
      this.closeCode = code;
      this.closeReason = reason.toString();
    });
    this.socket.on('error', () => {});
  }

  get opened(): Promise<this> {
    return new Promise((resolve, reject) => {
      if (this.socket.readyState === WebSocket.OPEN) resolve(this);
      this.socket.once('open', () => resolve(this));
      this.socket.once('error', reject);
    });
  }

  /** The HTTP status with which the upgrade is refused, and its body. */
  get refused(): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
    return new Promise((resolve, reject) => {
      this.socket.once('open', () => reject(new Error('it was accepted')));
      this.socket.once('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode!, body: body.trim(), headers: response.headers }),
        );
      });
    });
  }

  get closed(): Promise<number> {
    if (this.socket.readyState === WebSocket.CLOSED) return Promise.resolve(this.closeCode);
    return once(this.socket, 'close').then(([code]) => code as number);
  }

  send(data: string | Uint8Array): void {
    this.socket.send(data);
  }

  /** Resolves when so many messages have come. */
  async count(count: number, timeout = 15_000): Promise<this> {
    await waitFor(
      () => this.received.length >= count,
      timeout,
      () => `${this.received.length} of ${count} messages`,
    );
    return this;
  }

  get texts(): string[] {
    return this.received.map(String);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: messages are looked at field by field
export type Wire = Record<string, any>;
let clients = 0;

/** A client that speaks qmlet.1 as bare messages, with no state machine of its own. */
export class WireClient extends Client {
  readonly messages: Wire[] = [];
  readonly id: string;

  constructor(
    url: string,
    id = `test-client-${String(++clients).padStart(8, '0')}`,
    options: ClientOptions = {},
  ) {
    super(url, [CHAT_PROTOCOL], options);
    this.id = id;
    this.socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) {
        const { header, bytes } = unpackFrame(data)!;
        this.messages.push({ ...JSON.parse(header), bytes: Buffer.from(bytes) });
      } else this.messages.push(JSON.parse(data.toString()));
    });
  }

  tell(message: Wire): void {
    this.send(JSON.stringify(message));
  }

  tellBytes(header: Wire, bytes: Uint8Array): void {
    this.send(packFrame(header, bytes));
  }

  async hello(topics?: Wire): Promise<Wire> {
    await this.opened;
    this.tell({ type: 'hello', client: this.id, ...(topics && { topics }) });
    return this.next('welcome');
  }

  of(type: string): Wire[] {
    return this.messages.filter((message) => message.type === type);
  }

  /** The data of the messages of a topic (or of all), in order. */
  data(topic?: string): unknown[] {
    return this.of('message')
      .filter((message) => !topic || message.topic === topic)
      .map(({ data, bytes }) => data ?? bytes);
  }

  /** The first message of a type that fits, now or later. */
  async next(type: string, fits: (message: Wire) => boolean = () => true, timeout = 15_000): Promise<Wire> {
    const find = (): Wire | undefined => this.of(type).find(fits);
    await waitFor(
      () => find() !== undefined,
      timeout,
      () => `a ${type} among ${JSON.stringify(this.messages.slice(-5))}`,
    );
    return find()!;
  }

  async messageCount(count: number, timeout = 15_000): Promise<this> {
    await waitFor(
      () => this.of('message').length >= count,
      timeout,
      () => `${this.of('message').length} of ${count} messages`,
    );
    return this;
  }
}

/** A TCP connection that writes what it is told, and keeps what comes. */
export class Raw {
  readonly socket: Socket;
  text = '';
  bytes = Buffer.alloc(0);
  ended = false;

  constructor(server: Server) {
    this.socket = connect(server.port, '127.0.0.1');
    raws.add(this.socket);
    this.socket.on('data', (chunk) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      this.text += chunk.toString('latin1');
    });
    this.socket.on('close', () => {
      this.ended = true;
      raws.delete(this.socket);
    });
    this.socket.on('error', () => {});
  }

  write(data: string | Uint8Array): void {
    this.socket.write(data);
  }

  /** Upgrades by hand; from then on `bytes` holds what came after the 101. */
  async upgrade(path: string, headers: Record<string, string> = {}): Promise<this> {
    this.write(upgradeRequest(path, headers));
    await waitFor(
      () => this.text.includes('\r\n\r\n'),
      15_000,
      () => 'an answer to the upgrade',
    );
    this.bytes = this.bytes.subarray(this.text.indexOf('\r\n\r\n') + 4);
    return this;
  }

  /** The code of the close frame that came; 0: none has. */
  get closeCode(): number {
    for (let at = 0; at + 2 <= this.bytes.length; ) {
      const opcode = this.bytes[at]! & 15;
      let length = this.bytes[at + 1]! & 127;
      let start = at + 2;
      if (length === 126) {
        length = this.bytes.readUInt16BE(start);
        start += 2;
      } else if (length === 127) {
        length = Number(this.bytes.readBigUInt64BE(start));
        start += 8;
      }
      if (opcode === 8)
        return length >= 2 && start + 2 <= this.bytes.length ? this.bytes.readUInt16BE(start) : 1005;
      at = start + length;
    }
    return 0;
  }

  async end(timeout = 15_000): Promise<void> {
    await waitFor(
      () => this.ended,
      timeout,
      () => 'the end of the connection',
    );
  }
}

export function upgradeRequest(path: string, headers: Record<string, string> = {}): string {
  const all = {
    Host: 'localhost',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...headers,
  };
  return `GET ${path} HTTP/1.1\r\n${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
}

/** A client's frame: masked, unless told otherwise. */
export function clientFrame(
  opcode: number,
  payload: Uint8Array | string = '',
  { fin = true, mask = true, rsv = 0 } = {},
): Buffer {
  const data = Buffer.from(payload as string);
  const first = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  const maskBit = mask ? 0x80 : 0;
  const header =
    data.length < 126
      ? Buffer.from([first, maskBit | data.length])
      : data.length < 65536
        ? Buffer.from([first, maskBit | 126, data.length >> 8, data.length & 255])
        : Buffer.concat([Buffer.from([first, maskBit | 127, 0, 0, 0, 0]), uint32(data.length)]);
  if (!mask) return Buffer.concat([header, data]);
  const key = Buffer.from([1, 2, 3, 4]);
  return Buffer.concat([header, key, data.map((byte, i) => byte ^ key[i % 4]!)]);
}

/** The payload of a compressed frame, with nothing known of those before it. */
export function inflate(payload: Uint8Array): Buffer {
  return inflateRawSync(Buffer.concat([payload, Buffer.from([0, 0, 255, 255])]), {
    finishFlush: constants.Z_SYNC_FLUSH,
  });
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}

/** Resolves when the condition holds; rejects after a time that no healthy run needs, saying what is missing. */
export async function waitFor(
  condition: () => boolean,
  timeout = 15_000,
  missing: () => string = () => 'the condition',
): Promise<void> {
  const end = Date.now() + timeout;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited ${timeout} ms in vain for ${missing()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
