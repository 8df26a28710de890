// JavaScript resources: what `import "logic.js" as Logic` names, with `.pragma library` and `.import`.
import type { CompiledImport } from '../shared/compiled-document.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import type { JsNode } from './acorn-internals.ts';
import { CodeBuilder, createLocator, type SourceMap } from './code-builder.ts';
import type { CompileOptions } from './compile.ts';
import { chooseNames, quote } from './generate.ts';
import { isGlobalName } from './globals.ts';
import { type MessageCode, messageText } from './messages.ts';
import { QmlParser } from './parser.ts';
import { collectLexical, collectVars, type NameHost, Rewriter } from './rewrite.ts';
import { isUpper, skipSpace } from './scan.ts';

export interface CompileScriptResult {
  /** Text of a module whose default export is a `CompiledScript`; empty when there are errors. */
  code: string;
  map?: SourceMap;
  diagnostics: Diagnostic[];
  imports: CompiledImport[];
  /** Types and namespaces that its expressions name. */
  typeNames: string[];
}

const DIRECTIVE = /\.(pragma|import)\b[ \t]*([^\n\r\u2028\u2029;]*);?/y;
const IMPORT =
  /^(?:"([^"]*)"|'([^']*)'|([\w.]+))(?:[ \t]+(\d+)(?:\.(\d+))?)?[ \t]+as[ \t]+([\p{ID_Start}_$][\p{ID_Continue}$]*)[ \t]*(?:\/\/.*|\/\*.*)?$/u;

export function compileScript(source: string, options: CompileOptions): CompileScriptResult {
  const locate = createLocator(source);
  const diagnostics: Diagnostic[] = [];
  const report = (code: MessageCode, pos: number, ...values: string[]) => {
    diagnostics.push({ code, severity: 'error', message: messageText(code, ...values), loc: locate(pos) });
  };
  const { imports, library, end } = readDirectives(source, locate, report);
  const parser = new QmlParser(source, createLocator(source), end);
  const program = parser.parseScript();
  diagnostics.push(...parser.diagnostics);

  const scripts = new Set(imports.flatMap((item) => (item.kind === 'script' ? [item.as] : [])));
  const typeNames = new Set<string>();
  const sites: string[] = [];
  const siteOf = new Map<string, number>();
  const host: NameHost = {
    names: chooseNames(source),
    namespaces: new Set(imports.flatMap((item) => (item.kind !== 'script' && item.as ? [item.as] : []))),
    ownId: null,
    report,
    useType: (name) => {
      if (!isGlobalName(name) && !scripts.has(name)) typeNames.add(name);
    },
    site: (name) => {
      let index = siteOf.get(name);
      if (index === undefined) {
        index = sites.push(`{name:${quote(name)},object:0}`) - 1;
        siteOf.set(name, index);
      }
      return index;
    },
  };
  const names = new Set<string>();
  collectVars(program.body, names);
  collectLexical(program.body, names);
  const out = new CodeBuilder(source, options.map ?? false);
  if (!diagnostics.length) {
    const rewriter = new Rewriter(host);
    rewriter.semicolons = parser.semicolons;
    const { edits } = rewriter.rewriteProgram(program, names);
    const { context, object } = host.names;
    out.add(options.format === 'function' ? "'use strict';return " : 'export default ');
    out.add(`{format:1,url:${quote(options.url)},library:${library},imports:${quote(imports)},`);
    out.add(`run:(${context},${object})=>{\n`);
    out.copy(end, source.length, edits);
    out.add(`\nreturn {${accessors(program.body, names)}}},\nsites:[${sites.join(',')}]};\n`);
  }
  diagnostics.sort((a, b) => a.loc[0] - b.loc[0] || a.loc[1] - b.loc[1]);
  const failed = diagnostics.length > 0;
  return {
    code: failed ? '' : out.text,
    ...(options.map && !failed && { map: out.map(options.url) }),
    diagnostics,
    imports,
    typeNames: [...typeNames],
  };
}

function readDirectives(
  source: string,
  locate: (pos: number) => readonly [number, number],
  report: (code: MessageCode, pos: number, ...values: string[]) => void,
): { imports: CompiledImport[]; library: boolean; end: number } {
  const imports: CompiledImport[] = [];
  let library = false;
  let end = 0;
  for (;;) {
    const pos = skipSpace(source, end);
    DIRECTIVE.lastIndex = pos;
    const match = DIRECTIVE.exec(source);
    if (!match) return { imports, library, end };
    end = DIRECTIVE.lastIndex;
    const rest = match[2]!.trim();
    if (match[1] === 'pragma') {
      if (/^library\b/.test(rest)) library = true;
      else report('pragma-unknown', pos, rest);
      continue;
    }
    const [, double, single, uri, major, minor, as] = IMPORT.exec(rest) ?? [];
    if (!as) {
      report('script-import', pos);
      continue;
    }
    if (!isUpper(as)) report('import-qualifier', pos + match[0].lastIndexOf(as));
    const loc = locate(pos);
    const version = major === undefined ? null : ([Number(major), minor ? Number(minor) : -1] as const);
    const url = double ?? single;
    if (url === undefined) imports.push({ kind: 'module', uri: uri!, version, as, loc });
    else if (/\.m?js$/.test(url)) imports.push({ kind: 'script', url, as, loc });
    else imports.push({ kind: 'directory', url, version, as, loc });
  }
}

/** `get a(){return a},set a(v){a=v}` for each top-level name; no setter for a constant. */
function accessors(body: readonly JsNode[], names: ReadonlySet<string>): string {
  const constants = new Set<string>();
  for (const node of body)
    if (node.type === 'VariableDeclaration' && node.kind === 'const') collectLexical([node], constants);
  let out = '';
  for (const name of names) {
    out += `get ${name}(){return ${name}},`;
    if (!constants.has(name)) out += `set ${name}(v${'$'}){${name}=v${'$'}},`;
  }
  return out;
}
