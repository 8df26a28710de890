// Runs QML documents in a test: an engine with a clock that the test moves and files that the test gives.
// In Node and in the browser alike.
import { compilers } from '../../src/compilers.ts';
import { qtqml } from '../../src/modules/qtqml.ts';
import type { DocumentLoader } from '../../src/runtime/engine/document-loader.ts';
import { Documents, type Linked } from '../../src/runtime/engine/documents.ts';
import { Engine } from '../../src/runtime/engine/engine.ts';
import { formatError, type QmlError } from '../../src/runtime/engine/errors.ts';
import { type ModuleTable, Registry } from '../../src/runtime/engine/registry.ts';
import type { Host, Level } from '../../src/runtime/host.ts';
import type { Meta, QmlObject } from '../../src/runtime/object/object.ts';
import { colorHooks } from '../../src/runtime/qt/color.ts';
import { namedColor } from '../../src/runtime/qt/color-names.ts';

colorHooks.named = namedColor;

/** A host whose time stands still until `advance`. */
export class TestHost implements Host {
  readonly locale = 'en-US';
  readonly lines: string[] = [];
  readonly warnings: string[] = [];
  /** Both, in their order; warnings begin with `warning: `. */
  readonly output: string[] = [];
  time = 0;
  private timers: { at: number; order: number; run: () => void }[] = [];
  private frames: ((time: number) => void)[] = [];
  private order = 0;

  now(): number {
    return this.time;
  }
  date(): number {
    return Date.UTC(2020, 0, 1) + this.time;
  }
  setTimeout(run: () => void, ms: number): unknown {
    const timer = { at: this.time + Math.max(0, ms), order: this.order++, run };
    this.timers.push(timer);
    return timer;
  }
  clearTimeout(handle: unknown): void {
    this.timers = this.timers.filter((timer) => timer !== handle);
  }
  requestFrame(run: (time: number) => void): void {
    this.frames.push(run);
  }
  log(level: Level, text: string): void {
    if (level === 'debug' || level === 'info') {
      this.lines.push(text);
      this.output.push(text);
    } else {
      this.warnings.push(text);
      this.output.push(`${level}: ${text}`);
    }
  }

  /** Runs what is due within `ms`, with a frame every 16 ms. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.timers.reduce<(typeof this.timers)[0] | null>(
        (first, timer) =>
          first === null || timer.at < first.at || (timer.at === first.at && timer.order < first.order)
            ? timer
            : first,
        null,
      );
      const frame = this.frames.length
        ? Math.min(end, (Math.floor(this.time / 16) + 1) * 16)
        : Number.POSITIVE_INFINITY;
      const at = Math.min(next?.at ?? Number.POSITIVE_INFINITY, frame);
      if (at > end) break;
      this.time = at;
      if (next && next.at <= at) {
        this.clearTimeout(next);
        next.run();
      } else {
        const { frames } = this;
        this.frames = [];
        for (const run of frames) run(this.time);
        if (at === end && this.timers.every((timer) => timer.at > end)) break;
      }
    }
    this.time = end;
  }
  get busy(): boolean {
    return this.timers.length > 0;
  }
}

export class QmlWorld {
  readonly host: TestHost | Host;
  readonly engine: Engine;
  readonly documents: Documents;
  readonly files: Record<string, string> | null;

  /** @param files by name, at `http://test/`; null: documents are fetched from `origin` */
  constructor(
    modules: readonly ModuleTable[] = [qtqml],
    files: Record<string, string> | null = {},
    host: Host = new TestHost(),
    origin = 'http://test',
  ) {
    this.files = files;
    this.host = host;
    this.engine = new Engine(host, new Registry().register(...modules));
    this.documents = new Documents(this.engine, {
      host: {
        fetch: async (url) => {
          if (this.files === null) return (await fetch(url)) as never;
          const text = this.files[url.replace(/^http:\/\/test\//, '')];
          return new Response(text ?? '', {
            status: text === undefined ? 404 : 200,
            statusText: text === undefined ? 'Not Found' : 'OK',
          }) as never;
        },
        resolveUrl: (url, base) => new URL(url, base).href,
        setTimer: (run, ms) => setTimeout(run, ms),
        clearTimer: (timer) => clearTimeout(timer as never),
        newAbortController: () => new AbortController(),
        decodeUtf8: (bytes) => new TextDecoder().decode(bytes),
      },
      policy: { origin, trusted: [] },
      compilers: async () => compilers,
    });
  }
  get loader(): DocumentLoader<Meta> {
    return this.documents.loader;
  }

  /** Loads and links a document; gives the errors, if any. */
  async load(source: string, name = 'test.qml'): Promise<{ errors: QmlError[]; create: () => QmlObject }> {
    return this.finish(await this.documents.text(source, `http://test/${name}`));
  }
  async loadUrl(url: string): Promise<{ errors: QmlError[]; create: () => QmlObject }> {
    return this.finish(await this.documents.load(url));
  }
  private finish({ plan, errors }: Linked): { errors: QmlError[]; create: () => QmlObject } {
    return {
      errors: [...errors],
      create: () => {
        if (!plan) throw new Error(errors.map(formatError).join('\n'));
        return this.engine.create(plan);
      },
    };
  }

  /** Loads and creates a document. @throws with all errors */
  async run(source: string, name = 'test.qml'): Promise<QmlObject> {
    const { errors, create } = await this.load(source, name);
    if (errors.length) throw new Error(errors.map(formatError).join('\n'));
    return create();
  }

  get test(): TestHost {
    return this.host as TestHost;
  }
}
