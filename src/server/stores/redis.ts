// Messages in Redis or Valkey, standalone or Cluster, for many server processes at once.
//
// A topic is a stream, beside a hash with its epoch and head and two with the marks of its sources; one hash
// tag puts them on one node. An entry of the stream is a pack of messages that were appended together: its id
// is the offset of its last message, its fields and values are one message each (the last value is empty when
// their number is odd). One script (redis-scripts.ts) does it all: tell repeats, number, append, publish the
// hint; for all topics of a batch where they are on one node, so that a batch is one call and one hint. Packs
// make that call cheaper for Redis than an XADD for each message. Marks are in two hashes that take turns every
// week, since fields of a hash have no end of their own: the elder one is dropped whole. The server is not
// started on a Redis that loses what it has acknowledged (redis-connection.ts).
import { randomBytes, randomUUID } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import type { MessageKind } from '../../shared/chat-protocol.ts';
import type { Appended, Entry, Records, Retention, Store, StoredMessage, TopicHead } from '../store.ts';
import { checkSettings, connectRedis, parametersOf } from './redis-connection.ts';
import { APPEND, HEADS, INSERT, REMOVE, TRIM, UPDATE } from './redis-scripts.ts';
import { hideSecret } from './secret.ts';

export const HINT_CHANNEL = 'qmlet:hint';
/** Milliseconds for replicas to take what was appended. */
const REPLICA_TIMEOUT = 2000;
/** Messages of one entry of a stream at most, an even number: so many too many a read may fetch. */
const PACK = 32;
/** Bytes of an entry after which the next one begins, for the same reason. */
const PACK_BYTES = 65_536;

type Script = (keyCount: number, ...args: (string | number | Buffer)[]) => Promise<never>;
type Scripts = Record<
  'qmletAppend' | 'qmletHeads' | 'qmletTrim' | 'qmletInsert' | 'qmletUpdate' | 'qmletRemove',
  Script
>;
type Connection = (Redis | Cluster) & Scripts;

/**
 * A {@link Store} in Redis 6.2 or later, or Valkey, by the `ioredis` package. The URL is `redis://…`,
 * `rediss://…`, or `redis+cluster://host:port,host:port` for a Cluster. With `?trust=1` its settings are not
 * looked at: for managed servers that do not tell them. With `?replicas=1` nothing counts as stored before so
 * many replicas have it.
 */
export class RedisStore implements Store {
  readonly name = 'redis';
  readonly shared = true;
  /** Names this process in hints: its bus ignores its own. */
  readonly process: string;
  readonly #url: string;
  /** Replicas that have to have what was appended. */
  readonly #replicas: number;
  #redis: Connection | undefined;

  constructor(url: string, process = randomBytes(6).toString('base64url')) {
    this.#url = url;
    const replicas = parametersOf(url).get('replicas') ?? '0';
    this.#replicas = Number(replicas);
    if (!/^\d$/.test(replicas))
      throw new TypeError(`database: 'replicas' is a number from 0 to 9, not ${JSON.stringify(replicas)}`);
    this.process = process;
  }

  async open(): Promise<void> {
    const redis = (await connectRedis(this.#url)) as Connection;
    this.#redis = redis;
    try {
      if (parametersOf(this.#url).get('trust') !== '1') await checkSettings(redis);
    } catch (error) {
      await this.close();
      throw new Error(`the database ${hideSecret(this.#url)} is not fit: ${(error as Error).message}`, {
        cause: error,
      });
    }
    const scripts = {
      Append: APPEND,
      Heads: HEADS,
      Trim: TRIM,
      Insert: INSERT,
      Update: UPDATE,
      Remove: REMOVE,
    };
    for (const [name, lua] of Object.entries(scripts)) redis.defineCommand(`qmlet${name}`, { lua });
  }

  async append(entries: readonly Entry[]): Promise<Appended[]> {
    const redis = this.#connection;
    const results: Appended[] = new Array(entries.length);
    const byTopic = new Map<string, number[]>();
    for (let i = 0; i < entries.length; i++) {
      const { topic } = entries[i]!;
      const indexes = byTopic.get(topic);
      if (indexes) indexes.push(i);
      else byTopic.set(topic, [i]);
    }
    // In a Cluster topics are on different nodes, and a call goes to one.
    const calls = 'nodes' in redis ? [...byTopic].map((one) => [one]) : [[...byTopic]];
    await Promise.all(
      calls.map(async (topics) => {
        const names: string[] = [];
        const args: (string | number | Buffer)[] = [
          this.process,
          HINT_CHANNEL,
          Math.floor(Date.now() / 1000),
          `${randomUUID()}-`,
        ];
        for (const [topic, indexes] of topics) {
          names.push(...keysOf(topic));
          addTopic(args, topic, entries, indexes);
        }
        const answers: [string, ...number[]][] = await (this.#replicas
          ? this.#appendAndWait(names, args)
          : redis.qmletAppend(names.length, ...names, ...args));
        topics.forEach(([, indexes], i) => {
          const [epoch, head, ...repeats] = answers[i]!;
          let offset = head!;
          let next = 0;
          for (let j = 0; j < indexes.length; j++)
            if (repeats[next] === j) {
              results[indexes[j]!] = { epoch, offset: 0 };
              next++;
            } else results[indexes[j]!] = { epoch, offset: ++offset };
        });
      }),
    );
    return results;
  }

  /** The script, and its wait for the replicas, which has to be on the same connection. */
  async #appendAndWait(names: string[], args: (string | number | Buffer)[]): Promise<never> {
    const redis = this.#connection;
    const pipeline = redis.pipeline().eval(APPEND, names.length, ...names, ...args);
    try {
      const [appended, waited] = (await pipeline.wait(this.#replicas, REPLICA_TIMEOUT).exec())!;
      const error = appended![0] ?? waited![0];
      if (error) throw error;
      const count = waited![1] as number;
      if (count < this.#replicas) throw new Error(`${count} of ${this.#replicas} replicas have it`);
      return appended![1] as never;
    } catch (error) {
      // A pipeline does not follow a topic that has moved to another node; a single command does.
      await redis.hget(names[0]!, 'head').catch(() => {});
      throw error;
    }
  }

  heads(topics: readonly string[]): Promise<TopicHead[]> {
    return Promise.all(
      topics.map(async (topic) => {
        const [meta, log] = keysOf(topic);
        const [epoch, head, first] = (await this.#connection.qmletHeads(
          2,
          meta,
          log,
          randomUUID(),
        )) as string[];
        return { epoch: epoch!, offset: Number(head), first: Number(first) };
      }),
    );
  }

  read(requests: readonly { topic: string; after: number; limit: number }[]): Promise<StoredMessage[][]> {
    return Promise.all(
      requests.map(async ({ topic, after, limit }) => {
        const redis = this.#connection as Redis;
        const [meta, log] = keysOf(topic);
        // The last message that is wanted is in a pack that ends at most a pack later.
        const [packs, first] = await Promise.all([
          redis.xrangeBuffer(log, `${after + 1}-0`, `${after + limit + PACK}-0`, 'COUNT', limit),
          redis.hget(meta, 'first'),
        ]);
        const from = Math.max(after + 1, Number(first ?? 1));
        const messages: StoredMessage[] = [];
        for (const [id, texts] of packs) {
          const count = texts.at(-1)!.length ? texts.length : texts.length - 1;
          let offset = Number.parseInt(id.toString(), 10) - count;
          for (let i = 0; i < count && messages.length < limit; i++)
            if (++offset >= from) messages.push(unpack(topic, offset, texts[i]!));
        }
        return messages;
      }),
    );
  }

  async trim(topic: string, { keep, seconds }: Retention, now: number): Promise<void> {
    const [meta, log] = keysOf(topic);
    await this.#connection.qmletTrim(2, meta, log, keep, seconds ? Math.max(1, now - seconds * 1000) : 0);
  }

  records(collection: string): Records {
    const tag = `qmlet:{records:${encodeURIComponent(collection)}}`;
    const names = [`${tag}:values`, `${tag}:order`, `${tag}:last`] as const;
    return {
      list: async () => {
        const redis = this.#connection;
        const order = await redis.zrange(names[1], 0, -1);
        if (!order.length) return [];
        const values = await redis.hmget(names[0], ...order);
        return values.filter((value) => value !== null).map((value) => JSON.parse(value) as object);
      },
      get: async (key) => {
        const value = await this.#connection.hget(names[0], key);
        return value === null ? undefined : (JSON.parse(value) as object);
      },
      count: () => this.#connection.hlen(names[0]),
      insert: async (key, value) =>
        (await this.#connection.qmletInsert(3, ...names, key, JSON.stringify(value))) === 1,
      update: async (key, value) =>
        (await this.#connection.qmletUpdate(3, ...names, key, JSON.stringify(value))) === 1,
      remove: async (key) => (await this.#connection.qmletRemove(3, ...names, key)) === 1,
    };
  }

  async close(): Promise<void> {
    const redis = this.#redis;
    this.#redis = undefined;
    redis?.disconnect();
  }

  get #connection(): Connection {
    if (!this.#redis) throw new Error('the store is not open');
    return this.#redis;
  }
}

/** What is stored of a message beside its data, after its time. */
type About = [kind: MessageKind, sender: string, name: string, except: string, isText: 0 | 1];

/** A message as it is stored: the time, the rest of what is told of it as JSON, a line's end, the data. */
function pack({ time, kind, sender, name, except, data }: Entry): string | Buffer {
  const isText = typeof data === 'string';
  const about: About = [kind, sender, name, except, isText ? 1 : 0];
  const head = `${time} ${JSON.stringify(about)}\n`;
  return isText ? head + data : Buffer.concat([Buffer.from(head), data]);
}

function unpack(topic: string, offset: number, stored: Buffer): StoredMessage {
  const end = stored.indexOf(10);
  const head = stored.toString('utf8', 0, end);
  const space = head.indexOf(' ');
  const [kind, sender, name, except, isText] = JSON.parse(head.slice(space)) as About;
  return {
    topic,
    offset,
    time: Number(head.slice(0, space)),
    kind,
    sender,
    name,
    except,
    data: isText ? stored.toString('utf8', end + 1) : new Uint8Array(stored.subarray(end + 1)),
  };
}

/** The keys of a topic, on one node of a Cluster whatever its name: meta, log, and the marks by turns. */
function keysOf(topic: string): [meta: string, log: string, marks: string, others: string] {
  const tag = `qmlet:{${encodeURIComponent(topic)}}`;
  return [`${tag}:meta`, `${tag}:log`, `${tag}:marks:0`, `${tag}:marks:1`];
}

/** Adds one topic's part to the arguments of the append script. */
function addTopic(
  args: (string | number | Buffer)[],
  topic: string,
  entries: readonly Entry[],
  indexes: readonly number[],
): void {
  const sources = new Map<string, { index: number; lowest: number; highest: number }>();
  const packs: (string | Buffer)[][] = [];
  let countsUp = true;
  let order = '';
  let size = 0;
  for (const i of indexes) {
    const { source, seq, data } = entries[i]!;
    let known = sources.get(source);
    if (!known) sources.set(source, (known = { index: sources.size + 1, lowest: seq, highest: seq }));
    else if (seq > known.highest) known.highest = seq;
    else {
      countsUp = false;
      known.lowest = Math.min(known.lowest, seq);
    }
    order += `${known.index} ${seq} `;
    size += data.length;
    const last = packs.at(-1);
    if (!last || last.length >= PACK || size > PACK_BYTES) {
      packs.push([pack(entries[i]!)]);
      size = data.length;
    } else last.push(pack(entries[i]!));
  }
  args.push(Buffer.from(topic).toString('base64'), sources.size);
  let lowest = '';
  for (const [source, known] of sources) {
    args.push(source, known.highest);
    lowest += `${known.lowest} `;
  }
  const single = sources.size === indexes.length;
  args.push(single ? '' : countsUp ? lowest : '-', single ? '' : order, packs.length);
  for (const one of packs) {
    if (one.length % 2) one.push('');
    args.push(one.length);
  }
  for (const one of packs) args.push(...one);
}
