// LocalStorage in a page: what is kept in IndexedDB, and what another page of the origin hears of it.
import { expect, it } from 'vitest';
import { modules } from '../../src/modules/all.ts';
import type { KeptDatabase } from '../../src/runtime/storage/local-storage.ts';
import { QmlWorld, TestHost } from '../support/qml-world.ts';

const document = (body: string) => `import QtQml
import QtQuick.LocalStorage
QtObject {
  property var db
  function count(): int {
    let n
    db.readTransaction(tx => n = tx.executeSql("SELECT count(*) AS n FROM t").rows[0].n)
    return n
  }
  Component.onCompleted: { ${body} }
}`;

function kept(name: string): Promise<KeptDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('qmlet', 1);
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const get = open.result.transaction('databases').objectStore('databases').get(name);
      get.onsuccess = () => {
        open.result.close();
        resolve(get.result as KeptDatabase | undefined);
      };
    };
  });
}

it('keeps a database with its version, and gives it again', async () => {
  const name = `kept ${Date.now()}`;
  const world = new QmlWorld(modules);
  const root = (await world.run(
    document(`
      db = LocalStorage.openDatabaseSync("${name}", "1.0", "a test", 1000)
      db.transaction(tx => {
        tx.executeSql("CREATE TABLE t(a INTEGER, s TEXT)")
        tx.executeSql("INSERT INTO t VALUES(?, ?)", [1, "one"])
      })
      print(count())`),
  )) as unknown as { count(): number };
  expect(world.test.lines).toEqual(['1']);
  expect(await kept(name)).toBeUndefined();
  world.test.advance(100);
  await expect.poll(() => kept(name)).toMatchObject({ version: '1.0', description: 'a test' });
  const database = (await kept(name))!;
  expect(new TextDecoder().decode(database.bytes!.subarray(0, 15))).toBe('SQLite format 3');

  // A page that opened it meanwhile takes over what another one wrote.
  const store = indexedDB.open('qmlet', 1);
  await new Promise((resolve) => {
    store.onsuccess = resolve;
  });
  const other = new QmlWorld(modules, {}, new TestHost());
  await other.run(
    document(`
      db = LocalStorage.openDatabaseSync("${name} 2", "1.0", "", 1000)
      db.transaction(tx => {
        tx.executeSql("CREATE TABLE t(a)")
        for (let i = 0; i < 5; i++) tx.executeSql("INSERT INTO t VALUES(?)", [i])
      })`),
  );
  other.test.advance(100);
  await expect.poll(() => kept(`${name} 2`)).toBeDefined();
  const bytes = (await kept(`${name} 2`))!.bytes;
  const put = store.result.transaction('databases', 'readwrite').objectStore('databases');
  await new Promise((resolve) => {
    put.put({ ...database, bytes }).onsuccess = resolve;
  });
  store.result.close();
  new BroadcastChannel('qmlet-databases').postMessage(name);
  await expect.poll(() => root.count()).toBe(5);
  expect(world.test.warnings).toEqual([]);
});
