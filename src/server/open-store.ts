// From the `database` option to a store and its bus. A driver is loaded when it is asked for, so that a
// server that uses none of PostgreSQL or Redis needs neither's package.
import type { Bus } from './bus.ts';
import { LocalBus } from './buses/local.ts';
import type { Logger } from './log.ts';
import type { Store } from './store.ts';

/** The scheme of a database's address; undefined for the path of a file. */
function schemeOf(database: string): string | undefined {
  const scheme = /^([a-z+]+):/.exec(database)?.[1];
  // A Windows path begins with a letter and a colon.
  return scheme && scheme.length > 1 && scheme !== 'file' ? scheme : undefined;
}

/** The path of the file that a database is in; undefined when it is none. */
export function fileOf(database: string): string | undefined {
  return schemeOf(database) === undefined ? database.replace(/^file:/, '') : undefined;
}

/**
 * `memory:` keeps nothing; `postgres://…` and `redis://…` (`rediss://`, `valkey://`) are shared by many
 * processes; anything else is the path of a SQLite file.
 */
export async function openDatabase(database: string, log: Logger): Promise<{ store: Store; bus: Bus }> {
  const scheme = schemeOf(database);
  switch (scheme) {
    case 'memory': {
      const { MemoryStore } = await import('./stores/memory.ts');
      return { store: new MemoryStore(), bus: new LocalBus() };
    }
    case 'postgres':
    case 'postgresql': {
      const { PostgresStore } = await import('./stores/postgres.ts');
      const { PostgresBus } = await import('./buses/postgres.ts');
      const store = new PostgresStore(database);
      return { store, bus: new PostgresBus(database, log, store.process) };
    }
    case 'redis':
    case 'rediss':
    case 'valkey':
    case 'redis+cluster': {
      const { RedisStore } = await import('./stores/redis.ts');
      const { RedisBus } = await import('./buses/redis.ts');
      const store = new RedisStore(database);
      return { store, bus: new RedisBus(database, log, store.process) };
    }
    case undefined: {
      const { SqliteStore } = await import('./stores/sqlite.ts');
      return { store: new SqliteStore(fileOf(database)!), bus: new LocalBus() };
    }
    default:
      throw new TypeError(
        `database: '${scheme}:' is no kind of database; there are a file's path, memory:, postgres:// and redis://`,
      );
  }
}
