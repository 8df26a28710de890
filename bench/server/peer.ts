// A server in a process of its own, for the benchmarks: qmlet with some settings, or bare `ws`. Started by
// `startPeer`; talks by messages: its port first, then its memory when asked.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

export interface PeerOptions {
  kind: 'qmlet' | 'ws';
  /** The database of qmlet. */
  database?: string;
  port?: number;
}

export interface Peer {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** Resident memory after a garbage collection, in bytes. */
  memory(): Promise<number>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

const FILE = import.meta.filename;

export async function startPeer(options: PeerOptions): Promise<Peer> {
  const child = fork(FILE, [JSON.stringify(options)], { execArgv: ['--expose-gc', '--import', 'tsx'] });
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
    async kill(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function run({ kind, database = 'memory:', port = 0 }: PeerOptions): Promise<void> {
  let listening: number;
  if (kind === 'ws') {
    const { WebSocketServer } = await import('ws');
    const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false, backlog: 4096 });
    server.on('connection', (socket) =>
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })),
    );
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
    /** Stores, and does not deliver: what a writer of the durable run talks to. */
    class Writer extends Endpoint {
      override onTextReceived(text: string): void {
        void this.publish(`topic ${this.session().query.get('topic')}`, text);
      }
    }
    const server = await serve({
      port,
      host: '127.0.0.1',
      endpoints: { echo: Echo, room: Room, writer: Writer },
      database,
      recoveryLimit: 100_000,
      history: { '*': { keep: 1_000_000, seconds: 0 } },
      limits: {
        connections: 100_000,
        connectionsPerAddress: 0,
        messagesPerSecond: 0,
        bytesPerSecond: 0,
      },
      log: 'silent',
    });
    listening = server.port;
  }
  process.on('message', () => {
    (globalThis as { gc?: () => void }).gc?.();
    process.send!({ memory: process.memoryUsage.rss() });
  });
  process.send!({ port: listening });
}

if (process.argv[1] === FILE && process.send) await run(JSON.parse(process.argv[2]!) as PeerOptions);
