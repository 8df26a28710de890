// The server that the chat's first page talks to: it greets whoever connects and sends every message
// back, text as text and binary as binary.
// What always holds: a client that does not read does not make the server hoard (its own messages are not
// read on until the echoes have left), and `close()` tells every client that the server goes away (1001).
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface EchoServerOptions {
  /** The TCP port; 0 for any that is free. 3000 unless told. */
  port?: number;
  /** The name or address to listen on. `localhost`, the default, is loopback in IPv4 and, where there is one, IPv6. */
  host?: string;
  /** The text every client gets first; '' for none. */
  greeting?: string;
  /** The largest message taken, in bytes; a larger one closes its connection with 1009. */
  maxPayload?: number;
  /** Called with a line for what happens; nothing is logged unless told. */
  log?: (line: string) => void;
}

export interface EchoServer {
  readonly port: number;
  /** Where to connect, e.g. `ws://localhost:3000`. */
  readonly url: string;
  /** Closes every connection with 1001 and stops listening; resolves when all of it is done. */
  close(): Promise<void>;
}

/** Echoes of one client that may wait to be written before its messages are not read any further, in bytes. */
const HIGH_WATER = 1024 * 1024;
/** How long a client may take to answer a closing handshake, in milliseconds. */
const CLOSE_GRACE = 1000;
const LOGGED_LENGTH = 200;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** A message as one line of a log: quoted, so that it cannot fake another line. */
function quote(data: Buffer, isBinary: boolean): string {
  if (isBinary) return `${data.length} bytes`;
  const text = data.toString();
  return JSON.stringify(text.length > LOGGED_LENGTH ? `${text.slice(0, LOGGED_LENGTH)}…` : text);
}

/**
 * Starts a server that echoes.
 * @throws {NodeJS.ErrnoException} when it cannot listen: `EADDRINUSE` for a port that is taken, `EACCES` for
 * one that needs more rights, `ENOTFOUND` for a host that is unknown
 */
export async function startEchoServer(options: EchoServerOptions = {}): Promise<EchoServer> {
  const { host = 'localhost', greeting = 'Welcome to Awesome Chat', maxPayload = 16 * 1024 * 1024 } = options;
  const log = options.log ?? (() => {});
  const sockets = new WebSocketServer({ noServer: true, maxPayload });

  const connect = (socket: WebSocket): void => {
    log(`client connected (${sockets.clients.size} now)`);
    socket.on('error', (error) => log(`client failed: ${error.message}`));
    socket.on('close', (code) => log(`client left with ${code} (${sockets.clients.size} now)`));
    socket.on('message', (data: Buffer, isBinary) => {
      log(`message: ${quote(data, isBinary)}`);
      socket.send(data, { binary: isBinary }, () => {
        if (socket.isPaused && socket.bufferedAmount < HIGH_WATER) socket.resume();
      });
      if (socket.bufferedAmount >= HIGH_WATER) socket.pause();
    });
    if (greeting) socket.send(greeting);
  };
  const open = (): Server =>
    createServer((_request, response) => {
      response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket', connection: 'upgrade' });
      response.end('This is a WebSocket server: connect to it with ws:// in place of http://.\n');
    }).on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, connect);
    });

  const servers = [open()];
  await listen(servers[0]!, options.port ?? 3000, host === 'localhost' ? '127.0.0.1' : host);
  const { port } = servers[0]!.address() as AddressInfo;
  if (host === 'localhost') {
    const second = open();
    try {
      await listen(second, port, '::1');
      servers.push(second);
    } catch (error) {
      // A machine without IPv6 has nothing to listen on there; a taken port would lead half the clients astray.
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
        servers[0]!.close();
        throw error;
      }
    }
  }

  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const stopped = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const socket of sockets.clients) socket.close(1001, 'The server stops.');
    const deadline = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
    }, CLOSE_GRACE);
    for (const server of servers) server.closeIdleConnections();
    await Promise.all(stopped);
    clearTimeout(deadline);
  };
  return {
    port,
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () => (closing ??= close()),
  };
}

/**
 * Reads a port from what a user typed.
 * @param given the text
 * @param source where it was given, for the error: `--port`, `PORT`
 * @throws {RangeError} when it is none
 */
export function readPort(given: string, source: string): number {
  const port = Number(given);
  if (given.trim() && Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new RangeError(`${source} takes a port from 0 (any that is free) to 65535, not '${given}'.`);
}

/** One sentence for a server that could not listen, with the way out. */
export function listenError(error: unknown, port: number, host: string, ways: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one with ${ways}.`;
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose one above 1023 with ${ways}.`;
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL' || code === 'EAI_AGAIN')
    return `'${host}' is no address of this machine. Choose another one with --host.`;
  return message;
}
