// What LocalStorage needs of a page: SQLite, which comes as WebAssembly within one file (sql.js), and IndexedDB,
// in which the databases outlive the page. Without IndexedDB (Node, some private windows) they do not.
// Pages of one origin tell each other what they changed; of two changes in the same moment the later one counts.
import {
  type KeptDatabase,
  type SqlConnection,
  type SqlEngine,
  type SqlValue,
  Stores,
  setStores,
} from '../../runtime/storage/local-storage.ts';

/** As much of sql.js as is used. */
interface SqlJs {
  Database: new (bytes?: Uint8Array | null) => SqlJsDatabase;
}
interface SqlJsDatabase {
  prepare(sql: string): {
    bind(values: unknown): boolean;
    step(): boolean;
    get(): SqlValue[];
    getColumnNames(): string[];
    free(): boolean;
  };
  exec(sql: string): { values: SqlValue[][] }[];
  getRowsModified(): number;
  export(): Uint8Array;
  close(): void;
}

async function sqlite(): Promise<SqlJs> {
  let start: (() => Promise<SqlJs>) | undefined;
  try {
    // @ts-expect-error -- it has no types of its own
    start = (await import('sql.js/dist/sql-wasm-inline.js')).default;
  } catch (error) {
    throw new Error('QtQuick.LocalStorage needs the package "sql.js": npm install sql.js', { cause: error });
  }
  return start!();
}

function engine({ Database }: SqlJs): SqlEngine {
  return {
    open(bytes): SqlConnection {
      const database = new Database(bytes);
      const pragma = (name: string): SqlValue => database.exec(`PRAGMA ${name}`)[0]?.values[0]?.[0] ?? null;
      return {
        run(sql, values, stepping) {
          const statement = database.prepare(sql);
          try {
            stepping();
            statement.bind(values);
            const rows: SqlValue[][] = [];
            while (statement.step()) rows.push(statement.get());
            return { columns: statement.getColumnNames(), rows };
          } finally {
            statement.free();
          }
        },
        changes: () => database.getRowsModified(),
        lastId: () => Number(database.exec('SELECT last_insert_rowid()')[0]!.values[0]![0]),
        export() {
          // It opens the database anew, so that what belongs to a connection has to be set again.
          const keys = pragma('foreign_keys');
          const bytes = database.export();
          if (keys) database.exec('PRAGMA foreign_keys=1');
          return bytes;
        },
        close: () => database.close(),
      };
    },
  };
}

const DATABASES = 'databases';

/** The page's IndexedDB; null where there is none, or where it may not be used. */
function openKeeper(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') {
      resolve(null);
      return;
    }
    const request = indexedDB.open('qmlet', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DATABASES, { keyPath: 'name' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => resolve(null);
  });
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Brings SQLite and all that is kept. */
export async function bringStorage(): Promise<void> {
  const [sql, keeper] = await Promise.all([sqlite(), openKeeper()]);
  const table = (mode: IDBTransactionMode): IDBObjectStore =>
    keeper!.transaction(DATABASES, mode).objectStore(DATABASES);
  const kept = keeper ? await done<KeptDatabase[]>(table('readonly').getAll()).catch(() => []) : [];
  const others =
    keeper && typeof BroadcastChannel !== 'undefined' ? new BroadcastChannel('qmlet-databases') : null;
  const stores = new Stores(
    engine(sql),
    {
      save(database) {
        if (!keeper) return;
        done(table('readwrite').put(database)).then(
          () => others?.postMessage(database.name),
          (reason: unknown) =>
            console.warn(`LocalStorage: "${database.name}" was not kept: ${String(reason)}`),
        );
      },
    },
    kept,
  );
  others?.addEventListener('message', ({ data }) => {
    void done<KeptDatabase | undefined>(table('readonly').get(String(data))).then((database) => {
      if (database) stores.take(database);
    });
  });
  globalThis.addEventListener?.('pagehide', () => stores.flush());
  setStores(stores);
}
