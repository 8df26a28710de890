// The client side in Node: the state machine of `<ws-socket>` on `ws`, with resume, as a page would use it.
import WebSocket from 'ws';
import { type MessageAbout, Resume } from '../../../src/runtime/net/resume.ts';
import type { Connection, ConnectionEvents, SocketHost } from '../../../src/runtime/net/socket-host.ts';
import {
  createSocketMachine,
  SOCKET_DEFAULTS,
  type SocketMachine,
  type SocketOptions,
} from '../../../src/runtime/net/socket-machine.ts';

export const nodeHost: SocketHost = {
  now: () => performance.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  random: Math.random,
  openSocket(url, subprotocols, events: ConnectionEvents): Connection {
    const socket = new WebSocket(url, [...subprotocols], { perMessageDeflate: false });
    socket.binaryType = 'arraybuffer';
    let done = false;
    socket.on('open', () => events.open());
    socket.on('message', (data: ArrayBuffer, isBinary) =>
      events.message(isBinary ? data : Buffer.from(data).toString()),
    );
    socket.on('error', () => {});
    socket.on('close', (code, reason) => {
      if (!done) events.close(code, reason.toString());
      done = true;
    });
    return {
      url,
      get readyState() {
        return socket.readyState;
      },
      get protocol() {
        return socket.protocol;
      },
      get bufferedAmount() {
        return socket.bufferedAmount;
      },
      send: (message) => socket.send(message as string),
      close: () => socket.close(),
    };
  },
};

let clients = 0;

/** A chat client as `<ws-socket reconnect resume>` is one. */
export class ChatSocket {
  readonly machine: SocketMachine;
  readonly resume: Resume;
  readonly received: (MessageAbout & { message: string | ArrayBuffer })[] = [];
  readonly acknowledged: number[] = [];
  readonly returned: [number, string][] = [];
  readonly resumed: [string, boolean][] = [];
  readonly statuses: number[] = [];

  constructor(url: string, options: Partial<SocketOptions> = {}, host: SocketHost = nodeHost) {
    this.resume = new Resume(
      host,
      {
        acknowledged: (id) => this.acknowledged.push(id),
        returned: (id, _message, reason) => this.returned.push([id, reason]),
        resumed: (topic, recovered) => this.resumed.push([topic, recovered]),
        status: (message, about) => this.received.push({ ...about, message }),
        page() {},
      },
      `chat-socket-${process.pid}-${Math.random().toString(36).slice(2)}-${++clients}`,
    );
    this.machine = createSocketMachine(
      { ...host, openSocket: (...args) => this.resume.open(...args) },
      (name, detail) => {
        if (name === 'status-changed') this.statuses.push((detail as { status: number }).status);
        if (name === 'message-returned')
          this.returned.push([(detail as { id: number }).id, (detail as { reason: string }).reason]);
        if (name.endsWith('message-received'))
          this.received.push(detail as MessageAbout & { message: string });
      },
      {
        ...SOCKET_DEFAULTS,
        reconnect: true,
        reconnectMin: 100,
        reconnectMax: 500,
        queueLimit: '1000',
        ...options,
      },
    );
    this.machine.url = url.replace(/^http/, 'ws');
    this.machine.active = true;
    this.machine.start();
  }

  send(message: string | ArrayBuffer, name = ''): void {
    this.machine.send(message, typeof message === 'string' ? message.length : message.byteLength, name);
  }

  get texts(): string[] {
    return this.received.map(({ message }) => String(message));
  }

  stop(): void {
    this.machine.stop();
  }
}
