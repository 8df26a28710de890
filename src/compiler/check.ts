// What `qmlet check` says about one file: the text in, diagnostics out. Which files and how they are
// shown is the command's business.
import type { Diagnostic } from '../shared/diagnostic.ts';
import { compile } from './compile.ts';
import { compileScript } from './compile-script.ts';
import { parseQmldir } from './qmldir.ts';

/** Diagnostics in the order of the text. The kind of file is told by the name in `url`. */
export function check(source: string, { url }: { url: string }): readonly Diagnostic[] {
  const path = url.replace(/[?#].*/, '');
  if (/\.m?js$/.test(path)) return compileScript(source, { url }).diagnostics;
  if (/(^|\/)qmldir$/.test(path)) return parseQmldir(source, url).diagnostics;
  return compile(source, { url }).diagnostics;
}
