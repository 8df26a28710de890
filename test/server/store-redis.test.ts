// Redis: the contracts of store and bus, two writers, a kill, and settings that lose messages.
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedisBus } from '../../src/server/buses/redis.ts';
import { SILENT } from '../../src/server/log.ts';
import { RedisStore } from '../../src/server/stores/redis.ts';
import { busContract } from '../contract/bus.ts';
import { sharedStoreContract } from '../contract/shared-store.ts';
import { entry, storeContract } from '../contract/store.ts';
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

    it('says which server cannot be reached, without its password', async () => {
      const error = await new RedisStore('redis://me:secret@127.0.0.1:1')
        .open()
        .catch((thrown: Error) => thrown);
      expect((error as Error).message).toMatch(/redis:\/\/me:…@127\.0\.0\.1:1 cannot be reached/);
    });
  });
});
