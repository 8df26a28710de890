// Connections that come and go leave nothing behind: no connection, no topic, no memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, expect, it } from 'vitest';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Server } from '../../src/server/serve.ts';
import { cleanUp, clientFrame, Raw, start, waitFor } from './support/clients.ts';

afterEach(cleanUp);

let closed = 0;
class Room extends Endpoint {
  override onOpen(): void {
    const room = this.session().query.get('room')!;
    void this.subscribe(room, { last: 5 });
    this.session().set('bulk', Buffer.alloc(20_000, room));
  }
  override onTextReceived(text: string): void {
    void this.publish(this.session().query.get('room')!, text);
  }
  override onClose(): void {
    closed++;
  }
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** What is in use after what is not has been collected. */
const used = (): number => {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

let rooms = 0;
/** Opens, says something, and leaves in each of the ways in which one can. */
async function visit(server: Server, i: number): Promise<void> {
  const raw = await new Raw(server).upgrade(`/room?room=${++rooms}`);
  raw.write(clientFrame(1, 'hello'));
  if (i % 4 === 0) raw.write(clientFrame(8, Buffer.from([3, 232])));
  else if (i % 4 === 1) raw.socket.end();
  else if (i % 4 === 2) raw.socket.resetAndDestroy();
  else raw.write(clientFrame(3, 'no frame'));
  if (i % 4 === 0 || i % 4 === 3) {
    await waitFor(() => raw.closeCode !== 0);
    raw.socket.end();
  }
  await raw.end();
}

it('leave nothing behind after a thousand of them, however they go', async () => {
  const server = await start({
    endpoints: { room: Room },
    // What is said is not kept: only what connections leave behind counts.
    history: { '*': { keep: 0 } },
    limits: { connectionsPerAddress: 0 },
  });
  const churn = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i += 40)
      await Promise.all(Array.from({ length: 40 }, (_, j) => visit(server, i + j)));
    await waitFor(() => server.connections === 0 && closed === rooms);
  };
  await churn(200);
  const before = used();
  await churn(800);
  const grown = used() - before;
  expect(server.topics.size).toBe(0);
  expect(closed).toBe(1000);
  // Each had 20 KB of its own: 16 MB, had they been kept.
  expect(grown).toBeLessThan(4 * 1024 * 1024);
}, 60_000);
