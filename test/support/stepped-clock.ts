// The browser as the host of a document that is compared, with a clock of its own. Time goes on at most as
// fast as outside, and in steps: timers and frames come each at the very moment they are due, in their
// order, however long the machine was busy between them. While something of the real world is under way (a
// request, a picture, a connection, an input command) the time stands still: what came within a
// millisecond where a document was recorded may take longer here.
import { browserHost } from '../../src/components/browser-host.ts';
import type { Host, Level } from '../../src/runtime/host.ts';

/** A frame, in milliseconds. */
const FRAME = 16;
/** How long the time stands still for the real world, all in all: some servers never answer. */
const PATIENCE = 3000;
/** What always has something to do at once does not keep the time from going on. */
const MOST = 500;
/** How long an answer to a message is waited for. */
const ANSWER = 150;

type Browser = ReturnType<typeof browserHost>;
interface Waiting {
  at: number;
  order: number;
  run: () => void;
}

/** A task, and not a microtask: what the browser has to tell comes in between. */
const task = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));

export class SteppedClock {
  readonly host: Host & Browser;
  #time = 0;
  #timers = new Set<Waiting>();
  #frames: ((time: number) => void)[] = [];
  #order = 0;
  #running = false;
  /** What the time waits for. */
  readonly #held = new Set<object>();
  #patience = PATIENCE;
  readonly #restore: (() => void)[] = [];

  constructor(log: (level: Level, text: string) => boolean) {
    const browser = browserHost(log);
    this.host = {
      ...browser,
      now: () => this.#time,
      setTimeout: (run, ms) => this.#at(ms, run),
      clearTimeout: (timer) => void this.#timers.delete(timer as Waiting),
      requestFrame: (run) => void this.#frames.push(run),
      openSocket: (url, subprotocols, events) => {
        const connecting = this.#hold();
        let answered = (): void => {};
        const socket = browser.openSocket!(url, subprotocols, {
          opening: () => events.opening(),
          open: () => {
            connecting();
            events.open();
          },
          message: (message, about) => {
            answered();
            events.message(message, about);
          },
          close: (code, reason, error) => {
            connecting();
            answered();
            events.close(code, reason, error);
          },
        });
        const { send, close } = socket;
        socket.send = (...message) => {
          answered();
          answered = this.#hold(ANSWER);
          send.apply(socket, message);
        };
        socket.close = () => {
          connecting();
          close.call(socket);
        };
        return socket;
      },
    };
  }

  /** Time begins. */
  start(): void {
    this.#watchWorld();
    this.#running = true;
    void this.#run();
  }

  stop(): void {
    this.#running = false;
    for (const restore of this.#restore.splice(0)) restore();
  }

  /** Resolves when the time has gone on by `ms`. */
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#at(ms, resolve));
  }

  /** Lets the time stand still until `work` is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    // These end by themselves, so no patience is needed.
    const token = {};
    this.#commands.add(token);
    try {
      return await work;
    } finally {
      this.#commands.delete(token);
    }
  }
  readonly #commands = new Set<object>();

  #at(ms: number, run: () => void): Waiting {
    const timer = { at: this.#time + Math.max(0, ms), order: this.#order++, run };
    this.#timers.add(timer);
    return timer;
  }

  /** @returns what ends it; it ends by itself after `most` milliseconds outside */
  #hold(most?: number): () => void {
    const token = {};
    this.#held.add(token);
    const end = (): void => void this.#held.delete(token);
    if (most !== undefined) setTimeout(end, most);
    return end;
  }

  /** Requests and pictures that do not go through the host are waited for too; and events bear its time. */
  #watchWorld(): void {
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      const end = this.#hold();
      try {
        const response = await fetch(...request);
        void response.clone().arrayBuffer().then(end, end);
        return response;
      } catch (error) {
        end();
        throw error;
      }
    };
    const src = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')!;
    const hold = (): (() => void) => this.#hold();
    Object.defineProperty(HTMLImageElement.prototype, 'src', {
      ...src,
      set(this: HTMLImageElement, url: string) {
        const end = hold();
        for (const type of ['load', 'error']) this.addEventListener(type, end, { once: true });
        src.set!.call(this, url);
        if (!url) end();
      },
    });
    const timeStamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp')!;
    Object.defineProperty(Event.prototype, 'timeStamp', { ...timeStamp, get: () => this.#time });
    this.#restore.push(
      () => {
        globalThis.fetch = fetch;
      },
      () => Object.defineProperty(HTMLImageElement.prototype, 'src', src),
      () => Object.defineProperty(Event.prototype, 'timeStamp', timeStamp),
    );
  }

  async #run(): Promise<void> {
    let last = performance.now();
    while (this.#running) {
      const now = performance.now();
      const passed = now - last;
      last = now;
      let step = Math.min(passed, FRAME);
      if (this.#commands.size) step = 0;
      else if (this.#held.size && this.#patience > 0) {
        this.#patience -= passed;
        step = 0;
      }
      await this.#advance(step);
      await pause();
    }
  }

  /** Runs what is due within `ms`; each in a task of its own. */
  async #advance(ms: number): Promise<void> {
    const end = this.#time + ms;
    for (let count = 0; this.#running && count < MOST; count++) {
      let next: Waiting | null = null;
      for (const timer of this.#timers)
        if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
      const frame = this.#frames.length
        ? (Math.floor(this.#time / FRAME) + 1) * FRAME
        : Number.POSITIVE_INFINITY;
      const at = Math.min(next?.at ?? Number.POSITIVE_INFINITY, frame);
      if (at > end) break;
      this.#time = Math.max(this.#time, at);
      if (next && next.at <= at) {
        this.#timers.delete(next);
        next.run();
      } else for (const run of this.#frames.splice(0)) run(this.#time);
      await task();
      // What that has begun outside comes before what is due later.
      if (this.#commands.size || (this.#held.size && this.#patience > 0)) return;
    }
    this.#time = Math.max(this.#time, end);
  }
}
