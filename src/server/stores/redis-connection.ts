// How the Redis store and bus come to their connections: the address, the client's options, and the settings
// without which a Redis loses what it has acknowledged.
import type { Cluster, Redis, RedisOptions } from 'ioredis';
import { hideSecret } from './secret.ts';

/** Milliseconds for the first connection. */
const CONNECT_TIMEOUT = 10_000;

/** Refuses settings under which an acknowledged message can be lost, on each node that takes writes. */
export async function checkSettings(
  redis: Redis | Cluster,
  end = Date.now() + CONNECT_TIMEOUT,
): Promise<void> {
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
export function parametersOf(url: string): URLSearchParams {
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
