// Redis: the contracts of store and bus, two writers, a kill, and settings that lose messages.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Appender } from '../../src/server/appender.ts';
import { RedisBus } from '../../src/server/buses/redis.ts';
import { SILENT } from '../../src/server/log.ts';
import { RedisStore } from '../../src/server/stores/redis.ts';
import { busContract } from '../contract/bus.ts';
import { sharedStoreContract } from '../contract/shared-store.ts';
import { entry, storeContract } from '../contract/store.ts';
import { waitFor } from './support/clients.ts';
import { type Database, DURABLE, startRedis, withRedis } from './support/databases.ts';

withRedis(() => {
  let database: Database;
  beforeAll(async () => {
    database = await startRedis();
  }, 30_000);
  afterAll(() => database.stop());
  const run = async <Result>(work: (redis: Redis) => Promise<Result>): Promise<Result> => {
    const redis = new Redis(database.url);
    return work(redis).finally(() => redis.disconnect());
  };
  const fresh = async (): Promise<string> => {
    await run((redis) => redis.flushall());
    return database.url;
  };

  storeContract('redis', {
    create: async () => new RedisStore(await fresh()),
    again: () => new RedisStore(database.url),
  });
  sharedStoreContract('redis', {
    fresh,
    create: (url) => new RedisStore(url),
    kill: () => database.kill(),
    restart: () => database.restart(),
  });
  busContract('redis', {
    create: (process) => new RedisBus(database.url, SILENT, process),
    hint: async (process, topic, offset) => {
      await run((redis) =>
        redis.publish('qmlet:hint', `${process} ${Buffer.from(topic).toString('base64')} ${offset}`),
      );
    },
  });

  describe('redis: its own', () => {
    it.each([
      ['appendonly', 'no', 'snapshots alone'],
      ['appendfsync', 'everysec', 'acknowledged before it is on the disk'],
      ['maxmemory-policy', 'allkeys-lru', 'evicted'],
    ])('refuses to start where %s is %s, with the reason', async (name, value, reason) => {
      await run((redis) => redis.config('SET', name, value));
      const error = await new RedisStore(database.url).open().catch((thrown: Error) => thrown);
      expect((error as Error).message).toContain(
        `${name} is ${value}, not ${(DURABLE as Record<string, string>)[name]}`,
      );
      expect((error as Error).message).toContain(reason);
      await new RedisStore(`${database.url}?trust=1`).open();
      await run((redis) => redis.config('SET', name, (DURABLE as Record<string, string>)[name]!));
    });

    it('forgets a topic that was only looked at, and none that was written to', async () => {
      const store = new RedisStore(await fresh());
      await store.open();
      const rest = (topic: string) => run((redis) => redis.ttl(`qmlet:{${topic}}:meta`));
      const [before] = await store.heads(['a']);
      expect(await rest('a')).toBeGreaterThan(12 * 3600);
      await run((redis) => redis.expire('qmlet:{a}:meta', 3600));
      expect(await store.heads(['a'])).toEqual([before]);
      expect(await rest('a')).toBeGreaterThan(12 * 3600);
      await store.append([entry('a', 'one')]);
      expect(await rest('a')).toBe(-1);
      expect((await store.heads(['a']))[0]).toEqual({ epoch: before!.epoch, offset: 1, first: 1 });
      expect(await rest('a')).toBe(-1);
      await store.close();
    });

    it('remembers sources for a week at least, and not for ever', async () => {
      const store = new RedisStore(await fresh());
      await store.open();
      const one = entry('a', 'once', { source: 'ann', seq: 5 });
      const offset = async (what: typeof one) => (await store.append([what]))[0]!.offset;
      expect(await offset(one)).toBe(1);
      const aWeekLater = () => run((redis) => redis.hincrby('qmlet:{a}:meta', 'since', -8 * 24 * 3600));
      await aWeekLater();
      // The marks take turns here: the older ones still count.
      expect(await offset(entry('a', 'next', { source: 'bob', seq: 1 }))).toBe(2);
      expect(await offset(one)).toBe(0);
      await aWeekLater();
      expect(await offset(entry('a', 'next', { source: 'bob', seq: 2 }))).toBe(3);
      expect(await offset(entry('a', 'next', { source: 'bob', seq: 2 }))).toBe(0);
      expect(await offset(one)).toBe(4);
      await store.close();
    });

    it('loses, doubles and disorders nothing when batches fail while others wait', async () => {
      const store = new RedisStore(await fresh());
      await store.open();
      let failed = 0;
      const append = store.append.bind(store);
      store.append = async (entries) => {
        return append(entries).catch((error: Error) => {
          failed++;
          throw error;
        });
      };
      const appender = new Appender(store, {
        maxMessages: 1e5,
        maxBytes: 1e9,
        timeout: 60_000,
        onStored() {},
        log: SILENT,
      });
      const topics = Array.from({ length: 8 }, (_, i) => `room ${i}`);
      const sent = new Map(topics.map((topic) => [topic, [] as string[]]));
      let stop = false;
      const writer = async (topic: string, source: string): Promise<void> => {
        for (let seq = 1; !stop; seq += 3) {
          // Three at once, of which the last one's acknowledgement is awaited.
          const three = [seq, seq + 1, seq + 2].map((one) => {
            const text = `${source} ${one}`;
            sent.get(topic)!.push(text);
            return appender.add(entry(topic, text, { source, sender: source, seq: one }));
          });
          await Promise.all(three);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 6));
        }
      };
      const writers = topics.flatMap((topic) => [writer(topic, `${topic}a`), writer(topic, `${topic}b`)]);
      const more = async (): Promise<void> => {
        const before = [...sent.values()].map(({ length }) => length);
        await waitFor(() => [...sent.values()].every(({ length }, i) => length > before[i]! + 10), 30_000);
      };
      await more();
      for (let round = 1; round <= 3; round++) {
        // The script fails on one topic: only the batches in which it is fail.
        const meta = `qmlet:{${encodeURIComponent(topics[round]!)}}:meta`;
        const before = failed;
        await run(async (redis) => {
          await redis.rename(meta, `${meta} aside`);
          await redis.set(meta, 'no hash');
          await waitFor(() => failed > before, 30_000);
          await redis.rename(`${meta} aside`, meta);
        });
        await more();
        await database.kill();
        await database.restart();
        await more();
      }
      stop = true;
      await Promise.all(writers);
      await appender.idle();
      for (const topic of topics) {
        const [page] = await store.read([{ topic, after: 0, limit: 1_000_000 }]);
        expect(page!.map(({ offset }) => offset)).toEqual(page!.map((_, i) => i + 1));
        // In the order in which they were given, all senders of the topic together.
        expect(page!.map(({ data }) => data)).toEqual(sent.get(topic));
      }
      await store.close();
    }, 120_000);

    it('says which server cannot be reached, without its password', async () => {
      const error = await new RedisStore('redis://me:secret@127.0.0.1:1')
        .open()
        .catch((thrown: Error) => thrown);
      expect((error as Error).message).toMatch(/redis:\/\/me:…@127\.0\.0\.1:1 cannot be reached/);
    });
  });
});
