// A Redis Cluster of three nodes: the contracts of store and bus, and topics that live on different nodes.
import { Cluster } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RedisBus } from '../../src/server/buses/redis.ts';
import { SILENT } from '../../src/server/log.ts';
import type { StoredMessage } from '../../src/server/store.ts';
import { RedisStore } from '../../src/server/stores/redis.ts';
import { busContract } from '../contract/bus.ts';
import { entry, storeContract } from '../contract/store.ts';
import { waitFor } from './support/clients.ts';
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

  /** A store on a Cluster that is electing: tried again until it has. */
  async function opened(url: string): Promise<RedisStore> {
    for (;;) {
      const store = new RedisStore(url);
      const error = await store.open().catch((thrown: Error) => thrown);
      if (!error) return store;
    }
  }

  describe('redis cluster: a node that takes writes', () => {
    it('killed with -9 under load loses nothing that a replica was waited for', async () => {
      const replicated = await startRedisCluster(1);
      const store = new RedisStore(`${replicated.url}?replicas=1`);
      const topics = Array.from({ length: 12 }, (_, i) => `room ${i}`);
      const acknowledged = new Map(topics.map((topic) => [topic, [] as string[]]));
      let stop = false;
      const write = async (topic: string): Promise<void> => {
        for (let seq = 1; !stop; seq++) {
          const one = entry(topic, `${topic}: ${seq}`, { source: 'ann', seq });
          // As the server does: the same again until it is known to be stored.
          while (
            !(await store.append([one]).then(
              () => true,
              () => new Promise((resolve) => setTimeout(resolve, 50)).then(() => false),
            ))
          );
          acknowledged.get(topic)!.push(one.data as string);
        }
      };
      const counts = () => [...acknowledged.values()].map(({ length }) => length);
      const more = async (by: number): Promise<void> => {
        const before = counts();
        await waitFor(
          () => counts().every((count, i) => count >= before[i]! + by),
          60_000,
          () => `from ${before} to ${counts()}`,
        );
      };
      try {
        await store.open();
        const writers = topics.map(write);
        await more(20);
        await replicated.kill();
        const before = new Map(topics.map((topic) => [topic, acknowledged.get(topic)!.length]));
        // Its replica takes its place, and has everything that was acknowledged.
        const reader = await opened(replicated.url);
        for (const topic of topics) {
          let page: StoredMessage[] | undefined;
          while (!page)
            [page] = await reader.read([{ topic, after: 0, limit: 1_000_000 }]).catch(() => [undefined]);
          const stored = page.map(({ data }) => data);
          expect(stored.slice(0, before.get(topic))).toEqual(
            acknowledged.get(topic)!.slice(0, before.get(topic)),
          );
        }
        await reader.close();
        // Nothing is acknowledged without a second copy: there is one again when the node is back.
        await replicated.restart();
        await more(20);
        stop = true;
        await Promise.all(writers);
        for (const topic of topics) {
          const [page] = await store.read([{ topic, after: 0, limit: 1_000_000 }]);
          expect(page!.map(({ offset }) => offset)).toEqual(page!.map((_, i) => i + 1));
          expect(page!.map(({ data }) => data)).toEqual(acknowledged.get(topic));
        }
      } finally {
        stop = true;
        await store.close();
        await replicated.stop();
      }
    }, 120_000);

    it('without the replicas that are asked for refuses, and says how many there are', async () => {
      const store = new RedisStore(`${database.url}?replicas=1`);
      await store.open();
      await expect(store.append([entry('nobody', 'x')])).rejects.toThrow('0 of 1 replicas have it');
      await store.close();
      expect(() => new RedisStore('redis://127.0.0.1?replicas=many')).toThrow(
        "'replicas' is a number from 0 to 9",
      );
    });
  });
});
