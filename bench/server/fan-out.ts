// One publisher to a thousand subscribers on loopback: deliveries a second, and the server's CPU time for
// each. The server is a process of its own, the subscribers are raw sockets in another: a WebSocket client
// for each would cost more than what is measured. The baseline is the usual loop over `ws` clients.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export interface FanOut {
  deliveriesPerSecond: number;
  cpuMicroseconds: number;
}

const SUBSCRIBERS = 1000;
/** Bytes of each message: a line of chat. */
const SIZE = 100;
const FILE = import.meta.filename;

/** Starts a part of the benchmark in a process of its own; resolves with what it says first. */
async function part<Said>(...args: string[]): Promise<{ child: ChildProcess; said: Said }> {
  const child = fork(FILE, args, { execArgv: ['--import', 'tsx'] });
  const [said] = await once(child, 'message');
  return { child, said: said as Said };
}

/** @param kind `qmlet`, or `ws` for the baseline */
export async function fanOut(kind: 'qmlet' | 'ws', seconds: number): Promise<FanOut> {
  const server = await part<{ port: number }>('server', kind);
  const subscribers = await part<'ready'>('subscribers', String(server.said.port));
  const received = new Promise<{ deliveries: number; seconds: number }>((resolve) =>
    subscribers.child.once('message', (result) => resolve(result as never)),
  );
  server.child.send({ seconds });
  const [[cpu], { deliveries, seconds: taken }] = await Promise.all([
    once(server.child, 'message') as Promise<[{ micros: number; published: number }]>,
    received,
  ]);
  server.child.kill();
  subscribers.child.kill();
  const expected = cpu.published * SUBSCRIBERS;
  if (deliveries !== expected) throw new Error(`${kind}: ${deliveries} of ${expected} deliveries arrived`);
  return { deliveriesPerSecond: deliveries / taken, cpuMicroseconds: cpu.micros / deliveries };
}

/** Publishes as fast as the server gets rid of it: so many a turn, while little waits. */
async function serverPart(kind: string): Promise<void> {
  const message = 'x'.repeat(SIZE);
  let publish: (count: number) => Promise<void>;
  let port: number;
  let backlog: () => number;
  if (kind === 'qmlet') {
    const { Endpoint, serve } = await import('../../src/server.ts');
    class Topic extends Endpoint {
      override onOpen(): void {
        void this.subscribe('all');
        one = this;
      }
    }
    let one: InstanceType<typeof Topic> | undefined;
    const server = await serve({
      port: 0,
      endpoints: { topic: Topic },
      database: 'memory:',
      history: { '*': { keep: 0 } },
      limits: { connectionsPerAddress: 0, backlog: 1e9, stall: 1e9 },
      log: false,
    });
    port = server.port;
    publish = async (count) => {
      for (let i = 0; i < count; i++) void server.publish('all', message);
    };
    backlog = () => one?.bufferedAmount ?? 0;
  } else {
    const { WebSocketServer } = await import('ws');
    const server = new WebSocketServer({
      port: 0,
      host: '127.0.0.1',
      perMessageDeflate: false,
      backlog: 4096,
    });
    await once(server, 'listening');
    port = (server.address() as { port: number }).port;
    publish = async (count) => {
      for (let i = 0; i < count; i++) for (const client of server.clients) client.send(message);
    };
    backlog = () => [...server.clients].at(-1)?.bufferedAmount ?? 0;
  }
  process.send!({ port });
  const [{ seconds }] = (await once(process, 'message')) as [{ seconds: number }];
  const before = process.cpuUsage();
  const end = performance.now() + seconds * 1000;
  let published = 0;
  while (performance.now() < end) {
    // A busy room: ten messages come in within a turn of the loop.
    await publish(10);
    published += 10;
    do await new Promise(setImmediate);
    while (backlog() > 64 * 1024);
  }
  await publish(0);
  while (backlog() > 0) await new Promise(setImmediate);
  const { user, system } = process.cpuUsage(before);
  process.send!({ micros: user + system, published });
}

/** Counts the frames that arrive on raw sockets; ends when nothing has come for a while. */
async function subscribersPart(port: number): Promise<void> {
  // Unmasked frames of one size: counting bytes counts messages.
  const frameSize = SIZE + 2;
  let bytes = 0;
  let first = 0;
  let last = 0;
  for (let i = 0; i < SUBSCRIBERS; i++) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      'GET /topic HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    const [head] = (await once(socket, 'data')) as [Buffer];
    if (!head.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error(head.toString());
    bytes += head.length - head.indexOf('\r\n\r\n') - 4;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      last = performance.now();
      first ||= last;
    });
  }
  process.send!('ready');
  while (!first || performance.now() - last < 1000) await new Promise((resolve) => setTimeout(resolve, 50));
  process.send!({ deliveries: bytes / frameSize, seconds: (last - first) / 1000 });
}

if (process.argv[1] === FILE && process.send) {
  const [role, what] = process.argv.slice(2);
  await (role === 'server' ? serverPart(what!) : subscribersPart(Number(what)));
}
