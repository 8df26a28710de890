// The handlers of one connection: they run one at a time, in the order of what arrived. One that returns a
// promise holds up the next; what waits meanwhile is held here.
import type { Connection } from './connection.ts';

/** Something that a handler is to be called for. */
export interface Incoming {
  handler: 'onTextReceived' | 'onBinaryReceived' | 'onStatusReceived';
  data: string | Uint8Array;
  /** The qmlet.1 id; 0 where there is none. */
  id: number;
  name: string;
}

/** The message whose handler is running, and what becomes of what that publishes. */
export class Current {
  /** The qmlet.1 id; 0 where there is none. */
  readonly id: number;
  readonly name: string;
  /** Publications so far: with the id it tells repeats. */
  count = 0;
  /** Publications that are not settled. */
  #open = 0;
  #error: Error | undefined;
  #done: ((error: Error | undefined) => void) | undefined;

  constructor(id: number, name: string) {
    this.id = id;
    this.name = name;
  }

  /** Another publication. `settled` is called once for it. */
  publishes(): void {
    this.#open++;
  }

  settled(error: Error | undefined): void {
    this.#open--;
    this.#error ??= error;
    const done = this.#done;
    if (!done || (this.#open && !error)) return;
    this.#done = undefined;
    done(this.#error);
  }

  /** Calls back once: when all is stored, or with the first error. At once where that is so already. */
  whenStored(done: (error: Error | undefined) => void): void {
    if (this.#error || !this.#open) done(this.#error);
    else this.#done = done;
  }
}

/** Shared by all that wait for nothing: an idle connection has no array of its own. */
const NONE: Incoming[] = [];

export class Handlers {
  /** The message whose handler is running. */
  current: Current | undefined;
  readonly #connection: Connection;
  #queue = NONE;
  #busy = false;
  #onFree: (() => void) | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether a handler's promise is awaited. */
  get running(): boolean {
    return this.#busy;
  }

  /** Whether handlers run or wait. */
  get busy(): boolean {
    return this.#busy || this.#queue.length > 0;
  }

  /** The number of messages that wait. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Calls a handler, after those that wait. */
  handle(incoming: Incoming): void {
    if (this.#busy) {
      if (this.#queue === NONE) this.#queue = [];
      this.#queue.push(incoming);
      this.#connection.checkReading();
    } else this.#call(incoming);
  }

  /** Forgets what waits. */
  clear(): void {
    this.#queue = NONE;
  }

  /** Forgets what waits. A promise while a handler is still running. */
  finish(): Promise<void> | undefined {
    this.#queue = NONE;
    return this.#busy ? new Promise((resolve) => (this.#onFree = resolve)) : undefined;
  }

  /** Handles nothing before the promise has settled. */
  wait(free: Promise<void>): void {
    this.#busy = true;
    void free.then(() => this.#next());
  }

  #call({ handler, data, id, name }: Incoming): void {
    const connection = this.#connection;
    if (id && !connection.wire!.starts(id)) return;
    const current = new Current(id, name);
    this.current = current;
    try {
      const result = connection.endpoint[handler](data as never);
      if (isThenable(result)) {
        this.#busy = true;
        result.then(
          () => {
            this.#finished(current);
            this.#next();
          },
          (error) => {
            connection.fail(error, handler);
            this.#next();
          },
        );
      } else this.#finished(current);
    } catch (error) {
      connection.fail(error, handler);
    }
  }

  #finished(current: Current): void {
    this.current = undefined;
    if (current.id) this.#connection.wire!.finished(current);
    this.#connection.onHandled();
  }

  #next(): void {
    this.#busy = false;
    this.#onFree?.();
    while (this.#queue.length && !this.#busy) this.#call(this.#queue.shift()!);
    if (!this.#queue.length) this.#queue = NONE;
    if (!this.#busy) this.#connection.onIdle();
  }
}

export function isThenable(value: unknown): value is Promise<unknown> {
  return typeof (value as Promise<unknown> | undefined)?.then === 'function';
}
