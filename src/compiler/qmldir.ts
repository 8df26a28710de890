// `qmldir` files: which types, singletons and scripts a directory offers, line by line.
import type { ImportVersion } from '../shared/compiled-document.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { Qmldir, QmldirDocument, QmldirScript } from '../shared/qmldir.ts';

/** Lines that mean something to native Qt only. */
const IGNORED = new Set([
  'prefer',
  'plugin',
  'classname',
  'typeinfo',
  'designersupported',
  'static',
  'system',
  'linktarget',
]);
const VERSION = /^(\d+)(?:\.(\d+))?$/;

/** Never throws: lines that are wrong are reported and left out. */
export function parseQmldir(text: string, _url: string): Qmldir {
  let module: string | null = null;
  const types: QmldirDocument[] = [];
  const scripts: QmldirScript[] = [];
  const imports: Qmldir['imports'][number][] = [];
  const diagnostics: Diagnostic[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const words = line.replace(/#.*/, '').trim().split(/\s+/);
    const report = (code: string, message: string) => {
      const column = line.length - line.trimStart().length + 1;
      diagnostics.push({ code, severity: 'error', message, loc: [index + 1, column] });
    };
    /** null: none; undefined: not a version, which is reported. */
    const version = (word: string | undefined): ImportVersion | undefined => {
      if (word === undefined || word === 'auto') return null;
      const match = VERSION.exec(word);
      if (match) return [Number(match[1]), match[2] === undefined ? -1 : Number(match[2])];
      report('qmldir-version', `invalid version ${word}, expected <major>.<minor>`);
      return undefined;
    };
    const keyword = words[0]!;
    if (!keyword || IGNORED.has(keyword)) continue;
    const count = words.length - 1;
    const wrong = (expected: string) =>
      report('qmldir-arguments', `${keyword} ${expected}, but ${count} were provided`);
    switch (keyword) {
      case 'module':
        if (count !== 1) wrong('identifier directive requires one argument');
        else if (module !== null)
          report('qmldir-module', 'only one module identifier directive may be defined in a qmldir file');
        else module = words[1]!;
        break;
      case 'optional':
      case 'default':
      case 'import':
      case 'depends': {
        const modifier = keyword === 'optional' || keyword === 'default';
        const [directive, uri, number] = modifier ? words.slice(1) : words;
        if (directive === 'plugin') break;
        if (!uri || (directive !== 'import' && directive !== 'depends')) {
          wrong('requires 1 or 2 arguments');
          break;
        }
        const parsed = version(number);
        const kind = keyword === 'default' ? 'default' : directive;
        if (parsed !== undefined) imports.push({ uri, version: parsed, kind });
        break;
      }
      case 'internal':
        if (count !== 2 && count !== 3) wrong('types require 2 arguments');
        else
          types.push({
            name: words[1]!,
            version: null,
            file: words[count]!,
            singleton: false,
            internal: true,
          });
        break;
      case 'singleton':
        if (count === 2)
          types.push({ name: words[1]!, version: null, file: words[2]!, singleton: true, internal: false });
        else if (count === 3) {
          const parsed = version(words[2]);
          if (parsed !== undefined)
            types.push({
              name: words[1]!,
              version: parsed,
              file: words[3]!,
              singleton: true,
              internal: false,
            });
        } else wrong('types require 2 or 3 arguments');
        break;
      default: {
        if (count !== 1 && count !== 2) {
          report(
            'qmldir-component',
            `a component declaration requires two or three arguments, but ${count + 1} were provided`,
          );
          break;
        }
        const parsed = count === 2 ? version(words[1]) : null;
        if (parsed === undefined) break;
        const entry = { name: keyword, version: parsed, file: words[count]! };
        if (/\.m?js$/.test(entry.file)) scripts.push(entry);
        else types.push({ ...entry, singleton: false, internal: false });
      }
    }
  }
  return { module, types, scripts, imports, diagnostics };
}
