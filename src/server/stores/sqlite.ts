// The default store: SQLite in one file, WAL, synchronous=FULL. The file belongs to a worker thread, so that
// the event loop does not wait for the disk; a write is answered after its commit.
import { Worker } from 'node:worker_threads';
import type { Appended, Entry, Records, Retention, Store, StoredMessage, TopicHead } from '../store.ts';

interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
}

/** A {@link Store} in one SQLite file. One process at a time may have it open. */
export class SqliteStore implements Store {
  readonly name = 'sqlite';
  readonly shared = false;
  readonly #file: string;
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** Why the thread is gone, once it is. */
  #gone: Error | undefined;

  /** @param file path of the database file; it is created when it is not there */
  constructor(file: string) {
    this.#file = file;
  }

  async open(): Promise<void> {
    const worker = new Worker(new URL('./sqlite-worker.mjs', import.meta.url), {
      workerData: { file: this.#file },
      // Loaders of the parent (test runners, TypeScript) are none of the worker's business.
      execArgv: ['--no-warnings'],
    });
    this.#worker = worker;
    worker.unref();
    const opened = new Promise<void>((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    worker.on('message', ({ id, result, error }: { id: number; result?: never; error?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (!this.#waiting.size) worker.unref();
      if (error === undefined) waiting?.resolve(result!);
      else waiting?.reject(new Error(error));
    });
    const onGone = (error: Error): void => {
      this.#gone ??= error;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    };
    worker.on('error', onGone);
    worker.on('exit', () => onGone(new Error(`the thread of ${this.#file} has ended`)));
    worker.ref();
    try {
      await opened;
    } catch (error) {
      await worker.terminate();
      throw error;
    }
  }

  append(entries: readonly Entry[]): Promise<Appended[]> {
    return this.#call('append', entries);
  }

  heads(topics: readonly string[]): Promise<TopicHead[]> {
    return this.#call('heads', topics);
  }

  read(requests: readonly { topic: string; after: number; limit: number }[]): Promise<StoredMessage[][]> {
    return this.#call('read', requests);
  }

  trim(topic: string, retention: Retention, now: number): Promise<void> {
    return this.#call('trim', topic, retention, now);
  }

  records(collection: string): Records {
    return {
      list: async () =>
        (await this.#call<string[]>('list', collection)).map((text) => JSON.parse(text) as object),
      get: async (key) => {
        const text = await this.#call<string | undefined>('get', collection, key);
        return text === undefined ? undefined : (JSON.parse(text) as object);
      },
      count: () => this.#call('count', collection),
      insert: (key, value) => this.#call('insert', collection, key, JSON.stringify(value)),
      update: (key, value) => this.#call('update', collection, key, JSON.stringify(value)),
      remove: (key) => this.#call('remove', collection, key),
    };
  }

  async close(): Promise<void> {
    if (!this.#worker || this.#gone) return;
    await this.#call('close');
    await this.#worker.terminate();
  }

  #call<Result>(op: string, ...args: unknown[]): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (this.#gone || !this.#worker) {
        reject(this.#gone ?? new Error('the store is not open'));
        return;
      }
      const id = ++this.#lastId;
      if (!this.#waiting.size) this.#worker.ref();
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ id, op, args });
    });
  }
}
