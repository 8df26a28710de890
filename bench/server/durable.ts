// Messages that are on the disk when they are acknowledged. 64 writers, each with one message on its way: the
// server's rate, against the same writers calling the database's driver with nothing else about it. And the
// time to the acknowledgement at 200 messages a second.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Appender } from '../../src/server/appender.ts';
import { SILENT } from '../../src/server/log.ts';
import { openDatabase } from '../../src/server/open-store.ts';
import { CHAT_PROTOCOL } from '../../src/shared/chat-protocol.ts';
import { type PeerOptions, startPeer } from './peer.ts';
import { plainDriver, WRITERS } from './plain-driver.ts';

const TEXT = 'x'.repeat(200);

/** Runs `body` with a SQLite file of its own, or the address that is given. */
async function withDatabase<Result>(
  address: string | undefined,
  body: (at: string) => Promise<Result>,
): Promise<Result> {
  if (address) return body(address);
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-bench-'));
  try {
    return await body(join(folder, 'bench.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the writers get done a second, each waiting for its last one; after a second in which all warms up. */
async function rateOf(seconds: number, one: (writer: number) => Promise<unknown>): Promise<number> {
  const run = async (milliseconds: number): Promise<number> => {
    let count = 0;
    const start = performance.now();
    const end = start + milliseconds;
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (; performance.now() < end; count++) await one(writer);
      }),
    );
    return (count * 1000) / (performance.now() - start);
  };
  await run(1000);
  return run(seconds * 1000);
}

/**
 * Rows a second that the database's own driver stores, each by a transaction of its own, asked for by 64
 * writers that wait for their commit: what a program without a server in between would do.
 */
export function driverAlone(seconds: number, address?: string): Promise<number> {
  return withDatabase(address, async (at) => {
    const { insert, close } = await plainDriver(at);
    const rate = await rateOf(seconds, (writer) => insert(`topic ${writer % 8}`, TEXT));
    await close();
    return rate;
  });
}

/** The same by our store, 64 writers in its own process: what the group commit makes of it, without sockets. */
export function storeAlone(seconds: number, address?: string): Promise<number> {
  return withDatabase(address, async (at) => {
    const { store } = await openDatabase(at, SILENT);
    await store.open();
    const appender = new Appender(store, {
      maxMessages: 1e6,
      maxBytes: 1e9,
      timeout: 10_000,
      onStored() {},
      log: SILENT,
    });
    let seq = Date.now() * 1000;
    const rate = await rateOf(seconds, (writer) =>
      appender.add({
        topic: `topic ${writer % 8}`,
        source: `alone${writer}`,
        seq: ++seq,
        sender: `alone${writer}`,
        kind: 'text',
        name: '',
        except: '',
        time: Date.now(),
        data: TEXT,
      }),
    );
    await store.close();
    return rate;
  });
}

/**
 * A client of qmlet.1 that knows no more than to send and to hear of acknowledgements, on a raw socket: it is
 * on the same cores as what is measured.
 */
export async function writer(url: string, name: number): Promise<{ send(): Promise<void>; close(): void }> {
  const { hostname, port, pathname, search } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.setNoDelay(true);
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
      `Sec-WebSocket-Protocol: ${CHAT_PROTOCOL}\r\n\r\n`,
  );
  await once(socket, 'data');
  // Masked with zeros: allowed, and no work.
  const frame = (text: string): Buffer => {
    const { length } = text;
    const head = length < 126 ? [0x81, 0x80 | length] : [0x81, 0xfe, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), Buffer.from(text, 'latin1')]);
  };
  let id = 0;
  const waiting: { id: number; resolve(): void }[] = [];
  socket.on('data', (data: Buffer) => {
    // An acknowledgement is small enough to come in one piece; the last one counts.
    const text = data.toString('latin1');
    const at = text.lastIndexOf('{"type":"ack","id":');
    if (at < 0) return;
    const acked = Number.parseInt(text.slice(at + 19), 10);
    while (waiting.length && waiting[0]!.id <= acked) waiting.shift()!.resolve();
  });
  socket.write(frame(`{"type":"hello","client":"bench-client-${process.pid}-${name}-${Date.now()}"}`));
  return {
    send: () =>
      new Promise((resolve) => {
        waiting.push({ id: ++id, resolve });
        socket.write(frame(`{"type":"message","id":${id},"data":"${TEXT}"}`));
      }),
    close: () => socket.destroy(),
  };
}

/**
 * Acknowledged messages a second of the server with 64 clients. Of `ws`, that acknowledges and stores nothing:
 * the most that clients on the same cores can get from any server in Node. Of `plain`: `ws` in front of the
 * database's own driver, acknowledging after the commit, as one would write it oneself.
 */
export function served(
  seconds: number,
  address?: string,
  kind: PeerOptions['kind'] = 'qmlet',
): Promise<number> {
  return withDatabase(address, async (at) => {
    const peer = await startPeer({ kind, database: at });
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, (_, i) => writer(`${peer.url}/writer?topic=${i % 8}`, i)),
    );
    const rate = await rateOf(seconds, (i) => writers[i]!.send());
    for (const one of writers) one.close();
    await peer.kill();
    return rate;
  });
}

/** Milliseconds from sending to the acknowledgement at a steady rate: median and 99th percentile. */
export function latency(rate: number, seconds: number): Promise<{ p50: number; p99: number }> {
  return withDatabase(undefined, async (at) => {
    const peer = await startPeer({ kind: 'qmlet', database: at });
    const writers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => writer(`${peer.url}/writer?topic=${i % 8}`, i)),
    );
    const times: number[] = [];
    const sent: Promise<void>[] = [];
    const start = performance.now();
    for (let i = 0; i < rate * seconds; i++) {
      const due = start + (i * 1000) / rate;
      if (due > performance.now())
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const before = performance.now();
      sent.push(writers[i % writers.length]!.send().then(() => void times.push(performance.now() - before)));
    }
    await Promise.all(sent);
    for (const one of writers) one.close();
    await peer.kill();
    times.sort((a, b) => a - b);
    return { p50: times[Math.floor(times.length / 2)]!, p99: times[Math.floor(times.length * 0.99)]! };
  });
}
