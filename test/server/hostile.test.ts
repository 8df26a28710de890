// Honest clients chat while hostile ones do what they can. What is timed here is told, not asserted.
import { afterEach, expect, it } from 'vitest';
import { Endpoint } from '../../src/server/endpoint.ts';
import {
  Client,
  cleanUp,
  clientFrame,
  pause,
  Raw,
  start,
  upgradeRequest,
  waitFor,
} from './support/clients.ts';

afterEach(cleanUp);

class Chat extends Endpoint {
  override keepAliveInterval = 5;
  override onOpen(): void {
    void this.subscribe('lobby');
  }
  override onTextReceived(text: string): void {
    if (text.startsWith('join ')) for (let i = 0; i < 10_000; i++) void this.subscribe(text + i);
    else void this.publish('lobby', text);
  }
}

it('lets 100 honest clients chat while others flood, stall, break frames, and ask for too much', async () => {
  const server = await start({
    endpoints: { chat: Chat },
    limits: {
      connectionsPerAddress: 0,
      connections: 400,
      messagesPerSecond: 50,
      backlog: 200_000,
      handshake: 500,
    },
  });
  const honest = await Promise.all(
    Array.from({ length: 100 }, () => new Client(`${server.url}/chat`).opened),
  );
  const times: number[] = [];
  const waiting = new Map<string, number>();
  honest[0]!.socket.on('message', (data) => {
    const sent = waiting.get(data.toString());
    if (sent !== undefined) times.push(performance.now() - sent);
    waiting.delete(data.toString());
  });
  let said = 0;
  const chat = async (milliseconds: number): Promise<number> => {
    times.length = 0;
    for (const end = Date.now() + milliseconds; Date.now() < end; await pause(10)) {
      const text = `honest ${++said}`;
      waiting.set(text, performance.now());
      honest[said % 100]!.send(text);
    }
    await waitFor(() => waiting.size === 0);
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]!;
  };
  const quiet = await chat(1000);

  let attacking = true;
  let attacks = 0;
  const repeatedly = async (attack: () => Promise<unknown>): Promise<void> => {
    while (attacking) {
      await attack().catch(() => {});
      attacks++;
      await pause(5);
    }
  };
  const raw = () => new Raw(server).upgrade('/chat');
  const flood = async () => {
    const one = await raw();
    const frames = Buffer.concat(Array.from({ length: 500 }, () => clientFrame(9, 'p')));
    one.write(frames);
    await one.end(1000);
    one.socket.destroy();
  };
  const attackers = Promise.all([
    repeatedly(flood),
    repeatedly(async () => {
      const one = await raw();
      one.socket.pause();
      await pause(300);
      one.socket.destroy();
    }),
    repeatedly(async () => {
      const one = await raw();
      one.write(clientFrame(2, Buffer.alloc(70_000)));
      await one.end(1000);
    }),
    repeatedly(async () => {
      const one = await raw();
      one.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
      await one.end(1000);
    }),
    repeatedly(async () => {
      const one = new Raw(server);
      one.write(upgradeRequest('/chat', { 'X-Bomb': 'x'.repeat(30_000) }));
      await one.end(1000);
    }),
    repeatedly(async () => {
      const one = new Raw(server);
      one.write('GET /chat HTTP/1.1\r\nX: ');
      await one.end(1500);
    }),
    repeatedly(async () => {
      const one = await raw();
      one.write(clientFrame(1, 'join topic '));
      await one.end(1000);
    }),
    repeatedly(async () => {
      const one = await raw();
      for (let i = 0; i < 200; i++) one.write(clientFrame(0, 'x', { fin: false }));
      await one.end(1000);
    }),
  ]);
  const busy = await chat(2000);
  attacking = false;
  await attackers;
  console.log(
    `99% of the honest within ${quiet.toFixed(1)} ms, under attack within ${busy.toFixed(1)} ms; ${attacks} attacks`,
  );
  expect(attacks).toBeGreaterThan(20);
  expect(honest.every(({ socket }) => socket.readyState === 1)).toBe(true);
  // Each got everything that was said, in order.
  for (const client of honest) {
    await client.count(said);
    expect(client.texts).toEqual(Array.from({ length: said }, (_, i) => `honest ${i + 1}`));
  }
  await waitFor(() => server.connections === 100);
  expect(server.topics.size).toBe(1);
}, 30_000);
