// Messages in Redis or Valkey, standalone or Cluster, for many server processes at once.
//
// A topic is a stream, beside a hash with its epoch and head and two with the marks of its sources; one hash
// tag puts them on one node. An entry of the stream is a pack of messages that were appended together: its id
// is the offset of its last message, its fields and values are one message each (the last value is empty when
// their number is odd). One script does it all: tell repeats, number, append, publish the hint; for all topics of a batch where they
// are on one node, so that a batch is one call and one hint. Packs make that call cheaper for Redis than an
// XADD for each message. Marks are in two hashes that take turns every week, since fields of a hash have no
// end of their own: the elder one is dropped whole. The server is not started on a Redis that loses what it
// has acknowledged.
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
/** Milliseconds for replicas to take what was appended. */
const REPLICA_TIMEOUT = 2000;
/** Messages of one entry of a stream at most, an even number: so many too many a read may fetch. */
const PACK = 32;
/** Bytes of an entry after which the next one begins, for the same reason. */
const PACK_BYTES = 65_536;

// KEYS: for each topic its meta, log and both hashes of marks. ARGV: the process, the channel, the time in s, a
// fresh epoch, then for each topic: its name for the hint, the number of its sources, of each source its name
// and highest seq, the lowest seqs as one text ('' where each source has one entry, '-' where one does not
// count up), the sources and seqs of the entries as one text ('' where each has one entry), the number of its
// packs, the number of fields and values of each, and these. Answers for each topic: its epoch, the head
// before, and which of the entries, from 0 on, were repeats. Only where there may be some are entries looked at
// one by one.
const APPEND = `
local call = redis.call
local now = tonumber(ARGV[3])
local at = 5
local answers, hints = {}, {}
for key = 1, #KEYS, 4 do
  local meta, log = KEYS[key], KEYS[key + 1]
  local found = call('HMGET', meta, 'epoch', 'head', 'turn', 'since')
  local epoch, head = found[1], tonumber(found[2] or 0)
  local turn, since = tonumber(found[3] or 0), tonumber(found[4] or now)
  local isNew = not epoch or not found[4]
  epoch = epoch or ARGV[4] .. key
  if now - since > ${MARK_LIFE} then
    turn, since, isNew = 1 - turn, now, true
    call('DEL', KEYS[key + 2 + turn])
  end
  if isNew then call('HSET', meta, 'epoch', epoch, 'head', head, 'turn', turn, 'since', since) end
  local name, count = ARGV[at], tonumber(ARGV[at + 1])
  at = at + 2
  local afterSources = at + count * 2
  local sources = {}
  for i = at, afterSources - 1, 2 do sources[#sources + 1] = ARGV[i] end
  local marked = KEYS[key + 2 + turn]
  local marks = call('HMGET', marked, unpack(sources))
  local lowest = ARGV[afterSources]
  local fresh = lowest ~= '-'
  local low = fresh and lowest ~= '' and string.gmatch(lowest, '%d+')
  local elder
  for i = 1, count do
    local mark = marks[i]
    if not mark then
      elder = elder or call('HMGET', KEYS[key + 3 - turn], unpack(sources))
      mark = elder[i]
    end
    marks[i] = mark and tonumber(mark) or -1
    if fresh and tonumber(low and low() or ARGV[at + i * 2 - 1]) <= marks[i] then fresh = false end
  end
  local packs = tonumber(ARGV[afterSources + 2])
  local pack = afterSources + 3
  local field = pack + packs
  local start, added = head, false
  local answer = {epoch, head}
  if fresh then
    for i = pack, pack + packs - 1 do
      local fields = tonumber(ARGV[i])
      head = head + fields
      if ARGV[field + fields - 1] == '' then head = head - 1 end
      call('XADD', log, head .. '-0', unpack(ARGV, field, field + fields - 1))
      field = field + fields
    end
    added = call('HSET', marked, unpack(ARGV, at, afterSources - 1))
  else
    local order = ARGV[afterSources + 1]
    local next = order ~= '' and string.gmatch(order, '(%d+) (%d+)')
    local changed, changes, index = {}, {}, 0
    for i = pack, pack + packs - 1 do
      for j = field, field + tonumber(ARGV[i]) - 1 do
        if ARGV[j] ~= '' then
          local source, seq = index + 1, ARGV[at + index * 2 + 1]
          if next then
            source, seq = next()
            source = tonumber(source)
          end
          if tonumber(seq) > marks[source] then
            head = head + 1
            call('XADD', log, head .. '-0', ARGV[j], '')
            marks[source] = tonumber(seq)
            changed[source] = seq
          else
            answer[#answer + 1] = index
          end
          index = index + 1
        end
      end
      field = field + tonumber(ARGV[i])
    end
    for source, seq in pairs(changed) do
      changes[#changes + 1] = sources[source]
      changes[#changes + 1] = seq
    end
    added = head > start and call('HSET', marked, unpack(changes))
  end
  at = field
  if head > start then
    -- Some of them new: so may the hash be.
    if added > 0 then call('EXPIRE', marked, ${2 * MARK_LIFE + 86_400}) end
    call('HSET', meta, 'head', head)
    hints[#hints + 1] = name .. ' ' .. head
  else
    -- A write, so that WAIT waits for the one that is repeated, whoever made it.
    call('HSET', meta, 'head', head)
  end
  answers[#answers + 1] = answer
end
if #hints > 0 then call('PUBLISH', ARGV[2], ARGV[1] .. ' ' .. table.concat(hints, ' ')) end
return answers`;

const HEADS = `
local found = redis.call('HMGET', KEYS[1], 'epoch', 'head', 'first')
if not found[1] then
  found = {ARGV[1], '0', false}
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'head', 0)
end
return {found[1], found[2], found[3] or '1'}`;

// KEYS: meta, log. ARGV: how many to keep, the oldest time to keep (0: any). A pack of which some is kept stays
// whole; 'first' says where the topic begins.
const TRIM = `
local found = redis.call('HMGET', KEYS[1], 'head', 'first')
local head = tonumber(found[1] or 0)
local first = math.max(head - tonumber(ARGV[1]) + 1, tonumber(found[2] or 1))
local oldest = tonumber(ARGV[2])
if oldest > 0 then
  local at, young = '-', head + 1
  while young > head do
    local page = redis.call('XRANGE', KEYS[2], at, '+', 'COUNT', 100)
    if #page == 0 then break end
    for _, entry in ipairs(page) do
      local last, fields = tonumber(string.match(entry[1], '^%d+')), entry[2]
      if fields[#fields] == '' then fields[#fields] = nil end
      for i = 1, #fields do
        if tonumber(string.match(fields[i], '^%d+')) >= oldest then
          young = last - #fields + i
          break
        end
      end
      if young <= head then break end
      at = '(' .. entry[1]
    end
  end
  first = math.max(first, young)
end
if first > tonumber(found[2] or 1) then
  redis.call('HSET', KEYS[1], 'first', first)
  redis.call('XTRIM', KEYS[2], 'MINID', first .. '-0')
end
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

/** Refuses settings under which an acknowledged message can be lost, on each node that takes writes. */
async function checkSettings(redis: Redis | Cluster, end = Date.now() + CONNECT_TIMEOUT): Promise<void> {
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
        // Not an answer of Redis: the connection broke, a node of the Cluster is being replaced.
        if ((error as Error).name !== 'ReplyError') {
          if (Date.now() < end) {
            await new Promise((resolve) => setTimeout(resolve, 200));
            return checkSettings(redis, end);
          }
          throw error;
        }
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

/** What stands after the `?` of a database's address. */
function parametersOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?')[1]);
}

/** An address as the client takes it: without the parameters that are ours. */
function withoutOurs(url: string): string {
  const parameters = parametersOf(url);
  parameters.delete('trust');
  parameters.delete('replicas');
  const rest = parameters.toString();
  return url.split('?')[0]! + (rest && `?${rest}`);
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
    : new ioredis.Redis(withoutOurs(url).replace(/^valkey:/, 'redis:'), options);
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
