// The queue before the store: everything that a process publishes goes through it, in order, in batches.
//
// While one batch is being committed, the next collects; so the store commits as many messages at once as
// wait for it. A batch that fails is tried again: the store tells repeats. What waits is bounded, in number,
// bytes and time; beyond the bound a message is refused, and when the time is over all that wait are, the
// oldest first, so that no message of a sender is stored after one that was sent later was refused.
import type { Logger } from './log.ts';
import { type Appended, type Entry, type Store, StoreUnavailableError } from './store.ts';

export interface AppenderOptions {
  /** Messages that may wait. */
  maxMessages: number;
  /** Bytes that may wait. */
  maxBytes: number;
  /** Milliseconds that a message may wait for a store that is away. */
  timeout: number;
  /** Called after a commit, before the promises of its messages are resolved. */
  onStored(entries: readonly Entry[], results: readonly Appended[]): void;
  log: Logger;
}

/** Called once: with nothing when a message is stored, else with the reason. Must not throw. */
export type Settled = (error: Error | undefined) => void;

interface Waiting {
  readonly entry: Entry;
  readonly size: number;
  readonly since: number;
  readonly settled: Settled | undefined;
  readonly promise: Promise<number>;
  resolve(offset: number): void;
  reject(error: Error): void;
}

const ignore = (): void => {};

/** Messages of one commit. More would hold up the first of them. */
const MAX_BATCH = 1000;

export class Appender {
  readonly #store: Store;
  readonly #options: AppenderOptions;
  #queue: Waiting[] = [];
  #bytes = 0;
  #running = false;
  #away = false;
  #idle: (() => void)[] = [];
  #relieved: (() => void)[] = [];
  /** Something was refused; so is everything until half of the room is free again. */
  #full = false;

  constructor(store: Store, options: AppenderOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Messages that wait for their commit. */
  get length(): number {
    return this.#queue.length;
  }

  /** Whether the store was not to be reached at the last attempt. */
  get away(): boolean {
    return this.#away;
  }

  /** Whether connections should stop reading: half of what may wait does. */
  get congested(): boolean {
    const { maxMessages, maxBytes } = this.#options;
    return this.#queue.length > maxMessages / 2 || this.#bytes > maxBytes / 2;
  }

  /** Whether everything is refused just now. */
  get full(): boolean {
    return this.#full;
  }

  /**
   * Resolves with the offset when the message is stored, 0 for a repeat. Rejects with
   * {@link StoreUnavailableError} when it was not taken; nobody has to listen. `settled` is called before it
   * settles: at once for a message that is refused at once.
   */
  add(entry: Entry, settled?: Settled): Promise<number> {
    const size = 200 + entry.data.length;
    const { maxMessages, maxBytes } = this.#options;
    // Also what would fit: a sender's message must not overtake one of its that was refused.
    if (this.#full || this.#queue.length >= maxMessages || this.#bytes + size > maxBytes) {
      this.#full = true;
      const error = new StoreUnavailableError(
        this.#away ? 'the store is away, and what may wait for it is full' : 'the store is overloaded',
      );
      settled?.(error);
      const refused = Promise.reject(error);
      refused.catch(ignore);
      return refused;
    }
    this.#bytes += size;
    let resolve!: (offset: number) => void;
    let reject!: (error: Error) => void;
    const promise = new Promise<number>((onStored, onRefused) => {
      resolve = onStored;
      reject = onRefused;
    });
    this.#queue.push({ entry, size, since: Date.now(), settled, promise, resolve, reject });
    if (!this.#running) {
      this.#running = true;
      // The rest of this turn's messages join the batch: those of other connections too.
      setImmediate(() => void this.#run());
    }
    return promise;
  }

  /** Resolves when nothing waits any more, stored or refused. */
  async idle(): Promise<void> {
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Resolves when connections may read again. */
  async relieved(): Promise<void> {
    if (this.congested) await new Promise<void>((resolve) => this.#relieved.push(resolve));
  }

  async #run(): Promise<void> {
    let delay = 50;
    while (this.#queue.length) {
      const batch = this.#queue.slice(0, MAX_BATCH);
      const entries = batch.map(({ entry }) => entry);
      try {
        const results = await this.#store.append(entries);
        if (this.#away) this.#options.log.info({ waiting: this.#queue.length }, 'the store is back');
        this.#away = false;
        delay = 50;
        this.#take(batch.length);
        this.#options.onStored(entries, results);
        for (let i = 0; i < batch.length; i++) {
          const waiting = batch[i]!;
          waiting.settled?.(undefined);
          waiting.resolve(results[i]!.offset);
        }
      } catch (error) {
        if (!this.#away) this.#options.log.error({ err: error }, 'the store is away');
        this.#away = true;
        if (Date.now() - batch[0]!.since > this.#options.timeout) {
          this.#full = true;
          const refused = this.#take(this.#queue.length);
          const reason = new StoreUnavailableError(`the store is away: ${(error as Error).message}`, {
            cause: error,
          });
          for (const { settled, promise, reject } of refused) {
            settled?.(reason);
            // The connection knows by `settled`; whoever publishes need not care.
            promise.catch(ignore);
            reject(reason);
          }
          this.#options.log.warn({ refused: refused.length }, 'refused what waited for the store');
        } else {
          await new Promise((resolve) => setTimeout(resolve, delay));
          delay = Math.min(delay * 2, 1000);
        }
      }
    }
    this.#running = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  #take(count: number): Waiting[] {
    const taken = this.#queue.splice(0, count);
    for (const { size } of taken) this.#bytes -= size;
    if (!this.congested) {
      for (const resolve of this.#relieved.splice(0)) resolve();
      // Not before those that were refused have heard of it.
      if (this.#full) setImmediate(() => (this.#full = this.congested));
    }
    return taken;
  }
}
