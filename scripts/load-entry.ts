// What `<qml-view>` does before a document runs, as a bundle that Node can ask: fetch, compile, link. In a file of its own,
// as a page never calls it so.
import { readFile } from 'node:fs/promises';
import { environment } from '../src/components/qml-view/environment.ts';
import '../src/full.ts';
import { modules } from '../src/modules/all.ts';
import type { Compilers } from '../src/runtime/engine/document-loader.ts';
import { Documents } from '../src/runtime/engine/documents.ts';
import { Engine } from '../src/runtime/engine/engine.ts';
import { formatError } from '../src/runtime/engine/errors.ts';
import { colorHooks } from '../src/runtime/qt/color.ts';
import { namedColor } from '../src/runtime/qt/color-names.ts';

/** Loads the document at a `file:` url, or a text, as if it were compiled at build time. @throws with its errors */
export async function load(source: URL | string, compilers: Compilers): Promise<void> {
  environment.registry.register(...modules);
  colorHooks.named = namedColor;
  const clock = {
    now: () => performance.now(),
    date: () => Date.now(),
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
    requestFrame: () => {},
    log: () => {},
    locale: 'en-US',
  };
  const documents = new Documents(new Engine(clock, environment.registry), {
    host: {
      fetch: async (url) => {
        const file = await readFile(new URL(url)).catch(() => null);
        return new Response(file, { status: file ? 200 : 404 }) as never;
      },
      resolveUrl: (url, base) => new URL(url, base).href,
      setTimer: clock.setTimeout,
      clearTimer: clock.clearTimeout,
      newAbortController: () => new AbortController(),
      decodeUtf8: (bytes) => new TextDecoder().decode(bytes),
    },
    policy: { origin: 'file://', trusted: [] },
    compilers: async () => compilers,
  });
  const { errors } = await (typeof source === 'string'
    ? documents.text(source, 'file:///document.qml')
    : documents.load(source.href));
  if (errors.length) throw new Error(errors.map(formatError).join('\n'));
}
