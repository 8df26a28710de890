// Endpoints: routes, handlers in order, what a session knows, topics, closing.
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { Echo } from '../../src/server/echo.ts';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Session } from '../../src/server/session.ts';
import { Client, cleanUp, pause, start, waitFor } from './support/clients.ts';

afterEach(cleanUp);

/** An endpoint that writes down its closes. */
const closes: [string, number][] = [];
class Recorder extends Endpoint {
  override onClose(code: number): void {
    closes.push([this.session().query.get('name') ?? '', code]);
  }
}

describe('routes', () => {
  it('finds the endpoint by the first segment of the path, whatever its case', async () => {
    const server = await start({ endpoints: { Echo } });
    for (const path of ['/echo', '/Echo', '/ECHO/x?y=1'])
      expect((await (await new Client(server.url + path).opened).count(1)).texts[0]).toBe(
        'Welcome to Awesome Chat',
      );
  });

  it('answers 404 to an unknown one, and never upgrades', async () => {
    const server = await start({ endpoints: { echo: Echo } });
    for (const path of ['/', '/ech', '/echo2', '/x/echo', '/application', '/__proto__', '/constructor'])
      expect((await new Client(server.url + path).refused).status, path).toBe(404);
  });

  it('refuses names that are none, when it starts', async () => {
    await expect(start({ endpoints: { application: Echo } })).rejects.toThrow("'application'");
    await expect(start({ endpoints: { 'a/b': Echo } })).rejects.toThrow("'a/b'");
    await expect(start({ endpoints: { a: Echo, A: Echo } })).rejects.toThrow('twice');
  });
});

describe('Echo', () => {
  it('greets first, and keeps text text and bytes bytes, from nothing to the limit', async () => {
    const server = await start({ endpoints: { echo: Echo } });
    const client = await new Client(`${server.url}/echo`).opened;
    const texts = [
      '',
      'hello',
      'ünï 🦊',
      'x'.repeat(125),
      'x'.repeat(126),
      'x'.repeat(65535),
      'x'.repeat(65536),
    ];
    const bytes = [0, 1, 125, 126, 127, 65535, 65536].map((length) => Buffer.alloc(length, 7));
    for (const data of [...texts, ...bytes]) client.send(data);
    await client.count(1 + texts.length + bytes.length);
    expect(client.received).toEqual(['Welcome to Awesome Chat', ...texts, ...bytes]);
  });
});

describe('onOpen', () => {
  it('refuses with 403 when it is false, throws or rejects, and leaves nothing subscribed', async () => {
    let closed = 0;
    class Refusing extends Endpoint {
      override async onOpen(session: Session): Promise<boolean> {
        void this.subscribe('lobby');
        if (session.query.get('how') === 'throw') throw new Error('no');
        return false;
      }
      override onClose(): void {
        closed++;
      }
    }
    class Throwing extends Endpoint {
      override onOpen(): boolean {
        void this.subscribe('lobby');
        throw new Error('no');
      }
    }
    const server = await start({ endpoints: { refusing: Refusing, throwing: Throwing } });
    for (const path of ['/refusing', '/refusing?how=throw', '/throwing'])
      expect((await new Client(server.url + path).refused).status, path).toBe(403);
    await waitFor(() => server.topics.size === 0);
    expect(server.connections).toBe(0);
    expect(closed).toBe(0);
  });

  it('may take its time, but not for ever', async () => {
    class Slow extends Endpoint {
      override async onOpen(session: Session): Promise<void> {
        await (session.query.has('never') ? new Promise(() => {}) : pause(50));
        this.sendText('ready');
      }
    }
    const server = await start({ endpoints: { slow: Slow }, limits: { handshake: 200 } });
    const client = await new Client(`${server.url}/slow`).opened;
    expect((await client.count(1)).texts).toEqual(['ready']);
    expect((await new Client(`${server.url}/slow?never`).refused).status).toBe(503);
  });

  it('undoes everything when the client goes while it runs', async () => {
    let release = (): void => {};
    let opened = false;
    const told: (number | string)[] = [];
    class Slow extends Endpoint {
      override async onOpen(session: Session): Promise<boolean> {
        void this.subscribe('lobby');
        opened = true;
        await new Promise<void>((resolve) => (release = resolve));
        told.push('joined');
        return !session.query.has('refused');
      }
      override onClose(code: number): void {
        told.push(code);
      }
    }
    const server = await start({ endpoints: { slow: Slow }, limits: { connections: 1 } });
    const client = new Client(`${server.url}/slow`);
    await waitFor(() => opened);
    client.socket.terminate();
    await pause(50);
    release();
    await waitFor(() => server.topics.size === 0);
    // Whoever was told that it came, is told that it went; once.
    await waitFor(() => told.length > 1);
    expect(told.splice(0)).toEqual(['joined', 1006]);
    // Not where it was refused.
    const other = new Client(`${server.url}/slow?refused`);
    opened = false;
    await waitFor(() => opened);
    release();
    expect((await other.refused).status).toBe(403);
    // The room it took is free again.
    const next = new Client(`${server.url}/slow`);
    opened = false;
    await waitFor(() => opened);
    release();
    await next.opened;
    expect(told).toEqual(['joined', 'joined']);
  });
});

describe('the session', () => {
  it('knows the request: cookies, headers, query, path, address, and the user', async () => {
    let session: Session | undefined;
    class Curious extends Endpoint {
      override onOpen(given: Session): void {
        session = given;
        expect(this.session()).toBe(given);
      }
    }
    const server = await start({
      endpoints: { curious: Curious },
      authenticate: async (request) => ({ id: 7, token: request.cookies.get('token') }),
    });
    await new Client(`${server.url}/curious/a%20b?x=1&x=2&y=%C3%BC`, [], {
      headers: { Cookie: 'token=s%20e; TFSESSION="quoted"; broken; token=second', 'X-Test': 'yes' },
    }).opened;
    expect(session!.path).toBe('/curious/a b');
    expect(session!.query.getAll('x')).toEqual(['1', '2']);
    expect(session!.query.get('y')).toBe('ü');
    expect(session!.cookies.get('token')).toBe('s e');
    expect(session!.cookies.get('TFSESSION')).toBe('quoted');
    expect(session!.headers.get('x-test')).toBe('yes');
    expect(session!.address).toBe('127.0.0.1');
    expect(session!.user).toEqual({ id: 7, token: 's e' });
    expect(session!.id).not.toBe('');
  });

  it('keeps values for the life of the connection, each connection its own', async () => {
    class Counter extends Endpoint {
      override onTextReceived(): void {
        const session = this.session();
        session.set('count', (session.get<number>('count') ?? 0) + 1);
        this.sendText(String(session.get('count')));
      }
    }
    const server = await start({ endpoints: { counter: Counter } });
    const [a, b] = await Promise.all([
      new Client(`${server.url}/counter`).opened,
      new Client(`${server.url}/counter`).opened,
    ]);
    a!.send('');
    a!.send('');
    b!.send('');
    expect((await a!.count(2)).texts).toEqual(['1', '2']);
    expect((await b!.count(1)).texts).toEqual(['1']);
  });

  it('refuses with 401 when authenticate rejects, and with 503 when it takes too long', async () => {
    const server = await start({
      endpoints: { echo: Echo },
      limits: { handshake: 150 },
      authenticate: (request) => {
        if (request.query.has('slow')) return new Promise(() => {});
        throw new Error('who are you?');
      },
    });
    expect((await new Client(`${server.url}/echo`).refused).status).toBe(401);
    expect((await new Client(`${server.url}/echo?slow`).refused).status).toBe(503);
    expect(server.connections).toBe(0);
  });

  it('ends when its time is over: 1008', async () => {
    const server = await start({
      endpoints: { echo: Echo },
      authenticate: () => ({ id: 1, expiresAt: Date.now() + 100 }),
    });
    const client = await new Client(`${server.url}/echo`).opened;
    expect(await client.closed).toBe(1008);
    expect(client.closeReason).toBe('the session has ended');
  });

  it('can be ended from outside, by its user', async () => {
    const server = await start({
      endpoints: { echo: Echo },
      authenticate: (request) => request.query.get('user'),
    });
    const ann = await new Client(`${server.url}/echo?user=ann`).opened;
    const bob = await new Client(`${server.url}/echo?user=bob`).opened;
    expect(server.disconnect(({ user }) => user === 'ann')).toBe(1);
    expect(await ann.closed).toBe(1008);
    bob.send('still here');
    expect((await bob.count(2)).texts[1]).toBe('still here');
  });
});

describe('handlers', () => {
  it('run in the order of the messages, one at a time, and before onClose', async () => {
    const log: string[] = [];
    class Ordered extends Endpoint {
      override async onTextReceived(text: string): Promise<void> {
        log.push(`${text} begins`);
        await pause(text === '1' ? 30 : 1);
        log.push(`${text} ends`);
      }
      override onBinaryReceived(data: Uint8Array): void {
        log.push(`binary ${data.length}`);
      }
      override onClose(code: number): void {
        log.push(`closed ${code}`);
      }
    }
    const server = await start({ endpoints: { ordered: Ordered } });
    const client = await new Client(`${server.url}/ordered`).opened;
    client.send('1');
    client.send('2');
    client.send(Buffer.alloc(3));
    client.send('3');
    client.socket.close(1000);
    await waitFor(() => log.length === 8);
    expect(log).toEqual([
      '1 begins',
      '1 ends',
      '2 begins',
      '2 ends',
      'binary 3',
      '3 begins',
      '3 ends',
      'closed 1000',
    ]);
  });

  it('that throw or reject close their connection with 1011, and no other', async () => {
    const logged: string[] = [];
    const log = { debug() {}, info() {}, warn() {}, error: (_: object, text: string) => logged.push(text) };
    class Fragile extends Recorder {
      override onTextReceived(text: string): void | Promise<void> {
        if (text === 'throw') throw new Error('boom');
        if (text === 'reject') return Promise.reject(new Error('boom'));
        if (text === 'nothing') return Promise.reject(undefined);
        this.sendText(text);
      }
      override onPing(): void {
        throw new Error('boom');
      }
      override onClose(code: number): void {
        super.onClose(code);
        throw new Error('boom');
      }
    }
    closes.length = 0;
    const server = await start({ endpoints: { fragile: Fragile }, log });
    const fine = await new Client(`${server.url}/fragile?name=fine`).opened;
    for (const text of ['throw', 'reject', 'nothing', 'ping']) {
      const client = await new Client(`${server.url}/fragile?name=${text}`).opened;
      if (text === 'ping') client.socket.ping();
      else client.send(text);
      expect(await client.closed, text).toBe(1011);
    }
    fine.send('alive');
    expect((await fine.count(1)).texts).toEqual(['alive']);
    await waitFor(() => closes.length === 4);
    expect(closes).toEqual([
      ['throw', 1011],
      ['reject', 1011],
      ['nothing', 1011],
      ['ping', 1011],
    ]);
    // Each failure, and the failure of each onClose.
    expect(logged.filter((text) => text === 'a handler failed')).toHaveLength(8);
  });

  it('cannot speak in a constructor, and are told so', async () => {
    class Early extends Endpoint {
      constructor() {
        super();
        this.sendText('too early');
      }
    }
    const server = await start({ endpoints: { early: Early } });
    expect((await new Client(`${server.url}/early`).refused).status).toBe(500);
    expect(() => new Early()).toThrow('from onOpen on');
  });
});

describe('topics', () => {
  class Chat extends Endpoint {
    override onOpen(session: Session): void {
      void this.subscribe('lobby', { own: !session.query.has('quiet') });
      void this.publish('lobby', `${session.query.get('name')} joined`);
    }
    override onTextReceived(text: string): void {
      if (text === 'leave') this.unsubscribe('lobby');
      else void this.publish('lobby', text, text.startsWith('!') ? { except: this } : {});
    }
    override onBinaryReceived(data: Uint8Array): void {
      void this.publish('lobby', data);
    }
    override onClose(): void {
      void this.publish('lobby', `${this.session().query.get('name')} left`);
    }
  }

  it('deliver to all subscribers, in order, to the publisher unless it is not to', async () => {
    const server = await start({ endpoints: { chat: Chat } });
    const ann = await new Client(`${server.url}/chat?name=ann`).opened;
    // Subscribing and publishing in onOpen reaches oneself.
    await ann.count(1);
    const bob = await new Client(`${server.url}/chat?name=bob&quiet`).opened;
    await ann.count(2);
    ann.send('one');
    await bob.count(1);
    bob.send('two');
    await ann.count(4);
    ann.send('!three');
    ann.send(Buffer.from([1, 2, 3]));
    await bob.count(3);
    bob.send('leave');
    bob.socket.ping();
    await once(bob.socket, 'pong');
    ann.send('four');
    await ann.count(6);
    bob.socket.close();
    await ann.count(7);
    expect(ann.received).toEqual([
      'ann joined',
      'bob joined',
      'one',
      'two',
      Buffer.from([1, 2, 3]),
      'four',
      'bob left',
    ]);
    expect(bob.received).toEqual(['one', '!three', Buffer.from([1, 2, 3])]);
  });

  it('are freed when nobody is left', async () => {
    const server = await start({ endpoints: { chat: Chat } });
    const clients = await Promise.all(
      Array.from({ length: 20 }, (_, i) => new Client(`${server.url}/chat?name=${i}`).opened),
    );
    expect(server.topics.size).toBe(1);
    for (const client of clients) client.socket.close();
    await waitFor(() => server.topics.size === 0 && server.connections === 0);
  });

  it('are published to by the server itself', async () => {
    const server = await start({ endpoints: { chat: Chat } });
    const ann = await new Client(`${server.url}/chat?name=ann`).opened;
    await ann.count(1);
    expect(await server.publish('lobby', 'from a timer')).toBe(2);
    expect((await ann.count(2)).texts[1]).toBe('from a timer');
  });

  it('have names with bounds, and a bounded number a connection', async () => {
    const problems: string[] = [];
    class Greedy extends Endpoint {
      override onTextReceived(text: string): void {
        for (const topic of JSON.parse(text) as string[])
          try {
            void this.subscribe(topic);
          } catch (error) {
            problems.push((error as Error).message);
          }
        this.sendText('done');
      }
    }
    const server = await start({
      endpoints: { greedy: Greedy },
      limits: { subscriptions: 3, topicName: 20 },
    });
    const client = await new Client(`${server.url}/greedy`).opened;
    client.send(
      JSON.stringify(['', 'a\nb', 'x'.repeat(21), 'ü'.repeat(11), '\ud800', 'a', 'b', 'c', 'a', 'd']),
    );
    await client.count(1);
    expect(problems).toEqual([
      'subscribe: a topic is a string that is not empty',
      'subscribe: a topic has no control characters and no half characters',
      'subscribe: a topic has at most 20 bytes',
      'subscribe: a topic has at most 20 bytes',
      'subscribe: a topic has no control characters and no half characters',
      'subscribe: a connection has at most 3 subscriptions',
    ]);
    expect(server.topics.size).toBe(3);
  });
});

describe('closing', () => {
  it('delivers the code, and what was sent before it', async () => {
    class Closing extends Endpoint {
      override onTextReceived(text: string): void {
        this.sendText('before');
        const [code, reason = ''] = text.split(' ');
        this.close(Number(code), reason);
        this.sendText('after');
      }
    }
    const server = await start({ endpoints: { closing: Closing } });
    for (const code of [1000, 1001, 1008, 1011, 1012, 1013, 3000, 4000, 4999]) {
      const client = await new Client(`${server.url}/closing`).opened;
      client.send(`${code} because`);
      expect(await client.closed).toBe(code);
      expect(client.closeReason).toBe('because');
      expect(client.texts).toEqual(['before']);
    }
  });

  it('refuses codes that are never sent, and reasons that do not fit', async () => {
    let endpoint: Endpoint | undefined;
    class Open extends Endpoint {
      override onOpen(): void {
        endpoint = this;
      }
    }
    const server = await start({ endpoints: { open: Open } });
    const client = await new Client(`${server.url}/open`).opened;
    for (const code of [0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 1000.5])
      expect(() => endpoint!.close(code), String(code)).toThrow(RangeError);
    expect(() => endpoint!.close(1000, 'ü'.repeat(62))).toThrow('123 bytes');
    endpoint!.close(1000, `${'ü'.repeat(61)}x`);
    expect(await client.closed).toBe(1000);
  });

  it('runs onClose once, with the code: of the frame, 1005 without one, 1006 after none', async () => {
    closes.length = 0;
    const server = await start({ endpoints: { recorder: Recorder } });
    const open = (name: string) => new Client(`${server.url}/recorder?name=${name}`).opened;
    (await open('code')).socket.close(4321);
    await waitFor(() => closes.length === 1);
    (await open('none')).socket.close();
    await waitFor(() => closes.length === 2);
    (await open('cut')).socket.terminate();
    await waitFor(() => closes.length === 3);
    const raw = await open('reset');
    (raw.socket as unknown as { _socket: { resetAndDestroy(): void } })._socket.resetAndDestroy();
    await waitFor(() => closes.length === 4);
    await pause(50);
    expect(closes).toEqual([
      ['code', 4321],
      ['none', 1005],
      ['cut', 1006],
      ['reset', 1006],
    ]);
  });
});

describe('ping and pong', () => {
  it('answers pings, and hears pongs', async () => {
    const pongs: string[] = [];
    class Pinging extends Endpoint {
      override onTextReceived(text: string): void {
        this.ping(text);
      }
      override onPong(payload: Uint8Array): void {
        pongs.push(Buffer.from(payload).toString());
      }
    }
    const server = await start({ endpoints: { pinging: Pinging } });
    const client = await new Client(`${server.url}/pinging`).opened;
    const answered = new Promise((resolve) => client.socket.once('pong', (data) => resolve(data.toString())));
    client.socket.ping('marco');
    expect(await answered).toBe('marco');
    client.send('polo');
    await waitFor(() => pongs.length === 1);
    expect(pongs).toEqual(['polo']);
    expect(() => new Pinging().ping('')).toThrow();
  });
});
