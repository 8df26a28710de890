// qmlet.1: history and resume, acknowledgements and repeats, refusals, what is not stored. And the same for
// plain clients, as far as they see it.
import { afterEach, describe, expect, it } from 'vitest';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Session } from '../../src/server/session.ts';
import { type Store, StoreUnavailableError } from '../../src/server/store.ts';
import { MemoryStore } from '../../src/server/stores/memory.ts';
import { Client, cleanUp, pause, start, WireClient, waitFor } from './support/clients.ts';

afterEach(cleanUp);

class Chat extends Endpoint {
  override onOpen(session: Session): void {
    const { query } = session;
    for (const topic of (query.get('topics') ?? 'lobby').split(','))
      void this.subscribe(topic, { last: Number(query.get('last') ?? 30), own: !query.has('quiet') });
  }
  override async onTextReceived(text: string): Promise<void> {
    if (text === 'throw') throw new Error('boom');
    if (text.startsWith('wait')) await pause(30);
    void this.publish(this.session().query.get('topics')?.split(',')[0] ?? 'lobby', text);
  }
  override onBinaryReceived(data: Uint8Array): void {
    void this.publish('lobby', data);
  }
  override onStatusReceived(data: string): void {
    void this.publish('lobby', data, { kind: 'status', except: this });
  }
}
const endpoints = { chat: Chat };

/** A memory store that can be made to fail, and to be slow. */
class Moody extends MemoryStore {
  away = false;
  delay = 0;
  override async append(...args: Parameters<Store['append']>): ReturnType<Store['append']> {
    if (this.delay) await pause(this.delay);
    if (this.away) throw new Error('away');
    return super.append(...args);
  }
  override async heads(...args: Parameters<Store['heads']>): ReturnType<Store['heads']> {
    if (this.away) throw new Error('away');
    return super.heads(...args);
  }
}

describe('history', () => {
  it('gives the newest on open, oldest first, then what is live', async () => {
    const server = await start({ endpoints });
    for (let i = 1; i <= 40; i++) await server.publish('lobby', String(i));
    const client = await new Client(`${server.url}/chat`).opened;
    await client.count(30);
    await server.publish('lobby', 'live');
    await client.count(31);
    expect(client.texts).toEqual([...Array.from({ length: 30 }, (_, i) => String(i + 11)), 'live']);
    expect((await server.history('lobby', { last: 3 })).map(({ data }) => data)).toEqual([
      '39',
      '40',
      'live',
    ]);
    expect((await server.history('lobby', { last: 2, before: 5 })).map(({ data }) => data)).toEqual([
      '3',
      '4',
    ]);
    expect(await server.history('lobby', { before: 1 })).toEqual([]);
  });

  it('loses and doubles nothing where it meets what is live, while messages pour in', async () => {
    const server = await start({ endpoints, limits: { connectionsPerAddress: 0 } });
    let published = 0;
    let pouring = true;
    const pour = (async () => {
      while (pouring) {
        void server.publish('lobby', String(++published));
        if (published % 3 === 0) await new Promise(setImmediate);
      }
    })();
    const clients: Client[] = [];
    for (let i = 0; i < 40; i++) {
      clients.push(new Client(`${server.url}/chat?last=${i * 20}`));
      if (i % 5 === 0) await pause(5);
    }
    await Promise.all(clients.map((client) => client.opened));
    await Promise.all(clients.map((client) => client.count(50)));
    pouring = false;
    await pour;
    for (const client of clients) {
      await waitFor(() => client.texts.at(-1) === String(published));
      const numbers = client.texts.map(Number);
      expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
    }
  });

  it('keeps as much as the pattern of the topic says', async () => {
    const server = await start({
      endpoints,
      history: { '*': { keep: 5 }, 'room/*': { keep: 200 }, 'room/none': { keep: 0 }, old: { seconds: 3 } },
    });
    for (const topic of ['lobby', 'room/1', 'room/none', 'old'])
      for (let i = 1; i <= 150; i++) void server.publish(topic, String(i));
    await waitFor(() => server.topics.appender.length === 0);
    const kept = async (topic: string) => (await server.history(topic, { last: 1000 })).length;
    // Trimmed now and then, not with each message.
    await pause(10);
    expect(await kept('lobby')).toBeLessThanOrEqual(5 + 100);
    expect(await kept('room/1')).toBe(150);
    expect(await kept('room/none')).toBe(0);
    expect(await kept('old')).toBe(150);
    await expect.poll(() => kept('old'), { timeout: 15_000 }).toBe(0);
    await expect(start({ history: { a: { keep: -1 } } })).rejects.toThrow("'a': 'keep'");
  });
});

describe('resume', () => {
  it('repeats what was missed, exactly, then goes on', async () => {
    const server = await start({ endpoints });
    const first = new WireClient(`${server.url}/chat`);
    await first.hello();
    const { epoch } = await first.next('topic');
    for (let i = 1; i <= 5; i++) await server.publish('lobby', String(i));
    await first.messageCount(5);
    first.socket.terminate();
    for (let i = 6; i <= 20; i++) await server.publish('lobby', String(i));
    const again = new WireClient(`${server.url}/chat`, first.id);
    await again.hello({ lobby: { epoch, offset: 5 } });
    await server.publish('lobby', '21');
    await again.messageCount(16);
    expect(again.of('topic')).toMatchObject([{ topic: 'lobby', epoch, offset: 5, recovered: true }]);
    expect(again.data()).toEqual(Array.from({ length: 16 }, (_, i) => String(i + 6)));
    expect(again.of('message').map(({ offset }) => offset)).toEqual(
      Array.from({ length: 16 }, (_, i) => i + 6),
    );
  });

  it.each([
    ['too far behind', { offset: 1 }, { recoveryLimit: 20 }],
    ['of another epoch', { epoch: 'gone', offset: 60 }, {}],
    ['beyond the end', { offset: 1000 }, {}],
    ['before what is kept', { offset: 1 }, { history: { lobby: { keep: 30 } } }],
  ])('says so where the client is %s, and gives the newest page', async (_, position, options) => {
    const server = await start({ endpoints, pageSize: 10, ...options });
    for (let i = 1; i <= 150; i++) await server.publish('lobby', String(i));
    await pause(10);
    const probe = new WireClient(`${server.url}/chat`);
    await probe.hello();
    const { epoch } = await probe.next('topic');
    const client = new WireClient(`${server.url}/chat?last=10`);
    await client.hello({ lobby: { epoch, ...position } });
    await client.messageCount(10);
    expect(client.of('topic')).toMatchObject([{ recovered: false, offset: 140 }]);
    expect(client.data()).toEqual(Array.from({ length: 10 }, (_, i) => String(i + 141)));
  });

  it('survives a thousand reconnects while messages are published', async () => {
    const server = await start({ endpoints, limits: { connectionsPerAddress: 0 }, recoveryLimit: 100_000 });
    let published = 0;
    const timer = setInterval(() => void server.publish('lobby', String(++published)), 1);
    const follow = async (rounds: number): Promise<number[]> => {
      const seen: number[] = [];
      let position: { epoch: string; offset: number } | undefined;
      const id = `reconnecting-${Math.random().toString(36).slice(2).padEnd(12, '0')}`;
      for (let round = 0; round < rounds; round++) {
        const client = new WireClient(`${server.url}/chat?last=0`, id);
        await client.hello(position && { lobby: position });
        const { epoch, recovered, offset } = await client.next('topic');
        if (position) expect(recovered).toBe(true);
        position ??= { epoch, offset };
        if (round % 3) await pause(round % 7);
        client.socket.terminate();
        for (const { data, offset } of client.of('message')) {
          seen.push(Number(data));
          position.offset = offset;
        }
      }
      return seen;
    };
    const all = await Promise.all(Array.from({ length: 10 }, () => follow(100)));
    clearInterval(timer);
    for (const seen of all) {
      expect(seen.length).toBeGreaterThan(10);
      expect(seen).toEqual(seen.map((_, i) => seen[0]! + i));
    }
  }, 30_000);

  it('tells the position also of what the client does not see', async () => {
    const server = await start({ endpoints });
    const ann = new WireClient(`${server.url}/chat?quiet`);
    await ann.hello();
    const { epoch } = await ann.next('topic');
    ann.tell({ type: 'message', id: 1, data: 'mine' });
    ann.tell({ type: 'message', id: 2, data: 'mine too' });
    await ann.next('at', ({ offset }) => offset === 2);
    await server.publish('lobby', 'theirs');
    await ann.messageCount(1);
    expect(ann.data()).toEqual(['theirs']);
    // Nor does it see them in what it missed.
    const again = new WireClient(`${server.url}/chat?quiet`, ann.id);
    await again.hello({ lobby: { epoch, offset: 0 } });
    await again.messageCount(1);
    await pause(20);
    expect(again.data()).toEqual(['theirs']);
  });

  it('gives older pages of topics that the client is subscribed to', async () => {
    const server = await start({ endpoints });
    for (let i = 1; i <= 10; i++) await server.publish('lobby', i === 8 ? Buffer.from([1, 2]) : String(i));
    await server.publish('secret', 'no');
    const client = new WireClient(`${server.url}/chat?last=1`);
    await client.hello();
    client.tell({ type: 'history', topic: 'lobby', before: 10, limit: 3 });
    const page = await client.next('page');
    expect(page.messages.map(({ offset, data }: { offset: number; data: string }) => [offset, data])).toEqual(
      [
        [7, '7'],
        [8, 'AQI='],
        [9, '9'],
      ],
    );
    expect(page.more).toBe(true);
    client.tell({ type: 'history', topic: 'lobby', before: 3, limit: 1000 });
    expect(await client.next('page', ({ before }) => before === 3)).toMatchObject({ more: false });
    client.tell({ type: 'history', topic: 'secret', before: 100, limit: 10 });
    expect(await client.next('page', ({ topic }) => topic === 'secret')).toMatchObject({ messages: [] });
    // A page has at most a hundred, whatever is asked for.
    for (let i = 11; i <= 150; i++) await server.publish('lobby', String(i));
    client.tell({ type: 'history', topic: 'lobby', before: 151, limit: 1000 });
    const large = await client.next('page', ({ before }) => before === 151);
    expect(large.messages).toHaveLength(100);
    expect(large.messages[0].offset).toBe(51);
    expect(large.more).toBe(true);
  });
});

describe('messages of a client', () => {
  it('carry name, time and kind, text and bytes, under a public name', async () => {
    const server = await start({ endpoints });
    const ann = new WireClient(`${server.url}/chat`);
    const { you, maxMessage } = await ann.hello();
    const bob = new WireClient(`${server.url}/chat`);
    await bob.hello();
    const plain = await new Client(`${server.url}/chat`).opened;
    const before = Date.now();
    ann.tell({ type: 'message', id: 1, name: 'Änn 🦊', data: 'hello' });
    ann.tellBytes({ type: 'message', id: 2, name: 'Änn 🦊' }, Buffer.from([0, 1, 255]));
    ann.tell({ type: 'status', name: 'Änn', data: 'typing' });
    await bob.messageCount(3);
    // What is not stored does not wait for what is.
    const [text, bytes] = bob.of('message').filter(({ offset }) => offset);
    const status = bob.of('message').find(({ offset }) => !offset);
    expect(text).toMatchObject({
      topic: 'lobby',
      offset: 1,
      kind: 'text',
      name: 'Änn 🦊',
      from: you,
      data: 'hello',
    });
    expect(text!.time).toBeGreaterThanOrEqual(before);
    expect(bytes).toMatchObject({
      offset: 2,
      kind: 'binary',
      bytes: Buffer.from([0, 1, 255]),
      name: 'Änn 🦊',
    });
    expect(status).toMatchObject({ kind: 'status', name: 'Änn', data: 'typing' });
    expect(status!.offset).toBeUndefined();
    expect(maxMessage).toBe(65536);
    await plain.count(2);
    expect(plain.received).toEqual(['hello', Buffer.from([0, 1, 255])]);
    // The secret name is nowhere in what others get.
    expect(JSON.stringify(bob.messages)).not.toContain(ann.id);
    expect(ann.of('message').some(({ kind }) => kind === 'status')).toBe(false);
  });

  it('come with half characters replaced, the same to all, also from the store', async () => {
    const server = await start({ endpoints });
    const ann = new WireClient(`${server.url}/chat`);
    await ann.hello();
    ann.send('{"type":"message","id":1,"data":"a\\ud800b \\ud83e\\udd8a","name":"x\\udc00"}');
    await ann.messageCount(1);
    const late = new WireClient(`${server.url}/chat`);
    await late.hello();
    await late.messageCount(1);
    for (const client of [ann, late])
      expect(client.of('message')[0]).toMatchObject({ data: 'a\ufffdb 🦊', name: 'x\ufffd' });
  });

  it('are acknowledged in order, after they are stored', async () => {
    const store = new Moody();
    const server = await start({ endpoints, store });
    const ann = new WireClient(`${server.url}/chat`);
    await ann.hello();
    await ann.next('topic');
    store.delay = 100;
    ann.tell({ type: 'message', id: 1, data: 'wait' });
    ann.tell({ type: 'message', id: 2, data: 'two' });
    await pause(60);
    expect(ann.of('ack')).toEqual([]);
    await ann.next('ack', ({ id }) => id === 2);
    const acks = ann.of('ack').map(({ id }) => id);
    expect(acks).toEqual([...acks].sort());
    expect(ann.data()).toEqual(['wait', 'two']);
  });

  it('are stored once, however often they come, also over connections', async () => {
    const server = await start({ endpoints });
    const ann = new WireClient(`${server.url}/chat`);
    await ann.hello();
    ann.tell({ type: 'message', id: 1, data: 'wait one' });
    ann.tell({ type: 'message', id: 2, data: 'two' });
    // The acknowledgements are lost with the connection, before the first handler has ended.
    await pause(10);
    ann.socket.terminate();
    const again = new WireClient(`${server.url}/chat`, ann.id);
    await again.hello();
    for (const [id, data] of [
      [1, 'wait one'],
      [2, 'two'],
      [3, 'three'],
      [3, 'three'],
      [1, 'wait one'],
    ])
      again.tell({ type: 'message', id, data });
    await again.next('ack', ({ id }) => id === 3);
    expect((await server.history('lobby')).map(({ data }) => data)).toEqual(['wait one', 'two', 'three']);
    const third = new WireClient(`${server.url}/chat`, ann.id);
    expect((await third.hello()).acked).toBe(3);
    expect(await again.closed).toBe(1000);
  });

  it('are refused for now while the store is away and full, and keep their order when they come again', async () => {
    const store = new Moody();
    const server = await start({ endpoints, store, limits: { storeQueue: 3, storeTimeout: 60_000 } });
    const ann = new WireClient(`${server.url}/chat`);
    await ann.hello();
    await ann.next('topic');
    store.away = true;
    for (let id = 1; id <= 6; id++) {
      ann.tell({ type: 'message', id, data: String(id) });
      await waitFor(() => server.topics.appender.away);
    }
    const refusal = await ann.next('refuse');
    expect(refusal).toMatchObject({
      id: 4,
      reason: 'the store is away, and what may wait for it is full',
      retry: 1000,
    });
    expect(ann.of('ack')).toEqual([]);
    store.away = false;
    await ann.next('ack', ({ id }) => id === 3);
    // What comes before the refused one has come again is not taken.
    ann.tell({ type: 'message', id: 7, data: '7' });
    for (let id = 4; id <= 6; id++) ann.tell({ type: 'message', id, data: String(id) });
    await ann.next('ack', ({ id }) => id === 6);
    ann.tell({ type: 'message', id: 7, data: '7' });
    await ann.next('ack', ({ id }) => id === 7);
    expect((await server.history('lobby')).map(({ data }) => data)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
  });

  it('are refused after a time when the store stays away; sockets stay, and say so', async () => {
    const store = new Moody();
    const server = await start({ endpoints, store, limits: { storeTimeout: 200 } });
    const ann = new WireClient(`${server.url}/chat`);
    await ann.hello();
    await ann.next('topic');
    store.away = true;
    ann.tell({ type: 'message', id: 1, data: 'one' });
    expect(await ann.next('refuse')).toMatchObject({ id: 1, reason: 'the store is away' });
    const health = await fetch(`${server.url}/healthz`);
    expect([health.status, await health.json()]).toMatchObject([503, { status: 'degraded', store: 'away' }]);
    await expect(server.publish('lobby', 'from the server')).rejects.toThrow(StoreUnavailableError);
    // One that connects meanwhile is not refused, and gets its history when the store is back.
    const late = new WireClient(`${server.url}/chat?topics=other`);
    await late.hello();
    store.away = false;
    await late.next('topic');
    ann.tell({ type: 'message', id: 1, data: 'one' });
    await ann.next('ack');
    expect(ann.data()).toEqual(['one']);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it('that a handler fails on are refused for good, before 1011', async () => {
    const server = await start({ endpoints });
    const ann = new WireClient(`${server.url}/chat`);
    await ann.hello();
    ann.tell({ type: 'message', id: 1, data: 'throw' });
    expect(await ann.closed).toBe(1011);
    expect(ann.of('refuse')).toEqual([{ type: 'refuse', id: 1, reason: 'the server failed on it' }]);
    expect((await new WireClient(`${server.url}/chat`, ann.id).hello()).acked).toBe(1);
  });
});

describe('the rules of qmlet.1', () => {
  it.each([
    ['no JSON', 'hello'],
    ['an array', '[]'],
    ['an unknown type', '{"type":"shout"}'],
    ['a prototype', '{"__proto__":{"type":"ping"}}'],
    ['a hello without client', '{"type":"hello"}'],
    ['a hello with a short client', '{"type":"hello","client":"short"}'],
    [
      'a position that is none',
      '{"type":"hello","client":"0123456789abcdef","topics":{"a":{"epoch":"x","offset":-1}}}',
    ],
    ['a message before hello', '{"type":"message","id":1,"data":"x"}'],
    ['a type in letters of three bytes', JSON.stringify({ type: '\u4e2d'.repeat(60) })],
    ['a type of half characters', JSON.stringify({ type: '\ud83d'.repeat(60) })],
    ['a type that cannot be said', '{"type":{"toString":null,"valueOf":null}}'],
    ['deep nesting', `{"type":"hello","client":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ])('close with 1002 for %s', async (_, text) => {
    const server = await start({ endpoints });
    const client = await new WireClient(`${server.url}/chat`).opened;
    client.send(text);
    expect(await client.closed).toBe(1002);
    expect(client.closeReason).toMatch(/^qmlet\.1: /);
  });

  it.each([
    ['an id of 0', { type: 'message', id: 0, data: '' }],
    ['an id that leaves no room for publications', { type: 'message', id: 2 ** 53 - 1, data: '' }],
    ['an id that is a text', { type: 'message', id: '1', data: '' }],
    ['no data', { type: 'message', id: 1 }],
    ['a long name', { type: 'message', id: 1, data: '', name: 'x'.repeat(65) }],
    ['a name with a line break', { type: 'message', id: 1, data: '', name: 'a\nb' }],
    ['a second hello', { type: 'hello', client: '0123456789abcdef' }],
    ['a page of nothing', { type: 'history', topic: 'lobby', before: 1, limit: 0 }],
  ])('close with 1002 for %s after the hello', async (_, message) => {
    const server = await start({ endpoints });
    const client = new WireClient(`${server.url}/chat`);
    await client.hello();
    client.tell(message);
    expect(await client.closed).toBe(1002);
  });

  it('close a client that never says hello', async () => {
    const server = await start({ endpoints, limits: { handshake: 200 } });
    const client = await new WireClient(`${server.url}/chat`).opened;
    expect(await client.closed).toBe(1002);
    expect(client.messages).toEqual([]);
  });

  it('answer a ping with a pong', async () => {
    const server = await start({ endpoints });
    const client = new WireClient(`${server.url}/chat`);
    await client.hello();
    client.tell({ type: 'ping' });
    await client.next('pong');
  });
});
