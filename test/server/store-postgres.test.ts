// PostgreSQL: the contracts of store and bus, two writers, a kill, and settings that are refused.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresBus } from '../../src/server/buses/postgres.ts';
import { SILENT } from '../../src/server/log.ts';
import { PostgresStore } from '../../src/server/stores/postgres.ts';
import { busContract } from '../contract/bus.ts';
import { sharedStoreContract } from '../contract/shared-store.ts';
import { entry, storeContract } from '../contract/store.ts';
import { type Database, quickFolder, startPostgres, withPostgres } from './support/databases.ts';

withPostgres(() => {
  let database: Database;
  let count = 0;
  let url = '';
  beforeAll(async () => {
    database = await startPostgres({}, quickFolder());
  }, 60_000);
  afterAll(() => database.stop());

  const run = async (text: string) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  /** The URL of a database of its own on the same server. */
  const fresh = async (): Promise<string> => {
    const name = `fresh${++count}`;
    await run(`CREATE DATABASE ${name}`);
    return (url = database.url.replace(/\w+$/, name));
  };

  storeContract('postgres', {
    create: async () => new PostgresStore(await fresh()),
    again: () => new PostgresStore(url),
  });
  sharedStoreContract('postgres', {
    fresh,
    create: (at) => new PostgresStore(at),
    kill: () => database.kill(),
    restart: () => database.restart(),
  });
  busContract('postgres', {
    create: (process) => new PostgresBus(database.url, SILENT, process),
    hint: (process, topic, offset) =>
      run(
        `SELECT pg_notify('qmlet_hint', ${pg.escapeLiteral(`${process} ${JSON.stringify({ [topic]: offset })}`)})`,
      ),
  });

  describe('postgres: its own', () => {
    it('says which database cannot be reached, without its password', async () => {
      const store = new PostgresStore('postgres://test:secret@127.0.0.1:1/none');
      const error = await store.open().catch((thrown: Error) => thrown);
      expect((error as Error).message).toMatch(/postgres:\/\/test:…@127\.0\.0\.1:1\/none is not fit/);
    });

    it('keeps nothing of topics that were only looked at', async () => {
      const at = await fresh();
      const store = new PostgresStore(at);
      await store.open();
      await store.heads(['made up', 'too']);
      await store.append([entry('written', 'x')]);
      await store.close();
      const client = new pg.Client({ connectionString: at });
      await client.connect();
      const { rows } = await client.query('SELECT name FROM qmlet_topic').finally(() => client.end());
      expect(rows).toEqual([{ name: 'written' }]);
    });

    it('reads no table whole to store a message, so that tables may grow', async () => {
      const at = await fresh();
      const client = new pg.Client({ connectionString: at });
      await client.connect();
      /** What is read whole in a store's life; a session tells what it did when it has ended. */
      const scans = async (work: (store: PostgresStore) => Promise<void>): Promise<number> => {
        const count = async () => {
          const { rows } = await client.query<{ scans: number }>(
            "SELECT sum(seq_scan)::int AS scans FROM pg_stat_user_tables WHERE relname LIKE 'qmlet%'",
          );
          return rows[0]!.scans;
        };
        const before = await count();
        const store = new PostgresStore(at);
        await store.open();
        await work(store);
        await store.close();
        const sessions =
          "SELECT count(*)::int AS open FROM pg_stat_activity WHERE application_name = 'qmlet'";
        await expect
          .poll(async () => (await client.query(sessions)).rows[0].open, { timeout: 10_000 })
          .toBe(0);
        return (await count()) - before;
      };
      await scans(async () => {});
      const openAlone = await scans(async () => {});
      const batch = (i: number) =>
        Array.from({ length: 20 }, (_, j) =>
          entry(`topic ${j % 4}`, 'x', { source: `source ${i * (j % 3)} ${j}` }),
        );
      const withAppends = await scans(async (store) => {
        for (let i = 0; i < 20; i++) await store.append(batch(i));
        await store.read([{ topic: 'topic 1', after: 3, limit: 5 }]);
        await store.heads(['topic 1', 'topic 2']);
      });
      await client.end();
      expect(withAppends).toBe(openAlone);
    });

    it('syncs although the database does not by default', async () => {
      const at = await fresh();
      await run(`ALTER DATABASE ${at.split('/').at(-1)} SET synchronous_commit = off`);
      const store = new PostgresStore(at);
      await store.open();
      // A trigger sees the setting of the session that writes.
      const client = new pg.Client({ connectionString: at });
      await client.connect();
      await client.query(`CREATE TABLE seen (setting text);
        CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
        CREATE TRIGGER look AFTER INSERT ON qmlet_message FOR EACH ROW EXECUTE FUNCTION look()`);
      await store.append([entry('a', 'x')]);
      const { rows } = await client.query('SELECT setting FROM seen');
      await client.end();
      expect(rows).toEqual([{ setting: 'on' }]);
      await store.close();
    });
  });
});

withPostgres(() => {
  it('refuses a PostgreSQL that does not sync at all', async () => {
    const unsafe = await startPostgres({ fsync: 'off' }, quickFolder());
    try {
      await expect(new PostgresStore(unsafe.url).open()).rejects.toThrow('fsync=off: it loses acknowledged');
    } finally {
      await unsafe.stop();
    }
  }, 60_000);
});
