// A Redis Cluster of three nodes: the contracts of store and bus, and topics that live on different nodes.
import { Cluster } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedisBus } from '../../src/server/buses/redis.ts';
import { SILENT } from '../../src/server/log.ts';
import { RedisStore } from '../../src/server/stores/redis.ts';
import { busContract } from '../contract/bus.ts';
import { entry, storeContract } from '../contract/store.ts';
import { type Database, startRedisCluster, withRedis } from './support/databases.ts';

withRedis(() => {
  let database: Database;
  beforeAll(async () => {
    database = await startRedisCluster();
  }, 60_000);
  afterAll(() => database.stop());
  const run = async <Result>(work: (cluster: Cluster) => Promise<Result>): Promise<Result> => {
    const cluster = new Cluster(
      database.url
        .slice('redis+cluster://'.length)
        .split(',')
        .map((node) => ({ host: '127.0.0.1', port: Number(node.split(':')[1]) })),
      { lazyConnect: true },
    );
    await cluster.connect();
    return work(cluster).finally(() => cluster.disconnect());
  };

  storeContract('redis cluster', {
    create: async () => {
      await run((cluster) => Promise.all(cluster.nodes('master').map((node) => node.flushall())));
      return new RedisStore(database.url);
    },
    again: () => new RedisStore(database.url),
  });
  busContract('redis cluster', {
    create: (process) => new RedisBus(database.url, SILENT, process),
    hint: async (process, topic, offset) => {
      await run((cluster) =>
        cluster.publish('qmlet:hint', `${process} ${Buffer.from(topic).toString('base64')} ${offset}`),
      );
    },
  });

  describe('redis cluster: its own', () => {
    it('says which one cannot be reached', async () => {
      const error = await new RedisStore('redis+cluster://127.0.0.1:1')
        .open()
        .catch((thrown: Error) => thrown);
      expect((error as Error).message).toContain('redis+cluster://127.0.0.1:1 cannot be reached');
    }, 15_000);

    it('spreads topics over its nodes, one batch over all of them', async () => {
      const store = new RedisStore(database.url);
      await store.open();
      const topics = Array.from({ length: 60 }, (_, i) => `room {${i}} }x{`);
      const results = await store.append(topics.map((topic, i) => entry(topic, String(i))));
      expect(results.every(({ offset }) => offset === 1)).toBe(true);
      const sizes = await run((cluster) => Promise.all(cluster.nodes('master').map((node) => node.dbsize())));
      expect(sizes).toHaveLength(3);
      for (const size of sizes) expect(size).toBeGreaterThan(10);
      const pages = await store.read(topics.map((topic) => ({ topic, after: 0, limit: 5 })));
      expect(pages.map(([message]) => message!.data)).toEqual(topics.map((_, i) => String(i)));
      await store.close();
    });
  });
});
