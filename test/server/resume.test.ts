// The client's side of qmlet.1 against the server's: outages in both directions, and what a client is told.
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import type { SocketOptions } from '../../src/runtime/net/socket-machine.ts';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Server } from '../../src/server/serve.ts';
import { MemoryStore } from '../../src/server/stores/memory.ts';
import { cleanUp, pause, start, WireClient, waitFor } from './support/clients.ts';
import { Gate } from './support/gate.ts';
import { ChatSocket } from './support/node-socket.ts';

const sockets: ChatSocket[] = [];
const gates: Gate[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.stop();
  for (const gate of gates.splice(0)) gate.close();
  await cleanUp();
});
const open = (url: string, options: Partial<SocketOptions> = {}): ChatSocket => {
  const socket = new ChatSocket(url, options);
  sockets.push(socket);
  return socket;
};
/** A way to the server that can be cut, opened again, and made deaf. */
const gateTo = async (server: Server): Promise<Gate> => {
  const gate = await Gate.to(server.port);
  gates.push(gate);
  return gate;
};

class Chat extends Endpoint {
  override keepAliveInterval = 1;
  override onOpen(): void {
    void this.subscribe('lobby', { last: 30 });
  }
  override onTextReceived(text: string): void {
    if (text === 'refuse') throw new Error('no');
    void this.publish('lobby', text);
  }
  override onBinaryReceived(data: Uint8Array): void {
    void this.publish('lobby', data);
  }
  override onStatusReceived(data: string): void {
    void this.publish('lobby', data, { kind: 'status', except: this });
  }
}
const endpoints = { chat: Chat };

describe('a chat that resumes', () => {
  it('loses and doubles nothing over cuts, both ways, in order', async () => {
    const server = await start({ endpoints });
    const gate = await gateTo(server);
    const socket = open(`${gate.url}/chat`, { reconnectMin: 10, reconnectMax: 30 });
    const peer = new WireClient(`${server.url}/chat`);
    await peer.hello();
    await waitFor(() => socket.statuses.includes(1));
    let sent = 0;
    const timer = setInterval(() => {
      sent++;
      socket.send(`client ${sent}`, 'Ann');
      void server.publish('lobby', `server ${sent}`);
    }, 5);
    for (let i = 0; i < 8; i++) {
      await pause(60);
      gate.cut();
      await pause(i % 2 ? 0 : 40);
      gate.open();
    }
    await pause(100);
    clearInterval(timer);
    await waitFor(
      () => socket.acknowledged.at(-1) === sent && socket.texts.includes(`server ${sent}`),
      10_000,
    );
    await peer.next('message', ({ data }) => data === `server ${sent}`);
    const numbers = Array.from({ length: sent }, (_, i) => i + 1);
    const of = (texts: unknown[], side: string) =>
      texts.filter((text) => String(text).startsWith(side)).map((text) => Number(String(text).split(' ')[1]));
    expect(of(peer.data(), 'client')).toEqual(numbers);
    expect(of(peer.data(), 'server')).toEqual(numbers);
    expect(of(socket.texts, 'server')).toEqual(numbers);
    expect(of(socket.texts, 'client')).toEqual(numbers);
    expect(socket.returned).toEqual([]);
    expect(socket.resumed.every(([, recovered]) => recovered)).toBe(true);
    expect(socket.resumed.length).toBeGreaterThan(4);
  }, 20_000);

  it('tells name, time, kind and whose it is', async () => {
    const server = await start({ endpoints });
    const [ann, bob] = [open(`${server.url}/chat`), open(`${server.url}/chat`)];
    await waitFor(() => ann.resumed.length === 1 && bob.resumed.length === 1);
    ann.send('hello', 'Ann');
    ann.send(new Uint8Array([1, 2, 3]).buffer, 'Ann');
    ann.resume.sendStatus('typing', 'Ann');
    await waitFor(() => bob.received.length === 3 && ann.received.length === 2);
    const stored = bob.received.filter(({ offset }) => offset);
    expect(stored[0]).toMatchObject({
      message: 'hello',
      kind: 'text',
      name: 'Ann',
      own: false,
      topic: 'lobby',
      offset: 1,
    });
    expect([...new Uint8Array(stored[1]!.message as ArrayBuffer)]).toEqual([1, 2, 3]);
    expect(bob.received.find(({ offset }) => !offset)).toMatchObject({
      message: 'typing',
      kind: 'status',
      name: 'Ann',
    });
    expect(ann.received.map(({ own }) => own)).toEqual([true, true]);
    expect(Math.abs(stored[0]!.time - Date.now())).toBeLessThan(5000);
  });

  it('notices within the keep-alive time that the way is dead, on both sides', async () => {
    const codes: number[] = [];
    class Watching extends Chat {
      override onClose(code: number): void {
        codes.push(code);
      }
    }
    const server = await start({ endpoints: { chat: Watching } });
    const gate = await gateTo(server);
    const socket = open(`${gate.url}/chat`, { connectTimeout: 300 });
    await waitFor(() => socket.resumed.length === 1);
    gate.freeze();
    await waitFor(() => codes.length > 0 && socket.statuses.includes(3));
    expect(codes).toEqual([1006]);
    await server.publish('lobby', 'missed');
    gate.thaw();
    await waitFor(() => socket.texts.includes('missed'));
  }, 15_000);

  it('is told when too much was missed', async () => {
    const server = await start({ endpoints, recoveryLimit: 5, pageSize: 3 });
    const gate = await gateTo(server);
    const socket = open(`${gate.url}/chat`);
    await waitFor(() => socket.resumed.length === 1);
    gate.cut();
    for (let i = 1; i <= 50; i++) await server.publish('lobby', String(i));
    gate.open();
    await waitFor(() => socket.texts.includes('50'));
    expect(socket.resumed.at(-1)).toEqual(['lobby', false]);
    expect(socket.texts.length).toBeLessThanOrEqual(30);
  });

  it('gets back what was refused for good, and goes on', async () => {
    const server = await start({ endpoints });
    const socket = open(`${server.url}/chat`, { reconnectStopCodes: '1000' });
    await waitFor(() => socket.resumed.length === 1);
    socket.send('before');
    socket.send('refuse');
    socket.send('after');
    await waitFor(() => socket.acknowledged.at(-1) === 3, 10_000);
    expect(socket.returned).toEqual([[2, 'the server failed on it']]);
    expect((await server.history('lobby')).map(({ data }) => data)).toEqual(['before', 'after']);
  }, 15_000);

  it('sends again what was refused for now, in order', async () => {
    let away = true;
    class Away extends MemoryStore {
      override async append(...args: Parameters<MemoryStore['append']>) {
        if (away) throw new Error('away');
        return super.append(...args);
      }
    }
    const server = await start({
      endpoints,
      store: new Away(),
      limits: { storeQueue: 5, storeTimeout: 60_000 },
    });
    const socket = open(`${server.url}/chat`);
    await waitFor(() => socket.resumed.length === 1);
    for (let i = 1; i <= 20; i++) socket.send(String(i));
    await pause(200);
    away = false;
    await waitFor(() => socket.acknowledged.at(-1) === 20, 10_000);
    expect((await server.history('lobby')).map(({ data }) => data)).toEqual(
      Array.from({ length: 20 }, (_, i) => String(i + 1)),
    );
  }, 15_000);

  it('talks plainly to a server that chose another sub-protocol', async () => {
    const { WebSocketServer } = await import('ws');
    const plain = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'other' });
    plain.on('connection', (socket) =>
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })),
    );
    try {
      await once(plain, 'listening');
      const socket = open('http://127.0.0.1:1/');
      socket.machine.requestedSubprotocols = ['other'];
      socket.machine.url = `ws://127.0.0.1:${(plain.address() as { port: number }).port}/`;
      await waitFor(() => socket.statuses.includes(1));
      socket.send('as it is');
      await waitFor(() => socket.texts.length === 1);
      expect(socket.texts).toEqual(['as it is']);
      expect(socket.resume.pending).toBe(0);
    } finally {
      plain.close();
    }
  });
});
