// Messages in Redis or Valkey, standalone or Cluster, for many server processes at once.
//
// A topic is a stream whose entry ids are its offsets, beside a hash with its epoch and head and two with the
// marks of its sources; one hash tag puts them on one node. One script does it all: tell repeats, number,
// append, publish the hint; for all topics of a batch where they are on one node, so that a batch is one call
// and one hint. Marks are in two hashes that take turns every week, since fields of a hash have no end of
// their own: the elder one is dropped whole. The server is not started on a Redis that loses what it has
// acknowledged.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Cluster, Redis, RedisOptions } from 'ioredis';
import type { MessageKind } from '../../shared/chat-protocol.ts';
import type { Appended, Entry, Records, Retention, Store, StoredMessage, TopicHead } from '../store.ts';
import { hideSecret } from './secret.ts';

export const HINT_CHANNEL = 'qmlet:hint';
/** Seconds for which a source's mark is remembered at least; twice that at most. */
const MARK_LIFE = 7 * 24 * 3600;
/** Milliseconds for the first connection. */
const CONNECT_TIMEOUT = 10_000;

// KEYS: for each topic its meta, log and both hashes of marks. ARGV: the process, the channel, the time in s,
// then for each topic: a fresh epoch, its name for the hint, the number of its sources, these, the number of
// its entries, and for each of these the index of its source, seq, and the two fields that are stored.
const APPEND = `
local call = redis.call
local now = tonumber(ARGV[3])
local at = 4
local answers, hints = {}, {}
for key = 1, #KEYS, 4 do
  local meta, log = KEYS[key], KEYS[key + 1]
  local found = call('HMGET', meta, 'epoch', 'head', 'turn', 'since')
  local epoch, head = found[1], tonumber(found[2] or 0)
  local turn, since = tonumber(found[3] or 0), tonumber(found[4] or now)
  local isNew = not epoch or not found[4]
  epoch = epoch or ARGV[at]
  if now - since > ${MARK_LIFE} then
    turn, since, isNew = 1 - turn, now, true
    call('DEL', KEYS[key + 2 + turn])
  end
  if isNew then call('HSET', meta, 'epoch', epoch, 'head', head, 'turn', turn, 'since', since) end
  local name = ARGV[at + 1]
  local count = tonumber(ARGV[at + 2])
  at = at + 3
  local sources = {unpack(ARGV, at, at + count - 1)}
  at = at + count
  local marks = call('HMGET', KEYS[key + 2 + turn], unpack(sources))
  local elder
  for i = 1, count do
    local mark = marks[i]
    if not mark then
      elder = elder or call('HMGET', KEYS[key + 3 - turn], unpack(sources))
      mark = elder[i]
    end
    marks[i] = mark and tonumber(mark) or -1
  end
  local start, changed, changes = head, {}, {}
  local answer = {epoch}
  local entries = tonumber(ARGV[at])
  at = at + 1
  for i = 1, entries do
    local source, seq = tonumber(ARGV[at]), tonumber(ARGV[at + 1])
    if seq > marks[source] then
      head = head + 1
      call('XADD', log, head .. '-0', 'm', ARGV[at + 2], 'd', ARGV[at + 3])
      marks[source] = seq
      changed[source] = ARGV[at + 1]
      answer[i + 1] = head
    else
      answer[i + 1] = 0
    end
    at = at + 4
  end
  if head > start then
    for source, seq in pairs(changed) do
      changes[#changes + 1] = sources[source]
      changes[#changes + 1] = seq
    end
    call('HSET', KEYS[key + 2 + turn], unpack(changes))
    call('EXPIRE', KEYS[key + 2 + turn], ${2 * MARK_LIFE})
    call('HSET', meta, 'head', head)
    hints[#hints + 1] = name .. ' ' .. head
  end
  answers[#answers + 1] = answer
end
if #hints > 0 then call('PUBLISH', ARGV[2], ARGV[1] .. ' ' .. table.concat(hints, ' ')) end
return answers`;

const HEADS = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then
  epoch = ARGV[1]
  redis.call('HSET', KEYS[1], 'epoch', epoch, 'head', 0)
end
local first = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
return {epoch, redis.call('HGET', KEYS[1], 'head'), first and first[1] or ''}`;

// KEYS: meta, log. ARGV: how many to keep, the oldest time to keep (0: any).
const TRIM = `
local head = tonumber(redis.call('HGET', KEYS[1], 'head') or 0)
local first = head - tonumber(ARGV[1]) + 1
if tonumber(ARGV[2]) > 0 then
  local at = '-'
  while true do
    local page = redis.call('XRANGE', KEYS[2], at, '+', 'COUNT', 100)
    if #page == 0 then
      first = math.max(first, head + 1)
      break
    end
    local found = false
    for _, entry in ipairs(page) do
      if tonumber(string.match(entry[2][2], '^%d+')) >= tonumber(ARGV[2]) then
        first = math.max(first, tonumber(string.match(entry[1], '%d+')))
        found = true
        break
      end
      at = '(' .. entry[1]
    end
    if found then break end
  end
end
if first > 1 then redis.call('XTRIM', KEYS[2], 'MINID', first .. '-0') end
return 0`;

const INSERT = `
if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('ZADD', KEYS[2], redis.call('INCR', KEYS[3]), ARGV[1])
return 1`;
const UPDATE = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1`;
const REMOVE = `
redis.call('ZREM', KEYS[2], ARGV[1])
return redis.call('HDEL', KEYS[1], ARGV[1])`;

type Script = (keyCount: number, ...args: (string | number | Buffer)[]) => Promise<never>;
type Scripts = Record<
  'qmletAppend' | 'qmletHeads' | 'qmletTrim' | 'qmletInsert' | 'qmletUpdate' | 'qmletRemove',
  Script
>;
type Connection = (Redis | Cluster) & Scripts;

/**
 * A {@link Store} in Redis 6.2 or later, or Valkey, by the `ioredis` package. The URL is `redis://…`,
 * `rediss://…`, or `redis+cluster://host:port,host:port` for a Cluster. With `?trust=1` its settings are not
 * looked at: for managed servers that do not tell them.
 */
export class RedisStore implements Store {
  readonly name = 'redis';
  readonly shared = true;
  /** Names this process in hints: its bus ignores its own. */
  readonly process: string;
  readonly #url: string;
  #redis: Connection | undefined;

  constructor(url: string, process = randomBytes(6).toString('base64url')) {
    this.#url = url;
    this.process = process;
  }

  async open(): Promise<void> {
    const redis = (await connectRedis(this.#url)) as Connection;
    this.#redis = redis;
    try {
      if (!/[?&]trust=1\b/.test(this.#url)) await checkSettings(redis);
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
        ];
        for (const [topic, indexes] of topics) {
          names.push(...keysOf(topic));
          addTopic(args, topic, entries, indexes);
        }
        const answers: [string, ...number[]][] = await redis.qmletAppend(names.length, ...names, ...args);
        topics.forEach(([, indexes], i) => {
          const [epoch] = answers[i]!;
          for (let j = 0; j < indexes.length; j++)
            results[indexes[j]!] = { epoch, offset: answers[i]![j + 1] as number };
        });
      }),
    );
    return results;
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
        const offset = Number(head);
        return { epoch: epoch!, offset, first: first ? Number.parseInt(first, 10) : offset + 1 };
      }),
    );
  }

  read(requests: readonly { topic: string; after: number; limit: number }[]): Promise<StoredMessage[][]> {
    return Promise.all(
      requests.map(async ({ topic, after, limit }) => {
        const entries = await (this.#connection as Redis).xrangeBuffer(
          keysOf(topic)[1],
          `${after + 1}-0`,
          '+',
          'COUNT',
          limit,
        );
        return entries.map(([id, fields]) => {
          const [, about, , data] = fields;
          const [, time, rest] = /^(\d+) (.*)$/s.exec(about!.toString())!;
          const [kind, sender, name, except, isText] = JSON.parse(rest!) as About;
          return {
            topic,
            offset: Number.parseInt(id.toString(), 10),
            time: Number(time),
            kind,
            sender,
            name,
            except,
            data: isText ? data!.toString() : new Uint8Array(data!),
          };
        });
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
  const sources = new Map<string, number>();
  for (const i of indexes) {
    const { source } = entries[i]!;
    if (!sources.has(source)) sources.set(source, sources.size + 1);
  }
  args.push(randomUUID(), Buffer.from(topic).toString('base64'), sources.size, ...sources.keys());
  args.push(indexes.length);
  for (const i of indexes) {
    const { source, seq, time, kind, sender, name, except, data } = entries[i]!;
    const isText = typeof data === 'string';
    const about: About = [kind, sender, name, except, isText ? 1 : 0];
    args.push(sources.get(source)!, seq, `${time} ${JSON.stringify(about)}`);
    args.push(isText ? data : Buffer.from(data.buffer, data.byteOffset, data.length));
  }
}

/** Refuses settings under which an acknowledged message can be lost, on each node that takes writes. */
async function checkSettings(redis: Redis | Cluster): Promise<void> {
  const wanted: Record<string, { value: string; why: string }> = {
    appendonly: { value: 'yes', why: 'snapshots alone lose what was written since the last one' },
    appendfsync: { value: 'always', why: 'else a write is acknowledged before it is on the disk' },
    'no-appendfsync-on-rewrite': { value: 'no', why: 'else nothing is synced while the log is rewritten' },
    'maxmemory-policy': { value: 'noeviction', why: 'else messages are evicted when memory is short' },
  };
  const nodes = 'nodes' in redis ? redis.nodes('master') : [redis];
  for (const node of nodes) {
    const wrong: string[] = [];
    for (const [name, { value, why }] of Object.entries(wanted)) {
      let found: string | undefined;
      try {
        [, found] = (await node.config('GET', name)) as string[];
      } catch (error) {
        throw new Error(
          `its settings cannot be read (${(error as Error).message}). If it is sure to run with appendonly ` +
            'yes, appendfsync always and noeviction, add ?trust=1 to its URL.',
        );
      }
      if (found !== value) wrong.push(`${name} is ${found}, not ${value}: ${why}`);
    }
    if (wrong.length)
      throw new Error(
        `it loses acknowledged messages as it is set up:\n  ${wrong.join('\n  ')}\n` +
          'Change them in redis.conf, or with CONFIG SET and CONFIG REWRITE.',
      );
  }
}

/** A connection that is open. Rejects when it cannot be made; once made, it is made again when it breaks. */
export async function connectRedis(url: string): Promise<Redis | Cluster> {
  let ioredis: typeof import('ioredis');
  try {
    ioredis = await import('ioredis');
  } catch (error) {
    throw new Error("Redis needs the package 'ioredis': npm install ioredis", { cause: error });
  }
  const options: RedisOptions = {
    lazyConnect: true,
    connectTimeout: 3000,
    commandTimeout: 5000,
    maxRetriesPerRequest: 1,
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(times * 100, 2000),
  };
  const cluster = /^redis\+cluster:\/\/(?:([^@/]*)@)?([^/?]+)/.exec(url);
  const [username, password] = (cluster?.[1] ?? '').split(':');
  const redis = cluster
    ? new ioredis.Cluster(
        cluster[2]!.split(',').map((node) => {
          const colon = node.lastIndexOf(':');
          return { host: node.slice(0, colon), port: Number(node.slice(colon + 1)) };
        }),
        {
          lazyConnect: true,
          // It would take the number of a script's keys for its key, and mix slots in one pipeline.
          enableAutoPipelining: false,
          clusterRetryStrategy: (times) => Math.min(times * 100, 2000),
          redisOptions: {
            ...options,
            enableAutoPipelining: false,
            ...(password && {
              username: decodeURIComponent(username!),
              password: decodeURIComponent(password),
            }),
          },
        },
      )
    : new ioredis.Redis(url.replace(/^valkey:/, 'redis:').replace(/[?&]trust=1\b/, ''), options);
  // Each failure reaches the caller of a command; here it would be said twice.
  redis.on('error', () => {});
  let late: NodeJS.Timeout | undefined;
  try {
    await Promise.race([
      redis.connect(),
      // A Cluster tries its nodes again and again, and never gives up by itself.
      new Promise((_, reject) => {
        late = setTimeout(() => reject(new Error(`no answer within ${CONNECT_TIMEOUT} ms`)), CONNECT_TIMEOUT);
      }),
    ]);
  } catch (error) {
    redis.disconnect();
    throw new Error(`${hideSecret(url)} cannot be reached: ${(error as Error).message}`, { cause: error });
  } finally {
    clearTimeout(late);
  }
  return redis;
}
