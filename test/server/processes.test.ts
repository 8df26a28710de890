// Processes: killed under load, stopped in order, three of them on one database, the database away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, pause, WireClient, waitFor } from './support/clients.ts';
import {
  type Database,
  quickFolder,
  startPostgres,
  startRedis,
  withPostgres,
  withRedis,
} from './support/databases.ts';
import { Gate } from './support/gate.ts';
import { ChatSocket } from './support/node-socket.ts';
import { type ServerProcess, startProcess } from './support/server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'qmlet-processes-'));
const servers: ServerProcess[] = [];
const sockets: ChatSocket[] = [];
const gates: Gate[] = [];
const open = (url: string): ChatSocket => {
  const socket = new ChatSocket(url, { reconnectMin: 20, reconnectMax: 100 });
  sockets.push(socket);
  return socket;
};
const begin = async (database: string, port?: number): Promise<ServerProcess> => {
  const server = await startProcess(database, port);
  servers.push(server);
  return server;
};
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.stop();
  for (const gate of gates.splice(0)) gate.close();
  await cleanUp();
  await Promise.all(servers.splice(0).map((server) => server.kill()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything that a room has, as a newcomer gets it. */
async function stored(url: string, count: number): Promise<{ offset: number; data: string }[]> {
  const client = new WireClient(`${url}/room`);
  await client.hello();
  await client.messageCount(count, 10_000);
  await pause(50);
  return client.of('message') as { offset: number; data: string }[];
}

const numbered = (side: string, count: number) => Array.from({ length: count }, (_, i) => `${side} ${i + 1}`);

describe('one process', () => {
  it('killed with -9 under load has everything that it acknowledged, once, without a hole', async () => {
    const database = join(folder, 'kill.db');
    let server = await begin(database);
    const gate = await Gate.to(server.port);
    gates.push(gate);
    const clients = [open(`${gate.url}/room`), open(`${gate.url}/room`), open(`${gate.url}/room`)];
    await waitFor(() => clients.every(({ resumed }) => resumed.length > 0));
    let sent = 0;
    const timer = setInterval(() => {
      sent++;
      clients.forEach((client, i) => {
        client.send(`${i}: ${sent}`);
      });
    }, 2);
    for (let round = 0; round < 3; round++) {
      await pause(300);
      await server.kill('SIGKILL');
      server = await begin(database);
      gate.lead(server.port);
    }
    await pause(300);
    clearInterval(timer);
    await waitFor(
      () => clients.every(({ acknowledged }) => acknowledged.at(-1) === sent),
      15_000,
      () => clients.map(({ acknowledged }) => `${acknowledged.at(-1)} of ${sent}`).join(),
    );
    await waitFor(
      () => clients.every(({ texts }) => texts.length === sent * 3),
      10_000,
      () => clients.map(({ texts }) => `${texts.length} of ${sent * 3}`).join(),
    );
    for (const { texts, returned, received } of clients) {
      for (let i = 0; i < 3; i++)
        expect(texts.filter((text) => text.startsWith(`${i}: `))).toEqual(
          Array.from({ length: sent }, (_, n) => `${i}: ${n + 1}`),
        );
      expect(received.map(({ offset }) => offset)).toEqual(received.map((_, i) => i + 1));
      expect(returned).toEqual([]);
    }
  }, 120_000);

  it('stops in order: stores what came, acknowledges it, says 1001 and when to come back', async () => {
    const database = join(folder, 'stop.db');
    const server = await begin(database);
    const client = new WireClient(`${server.url}/room`);
    await client.hello();
    await client.next('topic');
    for (let id = 1; id <= 200; id++) client.tell({ type: 'message', id, data: `m ${id}` });
    await client.next('ack');
    server.child.kill('SIGTERM');
    expect(await client.closed).toBe(1001);
    const acked = client.of('ack').at(-1)!.id;
    expect(client.of('bye')).toEqual([{ type: 'bye', retry: 1000 }]);
    await waitFor(() => server.child.exitCode !== null, 10_000);
    expect(server.child.exitCode).toBe(0);
    const next = await begin(database);
    const all = await stored(next.url, acked);
    expect(all.map(({ data }) => data)).toEqual(numbered('m', all.length));
    expect(all.length).toBeGreaterThanOrEqual(acked);
  }, 120_000);
});

const suite = (name: string, start: () => Promise<Database>): void => {
  describe(`three processes on ${name}`, () => {
    let database: Database;
    beforeAll(async () => {
      database = await start();
    }, 120_000);
    afterAll(() => database.stop());

    it('are one chat; one is killed, its clients go on at another; the database is away, and back', async () => {
      const [a, b, c] = await Promise.all([begin(database.url), begin(database.url), begin(database.url)]);
      const gate = await Gate.to(a!.port);
      gates.push(gate);
      const [ann, bob, cy] = [open(`${gate.url}/room`), open(`${b!.url}/room`), open(`${c!.url}/room`)];
      const all = [ann, bob, cy];
      await waitFor(() => all.every(({ resumed }) => resumed.length > 0));
      ann.resume.sendStatus('typing', 'Ann');
      await waitFor(() => bob.texts.includes('typing') && cy.texts.includes('typing'));
      let sent = 0;
      const timer = setInterval(() => {
        sent++;
        all.forEach((client, i) => {
          client.send(`${'abc'[i]} ${sent}`);
        });
      }, 10);
      await pause(300);
      // Killed under load: its client goes on at another process.
      await a!.kill('SIGKILL');
      const resumed = ann.resumed.length;
      gate.lead(b!.port);
      await waitFor(() => ann.resumed.length > resumed, 10_000);
      await pause(300);
      await database.kill();
      await pause(300);
      await database.restart();
      await pause(300);
      clearInterval(timer);
      const done = () => all.every(({ acknowledged }) => acknowledged.at(-1) === sent);
      await waitFor(done, 20_000, () =>
        all.map(({ acknowledged }) => `${acknowledged.at(-1)} of ${sent}`).join(),
      );
      const kept = (client: ChatSocket) => client.received.filter(({ offset }) => offset);
      await waitFor(
        () => all.every((client) => kept(client).length === sent * 3),
        10_000,
        () => all.map((client) => `${kept(client).length} of ${sent * 3}`).join(),
      );
      for (const client of all) {
        const messages = kept(client);
        expect(messages.map(({ offset }) => offset)).toEqual(messages.map((_, i) => i + 1));
        for (const side of 'abc')
          expect(
            messages.map(({ message }) => String(message)).filter((text) => text.startsWith(side)),
          ).toEqual(numbered(side, sent));
        expect(client.returned).toEqual([]);
        // Only one of them lost its connection at all.
        if (client !== ann) expect(client.resumed.length).toBe(1);
      }
    }, 120_000);
  });
};
withPostgres(() => suite('PostgreSQL', () => startPostgres({}, quickFolder())));
withRedis(() => suite('Redis', startRedis));
