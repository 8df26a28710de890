// A clock, random numbers and connections in the hands of a test.
// What always holds: time passes only in `advance`; a connection does only what the test makes it do.
import type {
  Connection,
  ConnectionEvents,
  SocketData,
  SocketHost,
} from '../../src/runtime/net/socket-host.ts';
import {
  createSocketMachine,
  SOCKET_DEFAULTS,
  type SocketMachine,
  type SocketMachineEvents,
  type SocketOptions,
} from '../../src/runtime/net/socket-machine.ts';
import { utf8Length } from '../../src/shared/utf8.ts';

const STATUS = ['connecting', 'open', 'closing', 'closed', 'error'];

export class FakeConnection implements Connection {
  readyState = 0;
  bufferedAmount = 0;
  readonly sent: SocketData[] = [];
  /** Whether the machine has let go of it. */
  released = false;
  readonly url: string;
  readonly offered: readonly string[];
  readonly protocol: string;
  readonly events: ConnectionEvents;

  constructor(url: string, offered: readonly string[], events: ConnectionEvents) {
    this.url = url;
    this.offered = offered;
    this.protocol = offered[0] ?? '';
    this.events = events;
  }
  send(message: SocketData): void {
    if (this.readyState !== 1) throw new Error(`send in readyState ${this.readyState}`);
    this.sent.push(message);
  }
  close(): void {
    this.released = true;
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.events.open();
  }
  receive(message: string | ArrayBuffer): void {
    this.events.message(message);
  }
  end(code = 1006, reason = '', error?: string): void {
    this.readyState = 3;
    this.events.close(code, reason, error);
  }
}

export class FakeWorld implements SocketHost {
  time = 0;
  readonly timers = new Map<number, { run: () => void; due: number }>();
  readonly connections: FakeConnection[] = [];
  randomValue = 0.5;
  #last = 0;

  now = (): number => this.time;
  random = (): number => this.randomValue;
  setTimeout(run: () => void, milliseconds: number): number {
    this.timers.set(++this.#last, { run, due: this.time + milliseconds });
    return this.#last;
  }
  clearTimeout(timer: unknown): void {
    this.timers.delete(timer as number);
  }
  openSocket(url: string, offered: readonly string[], events: ConnectionEvents): FakeConnection {
    if (url.startsWith('bad')) throw new Error(`Not a WebSocket url: "${url}".`);
    const connection = new FakeConnection(url, offered, events);
    this.connections.push(connection);
    return connection;
  }

  /** Lets time pass, and what is due happen in order. */
  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const [next] = [...this.timers].filter(([, { due }]) => due <= end).sort((a, b) => a[1].due - b[1].due);
      if (!next) break;
      this.timers.delete(next[0]);
      this.time = Math.max(this.time, next[1].due);
      next[1].run();
    }
    this.time = Math.max(this.time, end);
  }

  /** The newest connection. */
  get connection(): FakeConnection {
    return this.connections.at(-1)!;
  }
  /** Connections that the machine has not let go of, and that have not ended. */
  get held(): FakeConnection[] {
    return this.connections.filter(({ released, readyState }) => !released && readyState < 3);
  }
}

export interface Setting {
  world: FakeWorld;
  machine: SocketMachine;
  options: { -readonly [Name in keyof SocketOptions]: SocketOptions[Name] };
  /** Everything told, as lines: `status open`, `error-string ...`, `received hi`. */
  log: string[];
  /** Takes the lines so far. */
  take(): string[];
  listen(listener: (name: keyof SocketMachineEvents, detail: Record<string, unknown>) => void): void;
}

/** Offers a message with the bytes that it has. */
export const send = (machine: SocketMachine, message: SocketData): number =>
  machine.send(
    message,
    typeof message === 'string' ? utf8Length(message) : 'size' in message ? message.size : message.byteLength,
  );

/** A machine in a world of its own, with what it tells written down. */
export function setting(given: Partial<SocketOptions> = {}, url = 'ws://a/'): Setting {
  const world = new FakeWorld();
  const log: string[] = [];
  const options = { ...SOCKET_DEFAULTS, ...given };
  const listeners: Parameters<Setting['listen']>[0][] = [];
  const machine = createSocketMachine(
    world,
    (name, detail) => {
      const short = name.replace(/-changed$|-message/g, '');
      const text =
        name === 'status-changed'
          ? STATUS[(detail as { status: number }).status]
          : Object.values(detail)
              .map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)))
              .join(' ');
      log.push(`${short} ${text}`.trimEnd());
      for (const listener of listeners) listener(name, detail as unknown as Record<string, unknown>);
    },
    options,
  );
  machine.url = url;
  machine.start();
  log.length = 0;
  return {
    world,
    machine,
    options,
    log,
    take: () => log.splice(0),
    listen: (listener) => void listeners.push(listener),
  };
}
