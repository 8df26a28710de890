// `LocalStorage` of QtQuick.LocalStorage: databases as https://doc.qt.io/qt-6/qtquick-localstorage-qmlmodule.html
// has them, without knowing which engine runs the SQL and where its bytes are kept (`SqlEngine`, `Keeper`).
// Everything is synchronous: the databases that are kept are read before the first document may ask for one.
//
// As in Qt 6: what a transaction did before its function threw stays; a version is that of the moment at which
// the database was opened; an id that was inserted is a text.
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';
import { string } from '../object/types.ts';
import { late } from '../qt/late-members.ts';
import { readSql } from './sql-text.ts';

export type SqlValue = number | string | Uint8Array | null;

/** One open database. Errors are thrown with the engine's message. */
export interface SqlConnection {
  /** Runs one statement. `stepping` is called once it is understood, before it is carried out. */
  run(
    sql: string,
    values: SqlValue[] | Record<string, SqlValue>,
    stepping: () => void,
  ): { columns: string[]; rows: SqlValue[][] };
  /** Rows that the last statement changed. */
  changes(): number;
  lastId(): number;
  export(): Uint8Array;
  close(): void;
}
export interface SqlEngine {
  open(bytes: Uint8Array | null): SqlConnection;
}

/** What is kept of a database. */
export interface KeptDatabase {
  readonly name: string;
  version: string;
  readonly description: string;
  readonly estimatedSize: number;
  bytes: Uint8Array | null;
}
/** Where databases outlive the page. */
export interface Keeper {
  save(database: KeptDatabase): void;
}

const CODES = {
  UNKNOWN_ERR: 1,
  DATABASE_ERR: 2,
  VERSION_ERR: 3,
  TOO_LARGE_ERR: 4,
  QUOTA_ERR: 5,
  SYNTAX_ERR: 6,
  CONSTRAINT_ERR: 7,
  TIMEOUT_ERR: 8,
} as const;

function fail(code: keyof typeof CODES, message: string): never {
  throw Object.assign(new Error(message), { code: CODES[code] });
}

/** How long changes are collected before they are kept. */
const SAVE_MILLISECONDS = 50;

/** A database while the page is there. */
class Store {
  readonly kept: KeptDatabase;
  readonly #keeper: Keeper;
  #connection: SqlConnection | null = null;
  readonly #engine: SqlEngine;
  #dirty = false;
  #depth = 0;

  constructor(kept: KeptDatabase, engine: SqlEngine, keeper: Keeper) {
    this.kept = kept;
    this.#engine = engine;
    this.#keeper = keeper;
  }
  get connection(): SqlConnection {
    return (this.#connection ??= this.#engine.open(this.kept.bytes));
  }

  /** Runs `body` between BEGIN and COMMIT. Within another transaction it is a part of that one. No `after`: it only reads. */
  transact(body: () => void, after: After | null): void {
    const { connection } = this;
    const outer = this.#depth++ > 0;
    if (!outer) connection.run('BEGIN', [], () => {});
    try {
      body();
    } finally {
      this.#depth--;
      if (!outer) {
        try {
          connection.run('COMMIT', [], () => {});
        } catch {
          connection.run('ROLLBACK', [], () => {});
        }
        if (after) this.changed(after);
      }
    }
  }
  changed(after: After): void {
    if (this.#dirty) return;
    this.#dirty = true;
    after(() => this.save());
  }
  save(): void {
    if (!this.#dirty || this.#depth > 0) return;
    this.#dirty = false;
    if (this.#connection) this.kept.bytes = this.#connection.export();
    this.#keeper.save(this.kept);
  }
  /** Another page changed it. */
  take(kept: KeptDatabase): void {
    if (this.#dirty || this.#depth > 0) return;
    this.kept.bytes = kept.bytes;
    this.kept.version = kept.version;
    this.#connection?.close();
    this.#connection = null;
  }
}

/** The databases of a page. */
export class Stores {
  readonly #engine: SqlEngine;
  readonly #keeper: Keeper;
  readonly #stores = new Map<string, Store>();

  constructor(engine: SqlEngine, keeper: Keeper, kept: readonly KeptDatabase[]) {
    this.#engine = engine;
    this.#keeper = keeper;
    for (const each of kept) this.#add(each);
  }
  #add(kept: KeptDatabase): Store {
    const store = new Store(kept, this.#engine, this.#keeper);
    this.#stores.set(kept.name, store);
    return store;
  }
  find(name: string): Store | undefined {
    return this.#stores.get(name);
  }
  create(kept: KeptDatabase): Store {
    return this.#add(kept);
  }
  /** Keeps what was changed a moment ago: the page ends. */
  flush(): void {
    for (const store of this.#stores.values()) store.save();
  }
  take(kept: KeptDatabase): void {
    const store = this.find(kept.name);
    if (store) store.take(kept);
    else this.#add(kept);
  }
}

/** Set before the type is known to documents. */
let stores: Stores | null = null;
export function setStores(given: Stores): void {
  stores = given;
}

/** What SQLite keeps of a value of JavaScript. */
function toSql(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  const text = string.coerce(value);
  return typeof text === 'string' ? text : String(value);
}

type Callback = (value: object) => void;
type After = (save: () => void) => void;

/** The rows of a result: `length`, `item(i)`, and by index. */
function rowSet(columns: string[], rows: readonly SqlValue[][]): object {
  const item = (index: number): Record<string, unknown> | undefined => {
    const row = rows[index];
    return (
      row &&
      Object.fromEntries(
        columns.map((column, i) => {
          const value = row[i]!;
          return [column, value instanceof Uint8Array ? value.slice().buffer : value];
        }),
      )
    );
  };
  return new Proxy(
    { item, length: rows.length, forwardOnly: false },
    {
      get: (target, key) =>
        typeof key === 'string' && /^\d+$/.test(key) ? item(Number(key)) : Reflect.get(target, key),
    },
  );
}

class Transaction {
  readonly #store: Store;
  readonly #readonly: boolean;
  #open = true;
  constructor(store: Store, readonly: boolean) {
    this.#store = store;
    this.#readonly = readonly;
  }
  close(): void {
    this.#open = false;
  }
  executeSql(text: unknown, given?: unknown): object {
    const sql = String(text);
    if (!this.#open) fail('DATABASE_ERR', 'executeSql called outside transaction()');
    if (this.#readonly && !/^select/i.test(sql)) fail('SYNTAX_ERR', 'Read-only Transaction');
    if (!sql.trim()) fail('DATABASE_ERR', '');
    const { parameters, more } = readSql(sql);
    if (more) fail('DATABASE_ERR', 'not an error Unable to execute multiple statements at a time');
    const values = bound(given);
    const { connection } = this.#store;
    let what = 'Unable to execute statement';
    try {
      const { columns, rows } = connection.run(sql, values, () => {
        what = 'Unable to fetch row';
        const count = Array.isArray(values) ? values.length : Object.keys(values).length;
        if (count !== parameters) throw new ParameterCount();
      });
      return {
        rowsAffected: connection.changes(),
        insertId: String(connection.lastId() || ''),
        rows: rowSet(columns, rows),
      };
    } catch (error) {
      if (error instanceof ParameterCount) fail('DATABASE_ERR', 'Parameter count mismatch');
      return fail('DATABASE_ERR', `${error instanceof Error ? error.message : String(error)} ${what}`);
    }
  }
}
class ParameterCount extends Error {}

function bound(given: unknown): SqlValue[] | Record<string, SqlValue> {
  if (given === undefined) return [];
  if (Array.isArray(given)) return given.map(toSql);
  if (
    typeof given === 'object' &&
    given !== null &&
    !(given instanceof Date) &&
    !(given instanceof ArrayBuffer)
  )
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, toSql(value)]));
  return [toSql(given)];
}

class Database {
  readonly #store: Store;
  readonly #version: string;
  readonly #after: After;
  constructor(store: Store, version: string, after: After) {
    this.#store = store;
    this.#version = version;
    this.#after = after;
  }
  get version(): string {
    return this.#version;
  }
  transaction(callback?: Callback): void {
    this.#run(callback, false);
  }
  readTransaction(callback?: Callback): void {
    this.#run(callback, true);
  }
  #run(callback: Callback | undefined, readonly: boolean): void {
    if (typeof callback !== 'function') fail('UNKNOWN_ERR', 'transaction: missing callback');
    const transaction = new Transaction(this.#store, readonly);
    try {
      this.#store.transact(() => callback(transaction), readonly ? null : this.#after);
    } finally {
      transaction.close();
    }
  }
  changeVersion(from: unknown, to: unknown, callback?: Callback): void {
    const store = this.#store;
    if (String(from) !== this.#version)
      fail('VERSION_ERR', `Version mismatch: expected ${from}, found ${this.#version}`);
    if (callback) this.transaction(callback);
    store.kept.version = String(to);
    store.changed(this.#after);
  }
}

export class LocalStorage extends QmlObject {
  openDatabaseSync(
    name: unknown = '',
    version: unknown = '',
    description: unknown = '',
    estimatedSize: unknown = 0,
    created?: unknown,
  ): object {
    const wanted = String(version);
    const after: After = (save) => engineOf(this).host.setTimeout(save, SAVE_MILLISECONDS);
    let store = stores!.find(String(name));
    if (store) {
      const { kept } = store;
      if (wanted && kept.version !== wanted && kept.version)
        fail('VERSION_ERR', 'SQL: database version mismatch');
      return new Database(store, kept.version, after);
    }
    const first = typeof created === 'function';
    store = stores!.create({
      name: String(name),
      version: first ? '' : wanted,
      description: String(description),
      estimatedSize: Number(estimatedSize) || 0,
      bytes: null,
    });
    store.changed(after);
    const database = new Database(store, store.kept.version, after);
    if (first) created(database);
    return database;
  }
}

defineType(LocalStorage, {
  name: 'LocalStorage',
  cpp: 'QQuickLocalStorage',
  methods: ['openDatabaseSync'],
  creatable: false,
});
LocalStorage.meta.singleton = true;
late.globals.SQLException = () => CODES;
