// The bus of PostgreSQL: LISTEN for the hints that the store sends with each commit, NOTIFY for casts.
//
// A cast that does not fit into one notification (8,000 bytes) goes in several. The listening connection is
// tried again for as long as it takes; `onGap` says that something may have been missed.
import type { Client } from 'pg';
import type { Bus, BusEvents } from '../bus.ts';
import type { Logger } from '../log.ts';
import { HINT_CHANNEL, loadPg } from '../stores/postgres.ts';

const CAST_CHANNEL = 'qmlet_cast';
/** Characters of base64 in one notification. */
const CHUNK = 7000;
const MAX_WAITING = 1000;
const HEARTBEAT = 5000;

export class PostgresBus implements Bus {
  readonly name = 'postgres';
  readonly #url: string;
  readonly #log: Logger;
  readonly #process: string;
  #events: BusEvents | undefined;
  #client: Client | undefined;
  #closed = false;
  #waiting = 0;
  #casts: string[] = [];
  #sending = false;
  #lastCast = 0;
  #heartbeat: NodeJS.Timeout | undefined;
  /** Casts of which not all parts have come: by process, the newest. */
  readonly #parts = new Map<string, { id: string; chunks: string[] }>();

  /** @param process the `process` of the store beside it: its own hints are not heard */
  constructor(url: string, log: Logger, process: string) {
    this.#url = url;
    this.#log = log;
    this.#process = process;
  }

  async open(events: BusEvents): Promise<void> {
    this.#events = events;
    await this.#connect();
  }

  /** The store notifies with each commit. */
  hint(): void {}

  cast(topic: string, payload: Uint8Array): void {
    const client = this.#client;
    const base64 = Buffer.from(payload).toString('base64');
    const count = Math.max(1, Math.ceil(base64.length / CHUNK));
    if (!client || this.#waiting + count > MAX_WAITING) return;
    const id = (++this.#lastCast).toString(36);
    const name = Buffer.from(topic).toString('base64');
    this.#waiting += count;
    for (let i = 0; i < count; i++)
      this.#casts.push(
        `${this.#process} ${id} ${i} ${count} ${name} ${base64.slice(i * CHUNK, (i + 1) * CHUNK)}`,
      );
    if (!this.#sending) void this.#send(client);
  }

  /** Sends what waits, in order; what waits for a connection that breaks is dropped. */
  async #send(client: Client): Promise<void> {
    this.#sending = true;
    while (this.#casts.length) {
      const some = this.#casts.splice(0, 16);
      this.#waiting -= some.length;
      try {
        await client.query('SELECT pg_notify($1, part) FROM unnest($2::text[]) part', [CAST_CHANNEL, some]);
      } catch (error) {
        this.#log.debug({ err: error }, 'a cast was lost');
        this.#waiting -= this.#casts.splice(0).length;
      }
    }
    this.#sending = false;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const { default: pg } = await loadPg();
    const client = new pg.Client({
      connectionString: this.#url,
      application_name: 'qmlet bus',
      connectionTimeoutMillis: 3000,
      query_timeout: 4000,
      keepAlive: true,
    });
    let lost = false;
    const onLost = (error?: Error): void => {
      if (lost || this.#closed) return;
      lost = true;
      clearInterval(this.#heartbeat);
      this.#client = undefined;
      this.#log.warn({ ...(error && { err: error }) }, 'the bus lost its connection');
      client.end().catch(() => {});
      void this.#reconnect();
    };
    client.on('error', onLost);
    client.on('notification', ({ channel, payload }) => {
      if (channel === HINT_CHANNEL) this.#onHint(payload ?? '');
      else this.#onCast(payload ?? '');
    });
    await client.connect();
    client.on('end', () => onLost());
    await client.query(`LISTEN ${HINT_CHANNEL}`);
    await client.query(`LISTEN ${CAST_CHANNEL}`);
    this.#client = client;
    // A connection that is gone without a word is found by asking.
    this.#heartbeat = setInterval(() => client.query('SELECT 1').catch(onLost), HEARTBEAT);
    this.#heartbeat.unref();
  }

  async #reconnect(): Promise<void> {
    for (let delay = 100; !this.#closed; delay = Math.min(delay * 2, 2000)) {
      await new Promise((resolve) => setTimeout(resolve, delay).unref());
      if (this.#closed) return;
      try {
        await this.#connect();
        this.#log.info({}, 'the bus is back');
        this.#events?.onGap();
        return;
      } catch (error) {
        this.#log.debug({ err: error }, 'the bus cannot connect; trying again');
      }
    }
  }

  #onHint(payload: string): void {
    const space = payload.indexOf(' ');
    if (payload.slice(0, space) === this.#process) return;
    const hints = payload.slice(space + 1);
    if (hints === '*') this.#events?.onGap();
    else
      for (const [topic, offset] of Object.entries(JSON.parse(hints) as Record<string, number>))
        this.#events?.onHint(topic, offset);
  }

  #onCast(payload: string): void {
    const [process = '', id = '', index = '', count = '', name = '', chunk = ''] = payload.split(' ');
    if (process === this.#process) return;
    let parts = this.#parts.get(process);
    if (parts?.id !== id) this.#parts.set(process, (parts = { id, chunks: [] }));
    // A part without the ones before it: we began to listen in the middle.
    if (parts.chunks.length !== Number(index)) return;
    parts.chunks.push(chunk);
    if (parts.chunks.length < Number(count)) return;
    this.#parts.delete(process);
    this.#events?.onCast(
      Buffer.from(name, 'base64').toString(),
      Buffer.from(parts.chunks.join(''), 'base64'),
    );
  }
}
