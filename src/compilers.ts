// The compiler as the document loader wants it: text in, documents that can be run out. Only the full entry
// loads this file, and only when there is something to compile. It needs `unsafe-eval` where a page has a
// Content-Security-Policy; documents compiled at build time do not.
import { compile, compileScript, Origin, parseQmldir } from './compiler/browser.ts';
import type { Compilers } from './runtime/engine/document-loader.ts';
import { wordErrors } from './runtime/qt/error-words.ts';
import { late } from './runtime/qt/late-members.ts';
import type { CompiledDocument, CompiledScript } from './shared/compiled-document.ts';

/** The name under which a document's code stands in the browser's debugger; a page may have several, by their fragments. */
const nameOf = (url: string): string => `${url.replace(/\?[^#]*/, '').replace(/[\s#(@]+/g, '-')}.js`;

function evaluate(code: string, url: string): unknown {
  try {
    return new Function(`${code}\n//# sourceURL=${nameOf(url)}`)();
  } catch (error) {
    if (!(error instanceof EvalError)) throw error;
    throw new EvalError(
      "the page's Content-Security-Policy does not allow 'unsafe-eval', which compiling in the browser needs. " +
        'Compile the document at build time with "qmlet/vite"',
    );
  }
}

/** What several views of a page show is compiled once. */
const compiled = new Map<string, ReturnType<Compilers['document']>>();
const KEPT = 64;

/** For the places of errors: what was compiled last under each name. */
const origins = new Map<string, Origin>();
const MOST_ORIGINS = 256;

function remember(source: string, url: string, how: typeof compile | typeof compileScript): void {
  const name = nameOf(url);
  origins.delete(name);
  origins.set(name, new Origin(source, url, how));
  if (origins.size > MOST_ORIGINS) for (const oldest of origins.keys()) return void origins.delete(oldest);
}

const PLACE = /([^\s(@]+\.js):(\d+):(\d+)/g;
let header: number | undefined;
/** How many lines a browser puts before the body of a function that is made of a text. */
function headerLines(): number {
  const stack = new Function('return new Error().stack\n//# sourceURL=header.js')() as string;
  return Number(/header\.js:(\d+)/.exec(stack)?.[1] ?? 3) - 1;
}

late.origin = (error) => {
  let rest = '';
  let found: ReturnType<typeof late.origin> = null;
  for (const [, name, line, column] of (error.stack ?? '').matchAll(PLACE)) {
    const origin = origins.get(name!);
    const place = origin?.at(Number(line) - (header ??= headerLines()), Number(column));
    if (!place) continue;
    found = { url: origin!.url, line: place.line };
    rest = place.rest;
    break;
  }
  wordErrors(error, rest);
  return found;
};

export const compilers: Compilers = {
  document(text, url) {
    const key = `${url}\n${text}`;
    let result = compiled.get(key);
    if (!result) {
      const { code, diagnostics } = compile(text, { url, format: 'function' });
      remember(text, url, compile);
      result = { document: code ? (evaluate(code, url) as CompiledDocument) : null, diagnostics };
      for (const oldest of compiled.keys()) {
        if (compiled.size < KEPT) break;
        compiled.delete(oldest);
      }
      compiled.set(key, result);
    }
    return result;
  },
  script(text, url) {
    const { code, diagnostics } = compileScript(text, { url, format: 'function' });
    remember(text, url, compileScript);
    return { script: code ? (evaluate(code, url) as CompiledScript) : null, diagnostics };
  },
  qmldir: parseQmldir,
};
