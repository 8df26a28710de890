// PostgreSQL and Redis for the tests: own ones, on free ports, in a temporary folder, gone afterwards.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

export interface Database {
  url: string;
  pid: number;
  /** Kills it without a warning. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and files. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

function find(program: string, folders: string[]): string | undefined {
  return folders.map((folder) => join(folder, program)).find(existsSync);
}

const PATH = (process.env.PATH ?? '').split(delimiter);

/** Where PostgreSQL's programs are; Debian keeps them out of the path. */
export function findPostgres(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const initdb = find('initdb', [...PATH, ...versions.map((version) => join(debian, version, 'bin'))]);
  return initdb?.slice(0, -'/initdb'.length);
}

export function findRedis(): string | undefined {
  return find('redis-server', PATH) ?? find('valkey-server', PATH);
}

/**
 * Runs `tests` where the program is there. Where it is not, says so, and fails in CI: there it has to be.
 */
export function whereThere(
  program: string | undefined,
  name: string,
  install: string,
  tests: () => void,
): void {
  if (program) {
    tests();
    return;
  }
  describe(name, () => {
    it(`is not installed: its tests did not run (${install})`, () => {
      console.log(`${name} is not installed, so its tests did not run. To run them: ${install}`);
      expect(process.env.CI, `${name} is missing in CI; ${install}`).toBeFalsy();
    });
  });
}

export const withPostgres = (tests: () => void): void =>
  whereThere(findPostgres(), 'PostgreSQL', 'apt-get install postgresql', tests);
export const withRedis = (tests: () => void): void =>
  whereThere(findRedis(), 'Redis', 'apt-get install redis-server', tests);

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** PostgreSQL refuses to run as root: then as its own user. */
function postgresUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return {
    uid: Number(execFileSync('id', ['-u', 'postgres'])),
    gid: Number(execFileSync('id', ['-g', 'postgres'])),
  };
}

const exited = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Starts `run`, and gives what the tests do with it. */
async function database(
  url: string,
  folder: string,
  run: () => ChildProcess,
  ready: () => Promise<void>,
): Promise<Database> {
  let child = run();
  // A killed PostgreSQL leaves processes that take a moment to notice: until then a new one ends at once.
  const up = async (): Promise<void> => {
    const again = setInterval(() => {
      if (child.exitCode !== null) child = run();
    }, 200);
    await ready().finally(() => clearInterval(again));
  };
  await up();
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited(child);
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url,
    get pid() {
      return child.pid!;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
    async restart() {
      child = run();
      await up();
    },
    stop,
  };
}

async function eventually(attempt: () => Promise<unknown>, what: string): Promise<void> {
  for (let end = Date.now() + 20_000; ; ) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`${what} did not start`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * Where a database is quick: in memory, where there is room. What a killed process had written is there as it is
 * on a disk; and PostgreSQL, which syncs all its files after a kill, does not wait for a disk that others use.
 */
export function quickFolder(): string {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    accessSync(memory, constants.W_OK);
    return bavail * bsize > 1024 ** 3 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

export async function startPostgres(
  settings: Record<string, string> = {},
  within = tmpdir(),
): Promise<Database> {
  const bin = findPostgres()!;
  const folder = mkdtempSync(join(within, 'qmlet-postgres-'));
  const user = postgresUser();
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'test', '-A', 'trust', '--no-sync', '--locale=C', '-E', 'UTF8'],
    { ...user, cwd: folder, stdio: 'ignore' },
  );
  const port = await freePort();
  const options = Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    shared_buffers: '64MB',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = `postgres://test@127.0.0.1:${port}/postgres`;
  const { default: pg } = await import('pg');
  return database(
    url,
    folder,
    () => spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...user, cwd: folder, stdio: 'ignore' }),
    () =>
      eventually(async () => {
        const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
        client.on('error', () => {});
        await client.connect();
        await client.query('SELECT 1').finally(() => client.end());
      }, 'PostgreSQL'),
  );
}

/** Settings under which Redis loses nothing that it acknowledged. */
export const DURABLE = { appendonly: 'yes', appendfsync: 'always', 'maxmemory-policy': 'noeviction' };

export async function startRedis(settings: Record<string, string> = DURABLE): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-redis-'));
  const port = Number(settings.port ?? (await freePort()));
  writeFileSync(
    join(folder, 'redis.conf'),
    Object.entries({ bind: '127.0.0.1', port: String(port), dir: folder, save: '""', ...settings })
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );
  const url = `redis://127.0.0.1:${port}`;
  const { Redis } = await import('ioredis');
  return database(
    url,
    folder,
    () => spawn(findRedis()!, [join(folder, 'redis.conf')], { stdio: 'ignore' }),
    () =>
      eventually(async () => {
        const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
        redis.on('error', () => {});
        await redis.connect();
        await redis.ping().finally(() => redis.disconnect());
      }, 'Redis'),
  );
}

/**
 * Three nodes of a Redis Cluster that take writes, with so many replicas each; the address is of all of them.
 * `kill` is of one that takes writes.
 */
export async function startRedisCluster(replicas = 0, attempts = 4): Promise<Database> {
  const ports: number[] = [];
  while (ports.length < 3 + 3 * replicas) {
    const port = await freePort();
    // The nodes talk to each other ten thousand ports above.
    if (port <= 55_000 && !ports.includes(port)) ports.push(port);
  }
  const nodes = await Promise.all(
    ports.map((port) =>
      startRedis({
        ...DURABLE,
        port: String(port),
        'cluster-enabled': 'yes',
        'cluster-node-timeout': '2000',
        // Else a replica is kept waiting for others that may come, five seconds long.
        'repl-diskless-sync-delay': '0',
      }),
    ),
  );
  const addresses = nodes.map(({ url }) => url.slice('redis://'.length));
  try {
    // It waits for its nodes to find each other, for ever where one cannot get its second port.
    const how = ['--cluster-yes', '--cluster-replicas', String(replicas)];
    await promisify(execFile)('redis-cli', ['--cluster', 'create', ...addresses, ...how], {
      timeout: 20_000,
    });
  } catch (error) {
    await Promise.all(nodes.map((node) => node.stop()));
    if (attempts > 1) return startRedisCluster(replicas, attempts - 1);
    throw error;
  }
  const { Cluster } = await import('ioredis');
  await eventually(async () => {
    const cluster = new Cluster(
      addresses.map((address) => ({ host: '127.0.0.1', port: Number(address.split(':')[1]) })),
      { lazyConnect: true },
    );
    cluster.on('error', () => {});
    try {
      // Before its nodes agree it may wait for ever.
      await Promise.race([
        cluster.connect().then(() => Promise.all(['a', 'b', 'c', 'd'].map((key) => cluster.set(key, '1')))),
        new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), 2000)),
      ]);
    } finally {
      cluster.disconnect();
    }
  }, 'a Redis Cluster');
  // A replica that has not copied its node yet cannot take its place.
  await eventually(async () => {
    const roles = await Promise.all(
      addresses.map((address) =>
        promisify(execFile)('redis-cli', ['-p', address.split(':')[1]!, 'info', 'replication']),
      ),
    );
    const linked = roles.filter(({ stdout }) => stdout.includes('master_link_status:up')).length;
    if (linked < 3 * replicas) throw new Error(`${linked} replicas have copied their nodes`);
  }, 'the replicas of a Redis Cluster');
  return {
    url: `redis+cluster://${addresses.join(',')}`,
    pid: nodes[0]!.pid,
    kill: () => nodes[0]!.kill(),
    restart: () => nodes[0]!.restart(),
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}
