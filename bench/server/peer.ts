// A server in a process of its own, for the benchmarks: qmlet with some settings, bare `ws`, or `ws` in front of a
// database's own driver (`plain`). Started by `startPeer`; talks by messages: its port first, then its memory when asked.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Limits } from '../../src/server/limits.ts';

export interface PeerOptions {
  kind: 'qmlet' | 'ws' | 'plain';
  /** The database of qmlet and `plain`. */
  database?: string;
  port?: number;
  /** Limits other than none. */
  limits?: Partial<Limits>;
  /** Milliseconds by which each sync of the disk is slowed (by strace). */
  slowSync?: number;
}

export interface Peer {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** Resident memory after a garbage collection, in bytes. */
  memory(): Promise<number>;
  /** 99% of the turns of the event loop since the last call were shorter, in milliseconds. */
  loop(): Promise<number>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const FILE = import.meta.filename;

export async function startPeer(options: PeerOptions): Promise<Peer> {
  const node = ['--expose-gc', '--import', 'tsx'];
  const { slowSync } = options;
  const strace = '-D -f --seccomp-bpf -qq -o /dev/null -e trace=fsync,fdatasync -e'.split(' ');
  const child = slowSync
    ? fork(FILE, [JSON.stringify(options)], {
        execPath: 'strace',
        execArgv: [
          ...strace,
          `inject=fsync,fdatasync:delay_enter=${slowSync * 1000}`,
          process.execPath,
          ...node,
        ],
      })
    : fork(FILE, [JSON.stringify(options)], { execArgv: node });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    child,
    port,
    url: `ws://127.0.0.1:${port}`,
    async memory() {
      child.send('memory');
      const [{ memory }] = (await once(child, 'message')) as [{ memory: number }];
      return memory;
    },
    async loop() {
      child.send('loop');
      const [{ loop }] = (await once(child, 'message')) as [{ loop: number }];
      return loop;
    },
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function run({ kind, database = 'memory:', port = 0, limits }: PeerOptions): Promise<void> {
  let listening: number;
  if (kind !== 'qmlet') {
    const { WebSocketServer } = await import('ws');
    const store =
      kind === 'plain' ? await (await import('./plain-driver.ts')).plainDriver(database) : undefined;
    const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false, backlog: 4096 });
    server.on('connection', (socket, { url }) => {
      if (url!.startsWith('/writer')) {
        const topic = `topic ${new URL(url!, 'ws://x').searchParams.get('topic')}`;
        // Bare `ws` says that it has stored a message, and has done nothing: what the way there and back costs.
        socket.on('message', (message) => {
          const { id, data = '' } = JSON.parse(String(message)) as { id?: number; data?: string };
          if (!id) return;
          const acknowledge = (): void => socket.send(`{"type":"ack","id":${id}}`);
          if (store) void store.insert(topic, data).then(acknowledge);
          else acknowledge();
        });
      } else socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    await once(server, 'listening');
    listening = (server.address() as { port: number }).port;
  } else {
    const { Endpoint, serve } = await import('../../src/server.ts');
    class Echo extends Endpoint {
      override onTextReceived(text: string): void {
        this.sendText(text);
      }
      override onBinaryReceived(data: Uint8Array): void {
        this.sendBinary(data);
      }
    }
    class Room extends Endpoint {
      override keepAliveInterval = 10;
      override onOpen(): void {
        void this.subscribe('room', { last: 10 });
      }
      override onTextReceived(text: string): void {
        void this.publish('room', text);
      }
    }
    /** One of many rooms, as a chat has them. */
    class Rooms extends Endpoint {
      override keepAliveInterval = 3;
      get #topic(): string {
        return `rooms/${this.session().query.get('room')}`;
      }
      override onOpen(): void {
        void this.subscribe(this.#topic, { last: 10 });
      }
      override onTextReceived(text: string): void {
        void this.publish(this.#topic, text);
      }
      override onStatusReceived(data: string): void {
        void this.publish(this.#topic, data, { kind: 'status', except: this });
      }
    }
    /** Stores, and does not deliver: what a writer of the durable run talks to. */
    class Writer extends Endpoint {
      override onTextReceived(text: string): void {
        void this.publish(`topic ${this.session().query.get('topic')}`, text);
      }
    }
    const server = await serve({
      port,
      host: '127.0.0.1',
      endpoints: { echo: Echo, room: Room, rooms: Rooms, writer: Writer },
      database,
      recoveryLimit: 100_000,
      history: {
        '*': { keep: 1_000_000, seconds: 0 },
        'topic live*': { keep: 0 },
        'rooms/*': { keep: 2000 },
      },
      limits: {
        connections: 100_000,
        connectionsPerAddress: 0,
        messagesPerSecond: 0,
        bytesPerSecond: 0,
        ...limits,
      },
      log: 'silent',
    });
    listening = server.port;
  }
  const delay = monitorEventLoopDelay({ resolution: 1 });
  process.on('message', (what) => {
    if (what === 'loop') {
      // What is recorded has the timer's own millisecond in it.
      process.send!({ loop: Math.max(0, delay.percentile(99) / 1e6 - 1) });
      delay.enable();
      delay.reset();
      return;
    }
    (globalThis as { gc?: () => void }).gc?.();
    process.send!({ memory: process.memoryUsage.rss() });
  });
  process.send!({ port: listening });
}

if (process.argv[1] === FILE && process.send) await run(JSON.parse(process.argv[2]!) as PeerOptions);
