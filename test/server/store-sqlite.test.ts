// SQLite: the contract, and what is its own: one process a file, and a file that is none.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SqliteStore } from '../../src/server/stores/sqlite.ts';
import { entry, storeContract } from '../contract/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'qmlet-sqlite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const fresh = () => join(folder, `${++count}.db`);
let file = '';

storeContract('sqlite', {
  create: () => new SqliteStore((file = fresh())),
  again: () => new SqliteStore(file),
});

describe('sqlite: its own', () => {
  it('refuses a file that another server has open, and says what to do', async () => {
    const path = fresh();
    const first = new SqliteStore(path);
    await first.open();
    await expect(new SqliteStore(path).open()).rejects.toThrow(/is in use by another server.*--database/s);
    await first.append([entry('a', 'still works')]);
    await first.close();
    const second = new SqliteStore(path);
    await second.open();
    expect((await second.heads(['a']))[0]!.offset).toBe(1);
    await second.close();
  });

  it('refuses a file that is no database, by name', async () => {
    const path = fresh();
    writeFileSync(path, 'certainly not a database, and long enough to be read as a header of one, is it not');
    await expect(new SqliteStore(path).open()).rejects.toThrow(
      `${path} cannot be opened as a SQLite database`,
    );
  });

  it('keeps nothing of topics that were only looked at', async () => {
    const path = fresh();
    const store = new SqliteStore(path);
    await store.open();
    await store.append([entry('written', 'x')]);
    await store.heads(Array.from({ length: 5000 }, (_, i) => `made up ${i}, with a name that is not short`));
    await store.close();
    // The file and its log were emptied into one another: 5,000 rows would be 400 KiB.
    expect(statSync(path).size).toBeLessThan(100 * 1024);
  });

  it('refuses calls before it is open and after it is closed', async () => {
    const store = new SqliteStore(fresh());
    await expect(store.heads(['a'])).rejects.toThrow('not open');
    await store.open();
    await store.close();
    await expect(store.heads(['a'])).rejects.toThrow('has ended');
  });
});
