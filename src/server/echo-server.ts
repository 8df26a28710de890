// The server that the demo page talks to: `Echo` at `/`, and `/colors` for its palette, kept in memory, for
// everybody on this machine.
// What always holds: a client that does not read does not make the server hoard (its own messages are not
// read on until the echoes have left), and `close()` tells every client that the server goes away (1001).
import { Echo } from './echo.ts';
import { serve } from './serve.ts';

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

/** How long a client may take to answer a closing handshake, in milliseconds. */
const CLOSE_GRACE = 1000;
const LOGGED_LENGTH = 200;

/** A message as one line of a log: quoted, so that it cannot fake another line. */
function quote(data: string | Uint8Array): string {
  if (typeof data !== 'string') return `${data.length} bytes`;
  const text = data;
  return JSON.stringify(text.length > LOGGED_LENGTH ? `${text.slice(0, LOGGED_LENGTH)}…` : text);
}

/**
 * Starts a server that echoes.
 * @throws {NodeJS.ErrnoException} when it cannot listen: `EADDRINUSE` for a port that is taken, `EACCES` for
 * one that needs more rights, `ENOTFOUND` for a host that is unknown
 */
export async function startEchoServer(options: EchoServerOptions = {}): Promise<EchoServer> {
  const { port = 3000, host = 'localhost', maxPayload = 16 * 1024 * 1024 } = options;
  const { greeting = 'Welcome to Awesome Chat', log = () => {} } = options;
  let clients = 0;

  class LoggedEcho extends Echo {
    override greeting = greeting;
    override onOpen(): void {
      log(`client connected (${++clients} now)`);
      super.onOpen();
    }
    override onTextReceived(text: string): void {
      log(`message: ${quote(text)}`);
      super.onTextReceived(text);
    }
    override onBinaryReceived(data: Uint8Array): void {
      log(`message: ${quote(data)}`);
      super.onBinaryReceived(data);
    }
    override onClose(code: number): void {
      log(`client left with ${code} (${--clients} now)`);
    }
  }

  const server = await serve({
    root: LoggedEcho,
    port,
    host,
    database: 'memory:',
    colors: true,
    metrics: false,
    log: false,
    // It knows nothing that a page must not see, and is there to be tried out from any.
    origins: '*',
    limits: {
      messageSize: maxPayload,
      messagesPerSecond: 0,
      bytesPerSecond: 0,
      connectionsPerAddress: 0,
      // What was read before the client was seen not to read: a message, and what came with it.
      backlog: maxPayload * 4,
      stall: 600_000,
    },
    onRequest(_request, response) {
      response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket', connection: 'upgrade' });
      response.end('This is a WebSocket server: connect to it with ws:// in place of http://.\n');
    },
  });
  return {
    port: server.port,
    url: `ws://${host.includes(':') ? `[${host}]` : host}:${server.port}`,
    close: () => server.stop({ timeout: CLOSE_GRACE, reason: 'The server stops.' }),
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

/** The echo server's port: the option, or the `PORT` variable, or 3000. */
export function echoPort(option: string | undefined): number {
  if (option) return readPort(option, '--port');
  return process.env.PORT ? readPort(process.env.PORT, 'PORT') : 3000;
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
