// Messages that are on the disk when they are acknowledged. 64 writers, each with one message on its way: the
// server's rate, against the same writers calling the database's driver with nothing else about it. And the
// time to the acknowledgement at 200 messages a second.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { SILENT } from '../../src/server/log.ts';
import { openDatabase } from '../../src/server/open-store.ts';
import { CHAT_PROTOCOL } from '../../src/shared/chat-protocol.ts';
import { startPeer } from './peer.ts';

const WRITERS = 64;
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

/** Appends a second by writers that call the driver, each waiting for its commit; batched as the server does. */
export function driverAlone(seconds: number, address?: string): Promise<number> {
  return withDatabase(address, async (at) => {
    const { store } = await openDatabase(at, SILENT);
    await store.open();
    const { Appender } = await import('../../src/server/appender.ts');
    const appender = new Appender(store, {
      maxMessages: 1e6,
      maxBytes: 1e9,
      timeout: 10_000,
      onStored() {},
      log: SILENT,
    });
    let count = 0;
    const end = performance.now() + seconds * 1000;
    const start = performance.now();
    await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        for (let seq = Date.now() * 1000; performance.now() < end; count++)
          await appender.add({
            topic: `topic ${writer % 8}`,
            source: `driver${writer}`,
            seq: ++seq,
            sender: `driver${writer}`,
            kind: 'text',
            name: '',
            except: '',
            time: Date.now(),
            data: TEXT,
          });
      }),
    );
    const rate = (count * 1000) / (performance.now() - start);
    await store.close();
    return rate;
  });
}

/** A client of qmlet.1 that knows no more than to send and to hear of acknowledgements. */
async function writer(url: string, name: number): Promise<{ send(): Promise<void>; close(): void }> {
  const socket = new WebSocket(url, [CHAT_PROTOCOL], { perMessageDeflate: false });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  let id = 0;
  let acked = 0;
  let waiting: (() => void) | undefined;
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (!text.startsWith('{"type":"ack"')) return;
    acked = (JSON.parse(text) as { id: number }).id;
    if (acked >= id) waiting?.();
  });
  socket.send(JSON.stringify({ type: 'hello', client: `bench-client-${process.pid}-${name}-${Date.now()}` }));
  return {
    send: () =>
      new Promise((resolve) => {
        waiting = resolve;
        socket.send(`{"type":"message","id":${++id},"data":"${TEXT}"}`);
      }),
    close: () => socket.terminate(),
  };
}

/** Acknowledged messages a second of the server with 64 clients. */
export function served(seconds: number, address?: string): Promise<number> {
  return withDatabase(address, async (at) => {
    const peer = await startPeer({ kind: 'qmlet', database: at });
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, (_, i) => writer(`${peer.url}/writer?topic=${i % 8}`, i)),
    );
    let count = 0;
    const start = performance.now();
    const end = start + seconds * 1000;
    await Promise.all(
      writers.map(async (one) => {
        for (; performance.now() < end; count++) await one.send();
      }),
    );
    const rate = (count * 1000) / (performance.now() - start);
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
