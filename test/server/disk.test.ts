// The disk beneath the default store: what is acknowledged was synced, and a disk that is full is survived.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { cleanUp, WireClient, waitFor } from './support/clients.ts';
import { type ServerProcess, startProcess } from './support/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'qmlet-disk-'));
const servers: ServerProcess[] = [];
const begin = async (database: string, within: readonly string[] = []): Promise<ServerProcess> => {
  const server = await startProcess(database, 0, within);
  servers.push(server);
  return server;
};
afterEach(async () => {
  await cleanUp();
  await Promise.all(servers.splice(0).map((server) => server.kill()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether a program is there and does what it is asked to: tracing and limits may be forbidden here. */
const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** Runs `tests` where the tool works; says so where it does not: a container may forbid to trace. */
const withTool = (works: boolean, name: string, tests: () => void): void => {
  if (works) tests();
  else
    it(`${name} does not work here: what needs it did not run (apt-get install ${name})`, () => {
      console.log(`${name} does not work here, so what needs it did not run. apt-get install ${name}`);
    });
};

describe('a message', () => {
  withTool(works('strace', '-f', '-e', 'trace=fsync', 'true'), 'strace', () => {
    it('is acknowledged after a sync, and a crowd of messages shares one', async () => {
      const trace = join(folder, 'trace');
      // -D: it is the server that is killed in the end, not what traces it.
      const strace = 'strace -D -f --seccomp-bpf -qq -e trace=fsync,fdatasync -o'.split(' ');
      const server = await begin(join(folder, 'synced.db'), [...strace, trace]);
      const syncs = () => readFileSync(trace, 'utf8').match(/(fsync|fdatasync).*= 0$/gm)?.length ?? 0;
      const client = new WireClient(`${server.url}/room`);
      await client.hello();
      await client.next('topic');
      for (let id = 1; id <= 5; id++) {
        const before = syncs();
        client.tell({ type: 'message', id, data: `m ${id}` });
        await client.next('ack', (ack) => ack.id === id);
        expect(syncs()).toBeGreaterThan(before);
      }
      const before = syncs();
      for (let id = 6; id <= 505; id++) client.tell({ type: 'message', id, data: `m ${id}` });
      await client.next('ack', (ack) => ack.id === 505, 20_000);
      expect(syncs()).toBeGreaterThan(before);
      expect(syncs() - before).toBeLessThan(250);
    }, 120_000);
  });
});

describe('a disk that is full', () => {
  withTool(works('prlimit', '--version') && works('sh', '-c', 'ulimit -Sf 100'), 'util-linux', () => {
    it('refuses, loses nothing of what was acknowledged, and goes on when there is room again', async () => {
      const database = join(folder, 'full.db');
      // No file may grow beyond 1 MB: to SQLite it is a disk that takes no more.
      const server = await begin(database, ['sh', '-c', 'ulimit -Sf 2000; exec "$@"', 'sh']);
      const client = new WireClient(`${server.url}/room`);
      await client.hello();
      await client.next('topic');
      const data = 'x'.repeat(10_000);
      let id = 0;
      const acked = () => Number(client.of('ack').at(-1)?.id ?? 0);
      const say = () => client.tell({ type: 'message', id: ++id, data: `${id} ${data}` });
      const health = async () => (await fetch(`${server.url}/healthz`)).status;
      while ((await health()) === 200 && id < 2000) {
        say();
        await waitFor(() => acked() === id || server.child.exitCode !== null, 300).catch(() => {});
      }
      expect(id).toBeLessThan(2000);
      const stored = acked();
      expect(stored).toBeGreaterThan(20);
      // The socket stays, and what waits is not acknowledged.
      say();
      expect(client.socket.readyState).toBe(1);
      expect(await health()).toBe(503);
      expect(acked()).toBe(stored);
      spawnSync('prlimit', ['--pid', String(server.child.pid), '--fsize=unlimited']);
      await waitFor(
        () => acked() === id,
        20_000,
        () => `${acked()} of ${id}`,
      );
      expect(await health()).toBe(200);
      await server.kill();
      const next = await begin(database);
      const reader = new WireClient(`${next.url}/room`);
      await reader.hello();
      await reader.messageCount(id, 10_000);
      expect(reader.data()).toEqual(Array.from({ length: id }, (_, i) => `${i + 1} ${data}`));
      expect(reader.of('message').map(({ offset }) => offset)).toEqual(
        Array.from({ length: id }, (_, i) => i + 1),
      );
    }, 120_000);
  });

  // A disk of 3 MB in memory, which only the server sees, and which goes with it.
  const small = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o size=3m tmpfs "$0" && exec "$@"', folder];
  withTool(works(small[0]!, ...small.slice(1), 'true'), 'mount', () => {
    it('is named to who runs the server; clients are refused, and are served again when there is room', async () => {
      const database = join(folder, 'small.db');
      const server = await begin(database, ['env', 'STORE_TIMEOUT=2000', ...small]);
      // The disk as the server sees it.
      const filler = `/proc/${server.child.pid}/root${join(folder, 'filler')}`;
      writeFileSync(filler, Buffer.alloc(1_500_000));
      const client = new WireClient(`${server.url}/room`);
      await client.hello();
      await client.next('topic');
      const data = 'x'.repeat(10_000);
      const acked = () => Number(client.of('ack').at(-1)?.id ?? 0);
      let id = 0;
      while (!client.of('refuse').length) {
        client.tell({ type: 'message', id: ++id, data: `${id} ${data}` });
        await waitFor(() => acked() === id || client.of('refuse').length > 0, 20_000);
      }
      expect(server.errors()).toContain(`the disk of ${database} is full. Make room on it`);
      const stored = acked();
      expect(stored).toBe(id - 1);
      expect(stored).toBeGreaterThan(20);
      expect(client.of('refuse')[0]).toEqual({
        type: 'refuse',
        id,
        reason: 'the store is away',
        retry: 1000,
      });
      expect(client.socket.readyState).toBe(1);
      // Those who come meanwhile get what is stored.
      const reader = new WireClient(`${server.url}/room`);
      await reader.hello();
      await reader.messageCount(stored);
      rmSync(filler);
      client.tell({ type: 'message', id, data: `${id} ${data}` });
      await waitFor(() => acked() === id);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      await reader.messageCount(id);
      expect(reader.data()).toEqual(Array.from({ length: id }, (_, i) => `${i + 1} ${data}`));
    }, 120_000);
  });
});
