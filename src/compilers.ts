// The compiler as the document loader wants it: text in, documents that can be run out. Only the full entry
// loads this file, and only when there is something to compile. It needs `unsafe-eval` where a page has a
// Content-Security-Policy; documents compiled at build time do not.
import { compile, compileScript, parseQmldir } from './compiler/browser.ts';
import type { Compilers } from './runtime/engine/document-loader.ts';
import type { CompiledDocument, CompiledScript } from './shared/compiled-document.ts';

function evaluate(code: string, url: string): unknown {
  try {
    return new Function(`${code}\n//# sourceURL=${url.replace(/[\s#?].*$/s, '')}.js`)();
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

export const compilers: Compilers = {
  document(text, url) {
    const key = `${url}\n${text}`;
    let result = compiled.get(key);
    if (!result) {
      const { code, diagnostics } = compile(text, { url, format: 'function' });
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
    return { script: code ? (evaluate(code, url) as CompiledScript) : null, diagnostics };
  },
  qmldir: parseQmldir,
};
