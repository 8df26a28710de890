// The queue before the store: everything that a process publishes goes through it, in order, in batches.
//
// While one batch is being committed, the next collects; so the store commits as many messages at once as
// wait for it. Where the store takes several batches at a time, no topic and no sender is in two of them: each
// has its order, whatever becomes of the others. A batch that fails is tried again, when all that were on their
// way are back, and before what came after it: the store tells repeats. What waits is bounded, in number, bytes
// and time; beyond the bound a message is refused, and when the time is over all that wait are, the oldest
// first, so that no message of a sender is stored after one that was sent later was refused.
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
/** Milliseconds before a failed batch is tried again for the first time. */
const FIRST_DELAY = 50;

export class Appender {
  readonly #store: Store;
  readonly #options: AppenderOptions;
  /** What is in no batch, in the order in which it came. */
  #queue: Waiting[] = [];
  /** Batches on their way to the store. */
  readonly #flying = new Set<Waiting[]>();
  /** Batches that failed, while others are on their way. */
  #failed: Waiting[][] = [];
  #failure: Error | undefined;
  /** Messages that wait, in batches or not. */
  #length = 0;
  #bytes = 0;
  /** `#send` is going to be called. */
  #scheduled = false;
  /** Milliseconds before what failed is tried again. */
  #delay = FIRST_DELAY;
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
    return this.#length;
  }

  /** Whether the store was not to be reached at the last attempt. */
  get away(): boolean {
    return this.#away;
  }

  /** Whether connections should stop reading: half of what may wait does. */
  get congested(): boolean {
    const { maxMessages, maxBytes } = this.#options;
    return this.#length > maxMessages / 2 || this.#bytes > maxBytes / 2;
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
    if (this.#full || this.#length >= maxMessages || this.#bytes + size > maxBytes) {
      this.#full = true;
      const error = new StoreUnavailableError(
        this.#away ? 'the store is away, and what may wait for it is full' : 'the store is overloaded',
      );
      settled?.(error);
      const refused = Promise.reject(error);
      refused.catch(ignore);
      return refused;
    }
    this.#length++;
    this.#bytes += size;
    let resolve!: (offset: number) => void;
    let reject!: (error: Error) => void;
    const promise = new Promise<number>((onStored, onRefused) => {
      resolve = onStored;
      reject = onRefused;
    });
    this.#queue.push({ entry, size, since: Date.now(), settled, promise, resolve, reject });
    if (this.#flying.size < this.#lanes) this.#schedule();
    return promise;
  }

  /** Resolves when nothing waits any more, stored or refused. */
  async idle(): Promise<void> {
    if (this.#length) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Resolves when connections may read again. */
  async relieved(): Promise<void> {
    if (this.congested) await new Promise<void>((resolve) => this.#relieved.push(resolve));
  }

  get #lanes(): number {
    return this.#store.lanes ?? 1;
  }

  #schedule(): void {
    if (this.#scheduled || this.#failed.length) return;
    this.#scheduled = true;
    // The rest of this turn's messages join the batch: those of other connections too.
    setImmediate(() => this.#send());
  }

  /** Sends the next batch, if there is room for one on the way. */
  #send(): void {
    this.#scheduled = false;
    if (this.#failed.length || this.#flying.size >= this.#lanes) return;
    const batch = this.#next();
    if (!batch.length) return;
    this.#flying.add(batch);
    void this.#append(batch);
    if (this.#queue.length && this.#flying.size < this.#lanes) this.#schedule();
  }

  /** Takes the next batch from the queue: nothing of a topic or sender that is on its way, or stays behind. */
  #next(): Waiting[] {
    const queue = this.#queue;
    const looked = Math.min(queue.length, MAX_BATCH);
    if (!this.#flying.size) return queue.splice(0, looked);
    const topics = new Set<string>();
    const senders = new Set<string>();
    for (const batch of this.#flying)
      for (const { entry } of batch) {
        topics.add(entry.topic);
        senders.add(senderOf(entry));
      }
    const batch: Waiting[] = [];
    const behind: Waiting[] = [];
    for (let i = 0; i < looked; i++) {
      const waiting = queue[i]!;
      const { topic } = waiting.entry;
      const sender = senderOf(waiting.entry);
      if (topics.has(topic) || senders.has(sender)) {
        topics.add(topic);
        senders.add(sender);
        behind.push(waiting);
      } else batch.push(waiting);
    }
    if (batch.length) queue.splice(0, looked, ...behind);
    return batch;
  }

  async #append(batch: Waiting[]): Promise<void> {
    const entries = batch.map(({ entry }) => entry);
    let results: Appended[];
    try {
      results = await this.#store.append(entries);
    } catch (error) {
      this.#flying.delete(batch);
      this.#failed.push(batch);
      this.#failure = error as Error;
      this.#settle();
      return;
    }
    this.#flying.delete(batch);
    // Before what this is answered with is called: it may publish.
    this.#release(batch);
    if (!this.#failed.length) this.#returned();
    this.#options.onStored(entries, results);
    for (let i = 0; i < batch.length; i++) {
      const waiting = batch[i]!;
      waiting.settled?.(undefined);
      waiting.resolve(results[i]!.offset);
    }
    this.#settle();
  }

  /** A batch was stored, and none has failed since. */
  #returned(): void {
    if (this.#away) this.#options.log.info({ waiting: this.#length }, 'the store is back');
    this.#away = false;
    this.#delay = FIRST_DELAY;
  }

  /** A batch is back: goes on with what waits. */
  #settle(): void {
    if (!this.#failed.length) {
      if (this.#queue.length) this.#send();
      else if (!this.#length) for (const resolve of this.#idle.splice(0)) resolve();
      return;
    }
    const error = this.#failure!;
    if (!this.#away) this.#options.log.error({ err: error }, 'the store is away');
    this.#away = true;
    // What is on its way may still be stored: it is neither refused nor tried again before that is known.
    if (this.#flying.size) return;
    const failed = this.#failed.flat();
    const oldest = failed.reduce((least, { since }) => Math.min(least, since), Number.POSITIVE_INFINITY);
    if (Date.now() - oldest > this.#options.timeout) {
      this.#failed = [];
      this.#refuse([...failed, ...this.#queue.splice(0)], error);
      this.#settle();
      return;
    }
    setTimeout(() => {
      this.#failed = [];
      // Nothing of their topics and senders was sent after them.
      this.#queue = [...failed, ...this.#queue];
      this.#schedule();
    }, this.#delay);
    this.#delay = Math.min(this.#delay * 2, 1000);
  }

  #refuse(refused: Waiting[], error: Error): void {
    this.#full = true;
    this.#release(refused);
    const reason = new StoreUnavailableError(`the store is away: ${error.message}`, { cause: error });
    for (const { settled, promise, reject } of refused) {
      settled?.(reason);
      // The connection knows by `settled`; whoever publishes need not care.
      promise.catch(ignore);
      reject(reason);
    }
    this.#options.log.warn({ refused: refused.length }, 'refused what waited for the store');
  }

  /** They wait no longer. */
  #release(some: readonly Waiting[]): void {
    this.#length -= some.length;
    for (const { size } of some) this.#bytes -= size;
    if (this.congested) return;
    for (const resolve of this.#relieved.splice(0)) resolve();
    // Not before those that were refused have heard of it.
    if (this.#full) setImmediate(() => (this.#full = this.congested));
  }
}

/** Whose order of messages is to be kept over topics: a connection, or where there is none, the process. */
function senderOf({ sender, source }: Entry): string {
  return sender || source;
}
