// The clients that go through an outage, each with its own defaults, behind one small interface.
import { WebSocket as PartySocket } from 'partysocket';
import ReconnectingWebSocket from 'reconnecting-websocket';
import { WebSocket } from 'ws';
import type { Connection, SocketHost } from '../../src/runtime/net/socket-host.ts';
import { createSocketMachine, SOCKET_DEFAULTS } from '../../src/runtime/net/socket-machine.ts';

export interface Client {
  send(text: string): void;
  close(): void;
}
export interface Listener {
  open(): void;
  /** The connection is known to be lost. */
  lost(): void;
  message(text: string): void;
}
export type MakeClient = (url: string, listener: Listener) => Client;

/** Node as the host of qmlet's socket machine. */
const nodeHost: SocketHost = {
  now: () => performance.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout | undefined),
  random: Math.random,
  openSocket(url, subprotocols, events) {
    const socket = new WebSocket(url, [...subprotocols]);
    socket.on('error', () => {});
    socket.on('open', () => events.open());
    socket.on('message', (data) => events.message(String(data)));
    socket.on('close', (code, reason) => events.close(code, String(reason)));
    return socket as unknown as Connection;
  },
};

/** The life of a WebSocket in the manner of the DOM, as the peers show it. */
interface DomSocket {
  onopen: unknown;
  onmessage: unknown;
  onclose: unknown;
  onerror: unknown;
  readonly readyState: number;
  send(text: string): void;
  close(): void;
}

function domClient(socket: DomSocket, listener: Listener): Client {
  socket.onopen = () => listener.open();
  socket.onmessage = ({ data }: { data: unknown }) => listener.message(String(data));
  socket.onclose = () => listener.lost();
  socket.onerror = () => {};
  return { send: (text) => socket.send(text), close: () => socket.close() };
}

/**
 * The default of both peers, who throw the dice once a page: here every client is a page of its own.
 */
const firstWait = (): number => 1000 + Math.random() * 4000;

export const CLIENTS: Record<string, MakeClient> = {
  qmlet(url, listener) {
    const machine = createSocketMachine(
      nodeHost,
      (name, detail) => {
        if (name === 'status-changed' && machine.status === 1) listener.open();
        else if (name === 'status-changed' && machine.status === 2) listener.lost();
        else if (name === 'text-message-received') listener.message((detail as { message: string }).message);
      },
      { ...SOCKET_DEFAULTS, reconnect: true, queueLimit: '1000' },
    );
    machine.url = url;
    machine.active = true;
    machine.start();
    return { send: (text) => void machine.send(text, text.length), close: () => machine.stop() };
  },
  'reconnecting-websocket': (url, listener) =>
    domClient(
      new ReconnectingWebSocket(url, [], { WebSocket, minReconnectionDelay: firstWait() }) as DomSocket,
      listener,
    ),
  partysocket: (url, listener) =>
    domClient(
      new PartySocket(url, [], {
        WebSocket: WebSocket as never,
        minReconnectionDelay: firstWait(),
      }) as unknown as DomSocket,
      listener,
    ),
  /** What there is without any of them. */
  'ws alone': (url, listener) => {
    const socket = new WebSocket(url);
    const client = domClient(socket as unknown as DomSocket, listener);
    return { ...client, send: (text) => socket.readyState === WebSocket.OPEN && socket.send(text) };
  },
};
