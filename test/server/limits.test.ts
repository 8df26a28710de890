// What the server refuses, with which code: at the upgrade, on the wire, and from those who do not read.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Echo } from '../../src/server/echo.ts';
import { Endpoint } from '../../src/server/endpoint.ts';
import type { Session } from '../../src/server/session.ts';
import type { Store } from '../../src/server/store.ts';
import { MemoryStore } from '../../src/server/stores/memory.ts';
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

const closes: number[] = [];
class Chat extends Endpoint {
  override onOpen(session: Session): void {
    this.keepAliveInterval = Number(session.query.get('keepAlive') ?? 0);
    void this.subscribe('lobby');
  }
  override onTextReceived(text: string): void {
    void this.publish('lobby', text);
  }
  override onClose(code: number): void {
    closes.push(code);
  }
}

describe('Origin', () => {
  const options = { endpoints: { echo: Echo }, origins: ['https://chat.example'] };

  it('has to be the own one, or a listed one, exactly', async () => {
    const server = await start(options);
    const at = (origin: string) => new Client(`${server.url}/echo`, [], { origin });
    for (const origin of [server.url, 'https://chat.example', server.url.replace('http', 'https')])
      await at(origin).opened;
    for (const origin of [
      'null',
      'https://evil.example',
      'http://chat.example',
      'https://chat.example:444',
      'https://chat.example.evil.example',
      'https://xchat.example',
      'https://chat.example/',
      `${server.url}0`,
      'http://127.0.0.1',
    ])
      expect((await at(origin).refused).status, origin).toBe(403);
  });

  it('may be missing, as from programs, unless that is refused', async () => {
    await new Client(`${(await start(options)).url}/echo`).opened;
    const strict = await start({ ...options, allowMissingOrigin: false });
    expect((await new Client(`${strict.url}/echo`).refused).status).toBe(403);
    const all = await start({ ...options, origins: '*' });
    await new Client(`${all.url}/echo`, [], { origin: 'null' }).opened;
  });

  it('has a form that is checked when the server starts', async () => {
    await expect(start({ origins: ['chat.example'] })).rejects.toThrow("'chat.example' is no origin");
    await expect(start({ origins: ['https://chat.example/'] })).rejects.toThrow(
      '(here: https://chat.example)',
    );
    await expect(start({ limits: { connection: 1 } as never })).rejects.toThrow("there is no 'connection'");
    await expect(start({ limits: { backlog: -1 } })).rejects.toThrow("'backlog'");
  });
});

describe('room', () => {
  it('is bounded in all (503), for an address (429) and for a user (429)', async () => {
    const all = await start({ endpoints: { echo: Echo }, limits: { connections: 2 } });
    const first = await new Client(`${all.url}/echo`).opened;
    await new Client(`${all.url}/echo`).opened;
    const refused = await new Client(`${all.url}/echo`).refused;
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10']);
    first.socket.close();
    await waitFor(() => all.connections === 1);
    await new Client(`${all.url}/echo`).opened;

    const address = await start({ endpoints: { echo: Echo }, limits: { connectionsPerAddress: 1 } });
    await new Client(`${address.url}/echo`).opened;
    expect((await new Client(`${address.url}/echo`).refused).status).toBe(429);

    const user = await start({
      endpoints: { echo: Echo },
      limits: { connectionsPerUser: 1 },
      authenticate: (request) => ({ id: request.query.get('user') }),
    });
    await new Client(`${user.url}/echo?user=ann`).opened;
    expect((await new Client(`${user.url}/echo?user=ann`).refused).status).toBe(429);
    await new Client(`${user.url}/echo?user=bob`).opened;
  });

  it('is counted by X-Forwarded-For from trusted proxies only', async () => {
    const at = async (trustedProxies: string[], forwarded: string[]) => {
      const server = await start({
        endpoints: { echo: Echo },
        limits: { connectionsPerAddress: 1 },
        trustedProxies,
      });
      const results: (number | string)[] = [];
      for (const address of forwarded) {
        const client = new Client(`${server.url}/echo`, [], { headers: { 'X-Forwarded-For': address } });
        results.push(
          await Promise.race([
            client.opened.then(() => 'open'),
            client.refused.then(({ status }) => status),
          ]).catch(() => 'error'),
        );
      }
      return results;
    };
    expect(await at([], ['1.1.1.1', '2.2.2.2'])).toEqual(['open', 429]);
    expect(await at(['127.0.0.1'], ['1.1.1.1', '2.2.2.2', '6.6.6.6, 1.1.1.1'])).toEqual([
      'open',
      'open',
      429,
    ]);
  });
});

describe('the HTTP before it', () => {
  it('is cut off when it is silent or does not end', async () => {
    const server = await start({ endpoints: { echo: Echo }, limits: { handshake: 300 } });
    const silent = new Raw(server);
    const partial = new Raw(server);
    partial.write('GET /echo HTTP/1.1\r\nHost: x\r\nUpgrade: webso');
    const dripping = new Raw(server);
    dripping.write('GET /echo HTTP/1.1\r\n');
    const timer = setInterval(() => dripping.write('X-A: b\r\n'), 50);
    await Promise.all([silent.end(), partial.end(), dripping.end()]);
    clearInterval(timer);
    expect(partial.text).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  it('has headers of at most 16 KiB, and a good handshake', async () => {
    const server = await start({ endpoints: { echo: Echo } });
    const answer = async (request: string) => {
      const raw = new Raw(server);
      raw.write(request);
      await raw.end();
      return Number(raw.text.slice(9, 12));
    };
    expect(await answer(upgradeRequest('/echo', { 'X-Bomb': 'x'.repeat(17_000) }))).toBe(431);
    expect(await answer(upgradeRequest('/echo', { 'Sec-WebSocket-Key': 'short' }))).toBe(400);
    expect(await answer(upgradeRequest('/echo', { 'Sec-WebSocket-Version': '12' }))).toBe(400);
    expect(await answer(upgradeRequest('/echo').replace('GET', 'POST'))).toBe(405);
    expect(await answer('nonsense\r\n\r\n')).toBe(400);
  });
});

describe('frames', () => {
  const bad: [string, number, Buffer[]][] = [
    ['unmasked', 1002, [clientFrame(1, 'x', { mask: false })]],
    ['a reserved opcode', 1002, [clientFrame(3, 'x')]],
    ['a reserved control opcode', 1002, [clientFrame(11, 'x')]],
    ['a reserved bit', 1002, [clientFrame(1, 'x', { rsv: 4 })]],
    ['a long ping', 1002, [clientFrame(9, 'x'.repeat(126))]],
    ['a fragmented ping', 1002, [clientFrame(9, 'x', { fin: false })]],
    ['a continuation of nothing', 1002, [clientFrame(0, 'x')]],
    ['text in the middle of a message', 1002, [clientFrame(1, 'x', { fin: false }), clientFrame(1, 'y')]],
    ['a close code that is none', 1002, [clientFrame(8, Buffer.from([3, 237]))]],
    ['a close frame of one byte', 1002, [clientFrame(8, Buffer.from([3]))]],
    ['invalid UTF-8', 1007, [clientFrame(1, Buffer.from([0xc3, 0x28]))]],
    ['UTF-8 that is cut', 1007, [clientFrame(1, Buffer.from([0xf0, 0x9f]))]],
    ['half characters', 1007, [clientFrame(1, Buffer.from([0xed, 0xa0, 0x80]))]],
    [
      'invalid UTF-8 over fragments',
      1007,
      [clientFrame(1, Buffer.from([0xf0, 0x9f]), { fin: false }), clientFrame(0, 'x')],
    ],
    ['invalid UTF-8 in a close reason', 1007, [clientFrame(8, Buffer.from([3, 232, 0xff]))]],
    ['a message above the limit', 1009, [clientFrame(1, 'x'.repeat(65_537))]],
    [
      'fragments above the limit',
      1009,
      [clientFrame(1, 'x'.repeat(40_000), { fin: false }), clientFrame(0, 'x'.repeat(40_000))],
    ],
    ['a length that does not fit', 1009, [Buffer.from([0x82, 0xff, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])]],
  ];
  it.each(bad)('that are wrong close the connection: %s with %i', async (_, code, frames) => {
    closes.length = 0;
    const server = await start({ endpoints: { chat: Chat } });
    const raw = await new Raw(server).upgrade('/chat');
    for (const frame of frames) raw.write(frame);
    await waitFor(() => raw.closeCode !== 0);
    expect(raw.closeCode).toBe(code);
    raw.socket.end();
    await waitFor(() => closes.length === 1);
    expect(closes).toEqual([code]);
    expect((await await new Client(`${server.url}/chat`).opened).socket.readyState).toBe(1);
  });

  it('that are right are taken: fragments, with pings between, byte for byte', async () => {
    const server = await start({ endpoints: { echo: Echo } });
    const raw = await new Raw(server).upgrade('/echo');
    const frames = Buffer.concat([
      clientFrame(1, Buffer.from([0xf0, 0x9f]), { fin: false }),
      clientFrame(9, 'p'),
      clientFrame(0, '', { fin: false }),
      clientFrame(0, Buffer.from([0xa6, 0x8a])),
      clientFrame(2, ''),
    ]);
    for (const byte of frames) raw.write(Buffer.from([byte]));
    const expected = Buffer.concat([
      Buffer.from([0x8a, 1, 0x70]),
      Buffer.from([0x81, 4, 0xf0, 0x9f, 0xa6, 0x8a]),
      Buffer.from([0x82, 0]),
    ]);
    await waitFor(() => raw.bytes.includes(expected.subarray(3)));
    expect(raw.bytes.includes(expected.subarray(0, 3))).toBe(true);
  });

  it('survives noise: 300 random starts, with compression too', async () => {
    const server = await start({
      endpoints: { echo: Echo },
      perMessageDeflate: true,
      limits: { connectionsPerAddress: 0 },
    });
    // A fixed sequence: a failure can be repeated.
    let seed = 42;
    const random = (n: number) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
    for (let round = 0; round < 300; round += 20)
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          const raw = await new Raw(server).upgrade(
            '/echo',
            random(2) ? { 'Sec-WebSocket-Extensions': 'permessage-deflate' } : {},
          );
          const noise = Buffer.from(Array.from({ length: 1 + random(200) }, () => random(256)));
          raw.write(random(2) ? noise : Buffer.concat([clientFrame(1, 'fine'), noise]));
          await pause(5);
          raw.socket.destroy();
        }),
      );
    const client = await new Client(`${server.url}/echo`).opened;
    client.send('still here');
    expect((await client.count(2)).texts[1]).toBe('still here');
    await waitFor(() => server.connections === 1);
  });

  it('that inflate beyond the limit close with 1009, and cost no memory', async () => {
    const server = await start({ endpoints: { echo: Echo }, perMessageDeflate: true });
    const raw = await new Raw(server).upgrade('/echo', { 'Sec-WebSocket-Extensions': 'permessage-deflate' });
    const bomb = deflateRawSync(Buffer.alloc(40 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    raw.write(clientFrame(1, bomb.subarray(0, 60_000), { rsv: 4 }));
    await waitFor(() => raw.closeCode !== 0);
    expect(raw.closeCode).toBe(1009);
    expect(process.memoryUsage().rss - before).toBeLessThan(10 * 1024 * 1024);
  });
});

describe('rates', () => {
  it('close with 1008: messages, pings and pongs, bytes', async () => {
    const server = await start({
      endpoints: { echo: Echo },
      limits: { messagesPerSecond: 20, bytesPerSecond: 50_000 },
    });
    const flood = async (send: (client: Client, i: number) => void) => {
      const client = await new Client(`${server.url}/echo`).opened;
      for (let i = 0; i < 100; i++) send(client, i);
      return client.closed;
    };
    expect(await flood((client) => client.send('x'))).toBe(1008);
    expect(await flood((client) => client.socket.ping('x'))).toBe(1008);
    expect(await flood((client) => client.socket.pong('x'))).toBe(1008);
    expect(await flood((client, i) => i < 5 && client.send('x'.repeat(30_000)))).toBe(1008);
    // A burst within the bounds is fine.
    const fine = await new Client(`${server.url}/echo`).opened;
    for (let i = 0; i < 30; i++) fine.send(String(i));
    await fine.count(31);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('qmlet_connections_rejected_total{code="1008"} 4');
  });
});

describe('slow consumers', () => {
  it('are closed with 1013 when too much waits, without holding up the others or the memory', async () => {
    closes.length = 0;
    const warnings: { code?: number }[] = [];
    const log = { debug() {}, info() {}, error() {}, warn: (fields: object) => void warnings.push(fields) };
    const server = await start({
      endpoints: { chat: Chat },
      history: { '*': { keep: 0 } },
      log,
    });
    const slow = await new Raw(server).upgrade('/chat');
    slow.socket.pause();
    const fast = await new Client(`${server.url}/chat`).opened;
    const message = 'x'.repeat(60_000);
    const before = process.memoryUsage().rss;
    let grown = 0;
    for (let i = 0; i < 500; i++) {
      void server.publish('lobby', message + i);
      if (i % 5 === 0) {
        await fast.count(i);
        // What the fast client keeps is not the server's.
        fast.received.fill('', 0, Math.max(0, fast.received.length - 10));
        grown = Math.max(grown, process.memoryUsage().rss - before);
      }
    }
    await fast.count(500);
    await waitFor(() => closes.length === 1);
    expect(closes).toEqual([1013]);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 1013 }));
    expect(grown).toBeLessThan(80 * 1024 * 1024);
    expect(server.connections).toBe(1);
  }, 20_000);

  it('are closed with 1013 when they take nothing for long, though little waits', async () => {
    closes.length = 0;
    const server = await start({
      endpoints: { chat: Chat },
      limits: { stall: 500, backlog: 1e9 },
    });
    const slow = await new Raw(server).upgrade('/chat');
    slow.socket.pause();
    for (let i = 0; i < 300; i++) {
      void server.publish('lobby', 'x'.repeat(60_000));
      if (i % 20 === 0) await pause(1);
    }
    await waitFor(() => closes.length === 1, 5000);
    expect(closes).toEqual([1013]);
  });

  it('are not read while their answers wait', async () => {
    const server = await start({
      endpoints: { echo: Echo },
      limits: { messagesPerSecond: 0, bytesPerSecond: 0 },
    });
    const raw = await new Raw(server).upgrade('/echo');
    raw.socket.pause();
    const frame = clientFrame(2, Buffer.alloc(50_000));
    let written = 0;
    const writing = (async () => {
      for (; written < 1000 && !raw.ended; written++)
        if (!raw.socket.write(frame)) await Promise.race([once(raw.socket, 'drain'), pause(500)]);
    })();
    const before = process.memoryUsage().rss;
    await pause(700);
    // What the kernel takes on both sides, and no more.
    expect(raw.socket.bytesWritten - raw.socket.writableLength).toBeLessThan(30 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    raw.socket.destroy();
    await writing;
  });
});

describe('handlers that do not keep up', () => {
  it('stop the reading of their connection', async () => {
    let handled = 0;
    let go!: () => void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    class Slow extends Endpoint {
      override async onBinaryReceived(): Promise<void> {
        await gate;
        handled++;
      }
    }
    const server = await start({
      endpoints: { slow: Slow },
      limits: { queue: 4, messagesPerSecond: 0, bytesPerSecond: 0 },
    });
    const raw = await new Raw(server).upgrade('/slow');
    const frame = clientFrame(2, Buffer.alloc(60_000));
    for (let i = 0; i < 400; i++) raw.write(frame);
    await settled(raw);
    // The kernels' buffers hold a few MB of the 24; the rest has not left the client.
    expect(raw.socket.writableLength).toBeGreaterThan(5 * 1024 * 1024);
    expect(handled).toBe(0);
    go();
    await waitFor(() => handled === 400);
  });
});

describe('a store that does not keep up', () => {
  it('stops the reading of those who publish, long before anything is refused; then all is stored', async () => {
    let go!: () => void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    class Slow extends MemoryStore {
      override async append(...args: Parameters<Store['append']>): ReturnType<Store['append']> {
        await gate;
        return super.append(...args);
      }
    }
    class Publisher extends Endpoint {
      override onBinaryReceived(data: Uint8Array): void {
        void this.publish('topic', data);
      }
    }
    const server = await start({
      endpoints: { publisher: Publisher },
      store: new Slow(),
      history: { '*': { keep: 1000 } },
      limits: { storeQueue: 40, storeTimeout: 60_000, messagesPerSecond: 0, bytesPerSecond: 0 },
    });
    const raw = await new Raw(server).upgrade('/publisher');
    const frame = clientFrame(2, Buffer.alloc(60_000));
    for (let i = 0; i < 400; i++) raw.write(frame);
    await settled(raw);
    expect(raw.socket.writableLength).toBeGreaterThan(5 * 1024 * 1024);
    expect(server.topics.appender.length).toBeGreaterThan(20);
    expect(server.topics.appender.length).toBeLessThan(40);
    go();
    await waitFor(() => raw.socket.writableLength === 0 && server.topics.appender.length === 0);
    expect(await server.publish('topic', 'the last')).toBe(401);
  });
});

/** Resolves when nothing leaves the client any more. */
async function settled({ socket }: Raw): Promise<void> {
  for (let before = -1; socket.writableLength !== before; ) {
    before = socket.writableLength;
    await pause(300);
  }
}

describe('keep-alive', () => {
  it('cuts off a peer that does not answer: onClose(1006), once', async () => {
    closes.length = 0;
    const server = await start({ endpoints: { chat: Chat } });
    const dead = await new Raw(server).upgrade('/chat?keepAlive=1');
    const alive = await new Client(`${server.url}/chat?keepAlive=1`).opened;
    let pings = 0;
    alive.socket.on('ping', () => pings++);
    await waitFor(() => closes.length > 0, 15_000);
    await dead.end();
    expect(closes).toEqual([1006]);
    expect(pings).toBeGreaterThan(0);
    expect(alive.socket.readyState).toBe(1);
    // The dead one was pinged first.
    expect(dead.bytes.includes(Buffer.from([0x89, 0]))).toBe(true);
  });

  it('cuts off a process that was stopped', async () => {
    closes.length = 0;
    const server = await start({ endpoints: { chat: Chat } });
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import WebSocket from ${JSON.stringify(new URL('../../node_modules/ws/wrapper.mjs', import.meta.url).href)};
       const socket = new WebSocket(process.argv[1]); socket.on('open', () => console.log('open'))`,
        `${server.url.replace('http', 'ws')}/chat?keepAlive=1`,
      ],
      { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
    );
    try {
      await once(child.stdout, 'data');
      child.kill('SIGSTOP');
      await waitFor(() => closes.length > 0, 15_000);
      expect(closes).toEqual([1006]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('does not take a peer for dead whose answer waits because the server was held up', async () => {
    closes.length = 0;
    const server = await start({ endpoints: { chat: Chat } });
    const peer = await new Raw(server).upgrade('/chat?keepAlive=1');
    const ping = Buffer.from([0x89, 0]);
    await waitFor(() => peer.bytes.includes(ping));
    peer.write(clientFrame(10, ''));
    // It is in the kernel's hands when the process stands still for longer than a peer has to answer.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
    const before = peer.bytes.length;
    await waitFor(() => peer.ended || peer.bytes.length > before);
    expect(closes).toEqual([]);
    expect(peer.bytes.subarray(before)).toEqual(ping);
  });

  it('does nothing when it is off, nor while something comes', async () => {
    closes.length = 0;
    const server = await start({ endpoints: { chat: Chat } });
    const off = await new Raw(server).upgrade('/chat');
    const sending = await new Raw(server).upgrade('/chat?keepAlive=1');
    for (let i = 0; i < 25; i++) {
      // A message that takes its time, byte for byte: the peer is not dead.
      sending.write(i === 0 ? clientFrame(2, Buffer.alloc(100)).subarray(0, 20) : Buffer.from([0]));
      await pause(100);
    }
    expect(closes).toEqual([]);
    expect(off.bytes.length).toBe(0);
  });
});
