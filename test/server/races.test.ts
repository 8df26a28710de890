// What meets by chance: publications while a topic opens, a topic that ends while it begins, a database that is
// replaced while clients catch up; and what a client may make the server hold.
import { afterEach, describe, expect, it } from 'vitest';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Store } from '../../src/server/store.ts';
import { MemoryStore } from '../../src/server/stores/memory.ts';
import { Client, cleanUp, start, WireClient, waitFor } from './support/clients.ts';

afterEach(cleanUp);

/** A memory store whose database can be replaced, and that answers when it is told to. */
class Held implements Store {
  readonly name = 'held';
  readonly shared = true;
  inner = new MemoryStore();
  /** Calls that are held back; undefined: they are not. */
  heads_: (() => void)[] | undefined;
  reads: (() => void)[] | undefined;
  reading = 0;
  mostReading = 0;
  async open() {}
  append = (...args: Parameters<Store['append']>) => this.inner.append(...args);
  async heads(...args: Parameters<Store['heads']>) {
    if (this.heads_) await new Promise<void>((resolve) => this.heads_!.push(resolve));
    return this.inner.heads(...args);
  }
  async read(...args: Parameters<Store['read']>) {
    this.mostReading = Math.max(this.mostReading, ++this.reading);
    if (this.reads) await new Promise<void>((resolve) => this.reads!.push(resolve));
    this.reading--;
    return this.inner.read(...args);
  }
  trim = (...args: Parameters<Store['trim']>) => this.inner.trim(...args);
  records = (collection: string) => this.inner.records(collection);
  async close() {}
  /** Answers what is held back, and holds nothing back from now on. */
  release(): void {
    const held = [...(this.heads_ ?? []), ...(this.reads ?? [])];
    this.heads_ = this.reads = undefined;
    for (const answer of held) answer();
  }
}

class Lobby extends Endpoint {
  override onOpen(): void {
    void this.subscribe('lobby', { last: 30 });
  }
  override onTextReceived(text: string): void {
    void this.publish('lobby', text);
  }
}
const endpoints = { lobby: Lobby };

describe('publications', () => {
  it('keep their order when some wait for a topic that opens', async () => {
    const store = new Held();
    store.heads_ = [];
    class Eager extends Endpoint {
      override async onOpen(): Promise<void> {
        const subscribed = this.subscribe('lobby');
        void this.publish('lobby', 'first');
        void this.publish('lobby', 'second');
        await subscribed;
        void this.publish('lobby', 'third');
      }
    }
    const server = await start({ endpoints: { eager: Eager }, store });
    const client = new WireClient(`${server.url}/eager`);
    await waitFor(() => store.heads_!.length > 0);
    store.release();
    await client.hello();
    await client.messageCount(3);
    expect(client.of('message').map(({ data }) => data)).toEqual(['first', 'second', 'third']);
  });
});

describe('a subscription', () => {
  it('that ends while its topic opens is told nothing of it', async () => {
    const store = new Held();
    class Fickle extends Endpoint {
      override onTextReceived(text: string): void {
        if (text === 'come') void this.subscribe('room');
        else this.unsubscribeAll();
      }
    }
    const server = await start({ endpoints: { fickle: Fickle }, store });
    await server.publish('room', 'old');
    store.heads_ = [];
    const client = new WireClient(`${server.url}/fickle`);
    await client.hello();
    client.tell({ type: 'message', id: 1, data: 'come' });
    client.tell({ type: 'message', id: 2, data: 'go' });
    await waitFor(() => client.of('ack').at(-1)?.id === 2);
    store.release();
    client.tell({ type: 'ping' });
    await client.next('pong');
    await server.publish('room', 'new');
    client.tell({ type: 'ping' });
    await waitFor(() => client.of('pong').length === 2);
    expect(client.of('topic')).toEqual([]);
    expect(client.of('message')).toEqual([]);
  });

  it.each([
    ['fewer', 2],
    ['more', 900],
  ])('goes over to a database that was put in place of its own, with %s messages', async (_, count) => {
    const store = new Held();
    const server = await start({ endpoints, store });
    for (let i = 1; i <= 400; i++) void server.publish('lobby', `old ${i}`);
    await server.publish('lobby', 'old 401');
    const here = new WireClient(`${server.url}/lobby`);
    await here.hello();
    await here.messageCount(30);
    const { epoch } = (await here.next('topic')) as { epoch: string };
    // Another is in the middle of what it missed when the database is replaced.
    store.reads = [];
    const behind = new WireClient(`${server.url}/lobby`);
    await behind.hello({ lobby: { epoch, offset: 1 } });
    await waitFor(() => store.reads!.length > 0);
    store.inner = new MemoryStore();
    const [head] = await store.inner.heads(['lobby']);
    await store.inner.append(
      Array.from({ length: count }, (__, i) => ({
        ...{ topic: 'lobby', source: 'ann', seq: i + 1, sender: 'ann', kind: 'text' as const },
        ...{ name: '', except: '', time: Date.now(), data: `new ${i + 1}` },
      })),
    );
    // The server hears of it by what is published.
    await server.publish('lobby', 'the last');
    store.release();
    for (const client of [here, behind]) {
      await waitFor(
        () => client.of('message').at(-1)?.data === 'the last',
        15_000,
        () => JSON.stringify(client.messages.slice(-3)),
      );
      const begins = client.of('topic');
      expect(begins.at(-1)).toMatchObject({ epoch: head!.epoch, recovered: false });
      // From there on in order, and without a hole.
      const from = client.messages.lastIndexOf(begins.at(-1)!);
      const offsets = client.messages.slice(from + 1).map(({ offset }) => offset);
      expect(offsets).toEqual(offsets.map((__, i) => begins.at(-1)!.offset + i + 1));
      expect(offsets.at(-1)).toBe(count + 1);
    }
  });
});

describe('what the server holds for clients', () => {
  it('is one page at a time for each, whatever it asks for, and not any number of wishes', async () => {
    const store = new Held();
    const server = await start({ endpoints, store });
    for (let i = 1; i <= 40; i++) await server.publish('lobby', String(i));
    const client = new WireClient(`${server.url}/lobby`);
    await client.hello();
    await client.messageCount(30);
    store.mostReading = 0;
    for (let i = 0; i < 20; i++) client.tell({ type: 'history', topic: 'lobby', before: 41 - i, limit: 2 });
    await waitFor(() => client.of('page').length === 20);
    expect(client.of('page').map(({ before }) => before)).toEqual(
      Array.from({ length: 20 }, (_, i) => 41 - i),
    );
    expect(client.of('page')[3]!.messages.map(({ data }: { data: string }) => data)).toEqual(['36', '37']);
    expect(store.mostReading).toBe(1);
    store.reads = [];
    for (let i = 0; i < 40; i++) client.tell({ type: 'history', topic: 'lobby', before: 41, limit: 2 });
    expect(await client.closed).toBe(1008);
    expect(store.reads.length).toBeLessThanOrEqual(1);
    store.release();
  });

  it('ends with those who never said anything', async () => {
    const server = await start({ endpoints });
    const remembered = async () =>
      Number(/^qmlet_clients (\d+)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())![1]);
    const [silent, speaker] = [new WireClient(`${server.url}/lobby`), new WireClient(`${server.url}/lobby`)];
    await silent.hello();
    await speaker.hello();
    speaker.tell({ type: 'message', id: 1, data: 'x' });
    await speaker.next('ack');
    expect(await remembered()).toBe(2);
    for (const { socket } of [silent, speaker]) socket.close();
    await waitFor(() => server.connections === 0);
    expect(await remembered()).toBe(1);
  });

  it('are few large messages of a topic: who comes gets them from the store', async () => {
    const store = new Held();
    const server = await start({ endpoints, store, recoveryLimit: 1000 });
    const here = new WireClient(`${server.url}/lobby`);
    await here.hello();
    const { epoch } = (await here.next('topic')) as { epoch: string };
    const large = 'x'.repeat(50_000);
    for (let i = 1; i <= 40; i++) await server.publish('lobby', `${i} ${large}`);
    await here.messageCount(40);
    let read = 0;
    const { inner } = store;
    const original = inner.read.bind(inner);
    inner.read = async (requests) => {
      const pages = await original(requests);
      for (const page of pages) read += page.length;
      return pages;
    };
    const late = new WireClient(`${server.url}/lobby`);
    await late.hello({ lobby: { epoch, offset: 0 } });
    await late.messageCount(40);
    expect(late.of('message').map(({ data }) => Number.parseInt(data, 10))).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    // Two megabytes: more than half of it was not in memory any more.
    expect(read).toBeGreaterThan(25);
  });
});

describe('a stop', () => {
  it('refuses an upgrade that is on its way, and does not wait for one that never ends', async () => {
    let asked = 0;
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    class Slow extends Endpoint {
      override async onOpen(): Promise<void> {
        asked++;
        await (this.session().path === '/slow/ends' ? answered : new Promise(() => {}));
      }
    }
    const server = await start({ endpoints: { slow: Slow }, limits: { handshake: 600_000 } });
    const ending = new Client(`${server.url}/slow/ends`);
    const stuck = new Client(`${server.url}/slow/never`);
    const closed = new Promise((resolve) => stuck.socket.once('close', resolve));
    await waitFor(() => asked === 2);
    const { refused } = ending;
    const stopped = server.stop({ timeout: 2000 });
    answer();
    expect(await refused).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    await stopped;
    await closed;
    expect(server.connections).toBe(0);
  });
});
