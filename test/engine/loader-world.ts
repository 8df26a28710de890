// A small web for the loader's tests: servers by url, a virtual clock, and the native types of two modules.
import { compilers } from '../../src/compilers.ts';
import { DocumentLoader, type LoaderOptions } from '../../src/runtime/engine/document-loader.ts';
import { formatError } from '../../src/runtime/engine/errors.ts';
import type { FetchInit, FetchResponse, LoaderHost } from '../../src/runtime/engine/fetch-text.ts';

export const ORIGIN = 'http://app.test';

export type Page =
  | string
  | {
      status?: number;
      statusText?: string;
      body?: string | Uint8Array;
      headers?: Record<string, string>;
      /** Redirects to this url. */
      to?: string;
      /** Pieces of `size` bytes without end. */
      endless?: number;
      /** Answers never, or begins and never ends. */
      silent?: 'head' | 'body';
      /** No answer at all. */
      broken?: string;
      /** Milliseconds until the answer. */
      after?: number;
    };

const TYPES: Record<string, string[]> = {
  QtQml: ['QtObject', 'Component', 'Timer'],
  QtQuick: ['QtObject', 'Component', 'Timer', 'Item', 'Rectangle', 'Text', 'Repeater', 'Loader'],
};

export class World {
  pages: Record<string, Page>;
  readonly requests: string[] = [];
  readonly inits: FetchInit[] = [];
  /** Bytes that were read of bodies. */
  read = 0;
  aborted = 0;
  now = 0;
  #timers: { at: number; run: () => void }[] = [];
  directories: Record<string, string[]> | null = null;

  constructor(pages: Record<string, Page> = {}) {
    this.pages = pages;
  }

  get host(): LoaderHost {
    const host: LoaderHost = {
      fetch: (url, init) => this.#fetch(url, init),
      resolveUrl: (url, base) => new URL(url, base).href,
      setTimer: (run, milliseconds) => {
        const timer = { at: this.now + milliseconds, run };
        this.#timers.push(timer);
        return timer;
      },
      clearTimer: (timer) => {
        this.#timers = this.#timers.filter((other) => other !== timer);
      },
      newAbortController: () => {
        const controller = new AbortController();
        controller.signal.addEventListener('abort', () => this.aborted++);
        return controller;
      },
      decodeUtf8: (bytes) => new TextDecoder().decode(bytes),
    };
    if (this.directories) host.listDirectory = async (url) => this.directories![url] ?? null;
    return host;
  }

  get timers(): number {
    return this.#timers.length;
  }

  /** Lets time pass until `load` is done or nothing more can happen. */
  async settle<T>(load: Promise<T>): Promise<T> {
    let done = false;
    void load.finally(() => {
      done = true;
    });
    for (let round = 0; !done && round < 20_000; round++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (done) break;
      const next = this.#timers.sort((a, b) => a.at - b.at)[0];
      // Bodies without end come in rounds of the event loop; time only passes when they are quiet.
      if (!next || round % 5 !== 4) continue;
      this.#timers.shift();
      this.now = next.at;
      next.run();
    }
    if (!done) throw new Error('the load does not end');
    return load;
  }

  async #fetch(url: string, init: FetchInit): Promise<FetchResponse> {
    this.requests.push(url);
    this.inits.push(init);
    const page = this.pages[url];
    if (page === undefined) return respond(url, { status: 404, statusText: 'Not Found', body: 'no' }, this);
    if (typeof page === 'string') return respond(url, { body: page }, this);
    if (page.after !== undefined)
      await new Promise<void>((resolve) => {
        this.host.setTimer(resolve, page.after!);
      });
    if (page.broken) throw new TypeError(page.broken);
    if (page.silent === 'head') return new Promise(() => {});
    if (page.to) {
      this.requests.pop();
      this.inits.pop();
      return this.#fetch(page.to, init);
    }
    return respond(url, page, this);
  }
}

function respond(url: string, page: Exclude<Page, string>, world: World): FetchResponse {
  const status = page.status ?? 200;
  const bytes = typeof page.body === 'string' ? new TextEncoder().encode(page.body) : page.body;
  let left = bytes && bytes.length > 0 ? 1 : 0;
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: page.statusText ?? '',
    url,
    headers: { get: (name) => page.headers?.[name.toLowerCase()] ?? null },
    body: {
      getReader: () => ({
        async read() {
          if (page.endless) {
            world.read += page.endless;
            return { done: false, value: new Uint8Array(page.endless).fill(32) };
          }
          if (left-- > 0) {
            world.read += bytes!.length;
            return { done: false, value: bytes! };
          }
          if (page.silent === 'body') return new Promise<never>(() => {});
          return { done: true };
        },
        cancel: async () => {},
      }),
    },
  };
}

export interface NativeType {
  readonly native: string;
}

export function loaderOf(world: World, options: Partial<LoaderOptions<NativeType>> = {}) {
  return new DocumentLoader<NativeType>({
    host: world.host,
    modules: {
      find: (uri, version) => {
        const names = TYPES[uri];
        if (!names) return null;
        if (version && (version[0] > 6 || version[1] > 50)) return 'version';
        return {
          type: (name) => (names.includes(name) ? { native: `${uri}.${name}` } : undefined),
        };
      },
    },
    policy: { origin: ORIGIN, trusted: [] },
    compilers: async () => compilers,
    ...options,
  });
}

/** Loads `main.qml` of the world's own origin; the errors as Qt prints them, urls without the origin. */
export async function load(
  world: World,
  file = 'main.qml',
  options: Partial<LoaderOptions<NativeType>> = {},
) {
  const loader = loaderOf(world, options);
  const url = file.includes(':') ? file : `${ORIGIN}/${file}`;
  const result = await world.settle(loader.load(url));
  const errors = result.errors.map((error) => formatError(error).replaceAll(`${ORIGIN}/`, ''));
  return { ...result, loader, lines: errors };
}
