// The bus of Redis: the hints that the store's script publishes, and casts as publications of their own.
import type { Cluster, Redis } from 'ioredis';
import type { Bus, BusEvents } from '../bus.ts';
import type { Logger } from '../log.ts';
import { HINT_CHANNEL } from '../stores/redis.ts';
import { connectRedis } from '../stores/redis-connection.ts';

const CAST_CHANNEL = 'qmlet:cast';
const MAX_WAITING = 1000;

export class RedisBus implements Bus {
  readonly name = 'redis';
  readonly #url: string;
  readonly #log: Logger;
  readonly #process: string;
  #listener: Redis | Cluster | undefined;
  #sender: Redis | Cluster | undefined;
  #waiting = 0;

  /** @param process the `process` of the store beside it: its own hints are not heard */
  constructor(url: string, log: Logger, process: string) {
    this.#url = url;
    this.#log = log;
    this.#process = process;
  }

  async open(events: BusEvents): Promise<void> {
    this.#sender = await connectRedis(this.#url);
    const listener = await connectRedis(this.#url);
    this.#listener = listener;
    listener.on('messageBuffer', (channel: Buffer, message: Buffer) => {
      if (channel.toString() === HINT_CHANNEL) {
        const [process, ...hints] = message.toString().split(' ');
        if (process !== this.#process)
          for (let i = 0; i < hints.length; i += 2)
            events.onHint(Buffer.from(hints[i]!, 'base64').toString(), Number(hints[i + 1]));
        return;
      }
      const end = message.indexOf(10);
      const [process, topic] = message.toString('utf8', 0, end).split(' ');
      if (process !== this.#process)
        events.onCast(Buffer.from(topic!, 'base64').toString(), message.subarray(end + 1));
    });
    await listener.subscribe(HINT_CHANNEL, CAST_CHANNEL);
    let away = false;
    listener.on('close', () => {
      if (!away && this.#listener) this.#log.warn({}, 'the bus lost its connection');
      away = true;
    });
    // Subscribed again by the client itself; what was published meanwhile is gone.
    listener.on('ready', () => {
      if (away) this.#log.info({}, 'the bus is back');
      away = false;
      setTimeout(() => events.onGap(), 50).unref();
    });
  }

  /** The store's script publishes it with the messages. */
  hint(): void {}

  cast(topic: string, payload: Uint8Array): void {
    if (!this.#sender || this.#waiting >= MAX_WAITING) return;
    this.#waiting++;
    const header = Buffer.from(`${this.#process} ${Buffer.from(topic).toString('base64')}\n`);
    // In a Cluster by one and the same node: others would overtake it.
    const node = 'nodes' in this.#sender ? this.#sender.nodes('master')[0] : this.#sender;
    ((node ?? this.#sender) as Redis)
      .publish(CAST_CHANNEL, Buffer.concat([header, payload]))
      .catch(() => {})
      .finally(() => this.#waiting--);
  }

  async close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    listener?.disconnect();
    this.#sender?.disconnect();
    this.#sender = undefined;
  }
}
