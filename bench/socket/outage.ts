// A server that dies for a while, with numbered messages going both ways all the time.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLIENTS, type Client } from './clients.ts';

/** Times in milliseconds. */
export interface Plan {
  /** Between two messages of one side. */
  readonly interval: number;
  readonly before: number;
  readonly outage: number;
  readonly after: number;
  /** How long to wait for what is on its way once nothing more is sent. */
  readonly settle: number;
}

export interface Outcome {
  readonly client: string;
  /** Messages that the client was given to send, and how many of them never arrived. */
  readonly sent: number;
  readonly lost: number;
  /** Of those lost: handed over before the client could know, at most an interval before the cut. */
  readonly lostOnTheWire: number;
  readonly doubled: number;
  /** Of what the server sent once it was back: lost, because the client was not there yet. */
  readonly serverSent: number;
  readonly serverLost: number;
  readonly serverDoubled: number;
  /** From the moment when the server listens again to the open connection; Infinity: never. */
  readonly back: number;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** One server that can die, and what it heard from and said to each client, told apart by the path. */
class DyingServer {
  readonly heard = new Map<string, string[]>();
  #open = new Map<string, WebSocket>();
  #raws = new Set<Duplex>();
  #server: Server | null = null;
  port = 0;

  start(): Promise<void> {
    const server = (this.#server = createServer());
    const sockets = new WebSocketServer({ server });
    server.on('connection', (raw) => {
      this.#raws.add(raw);
      raw.on('close', () => this.#raws.delete(raw));
    });
    sockets.on('connection', (socket, request) => {
      const name = request.url!;
      this.#open.set(name, socket);
      socket.on('message', (data) => {
        const list = this.heard.get(name) ?? [];
        this.heard.set(name, list);
        list.push(String(data));
      });
      socket.on('close', () => this.#open.get(name) === socket && this.#open.delete(name));
    });
    return new Promise((resolve) =>
      server.listen(this.port, '127.0.0.1', () => {
        this.port = (server.address() as AddressInfo).port;
        resolve();
      }),
    );
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server!.close(() => resolve());
      for (const raw of this.#raws) raw.destroy();
      this.#open.clear();
    });
  }

  say(text: string): void {
    for (const socket of this.#open.values()) socket.send(text);
  }
}

/** All clients through one outage. */
export async function outage(plan: Plan): Promise<Outcome[]> {
  const server = new DyingServer();
  await server.start();
  let cutAt = Number.POSITIVE_INFINITY;
  let backAt = Number.POSITIVE_INFINITY;

  const runs = Object.entries(CLIENTS).map(([name, make]) => {
    const run = {
      name,
      opened: [] as number[],
      lostAt: Number.POSITIVE_INFINITY,
      heard: [] as string[],
      sentAt: [] as number[],
      client: null as unknown as Client,
    };
    run.client = make(`ws://127.0.0.1:${server.port}/${encodeURIComponent(name)}`, {
      open: () => void run.opened.push(performance.now()),
      lost: () => void (run.lostAt = Math.min(run.lostAt, performance.now())),
      message: (text) => void run.heard.push(text),
    });
    return run;
  });
  while (runs.some(({ opened }) => !opened.length)) await pause(5);

  const serverSentAt: number[] = [];
  const talk = setInterval(() => {
    for (const run of runs) {
      run.client.send(`c${run.sentAt.length}`);
      run.sentAt.push(performance.now());
    }
    server.say(`s${serverSentAt.length}`);
    serverSentAt.push(performance.now());
  }, plan.interval);

  await pause(plan.before);
  cutAt = performance.now();
  await server.stop();
  await pause(plan.outage - (performance.now() - cutAt));
  await server.start();
  backAt = performance.now();
  await pause(plan.after);
  clearInterval(talk);
  await pause(plan.settle);

  const outcomes = runs.map(({ name, opened, heard, sentAt, lostAt }): Outcome => {
    const arrived = server.heard.get(`/${encodeURIComponent(name)}`) ?? [];
    const set = new Set(arrived);
    const missing = sentAt.flatMap((at, index) => (set.has(`c${index}`) ? [] : [at]));
    const heardSet = new Set(heard);
    const afterBack = serverSentAt.flatMap((at, index) => (at >= backAt ? [`s${index}`] : []));
    return {
      client: name,
      sent: sentAt.length,
      lost: missing.length,
      lostOnTheWire: missing.filter((at) => at <= lostAt && at > cutAt - plan.interval).length,
      doubled: arrived.length - set.size,
      serverSent: afterBack.length,
      serverLost: afterBack.filter((text) => !heardSet.has(text)).length,
      serverDoubled: heard.length - heardSet.size,
      back: (opened.find((at) => at >= backAt) ?? Number.POSITIVE_INFINITY) - backAt,
    };
  });
  for (const { client } of runs) client.close();
  await server.stop();
  return outcomes;
}
