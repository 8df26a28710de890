// JavaScript resources: what `import "logic.js" as Logic` names, with `.pragma library` and `.import`.
import type { CompiledImport } from '../shared/compiled-document.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { lateParts } from '../shared/late-names.ts';
import type { JsNode } from './acorn-internals.ts';
import { CodeBuilder, createLocator, type SourceMap } from './code-builder.ts';
import type { CompileOptions } from './compile.ts';
import { collectLexical, collectVars } from './declared-names.ts';
import { chooseNames, quote } from './generate.ts';
import { isGlobalName } from './globals.ts';
import { DEFAULT_EXPORT, isNamedDeclaration } from './js-nodes.ts';
import { type MessageCode, messageText } from './messages.ts';
import type { NameHost } from './name-host.ts';
import { QmlParser } from './parser.ts';
import { Rewriter } from './rewrite.ts';
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
  const isModule = /\.mjs(?:[?#]|$)/.test(options.url);
  const parser = new QmlParser(source, createLocator(source), end, isModule ? 'module' : 'script');
  const program = parser.parseScript();
  diagnostics.push(...parser.diagnostics);

  const links = isModule ? linkModule(program, imports, locate) : null;
  const scripts = new Set(imports.flatMap((item) => (item.kind === 'script' ? [item.as] : [])));
  const typeNames = new Set<string>();
  const sites: string[] = [];
  const siteOf = new Map<string, number>();
  const host: NameHost = {
    source,
    names: chooseNames(source),
    namespaces: new Set(imports.flatMap((item) => (item.kind !== 'script' && item.as ? [item.as] : []))),
    ownId: null,
    imported: (name) => {
      const link = links?.bindings.get(name);
      return link && linkText(host, link);
    },
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
  const body = (program.body as JsNode[]).map(declared);
  collectVars(body, names);
  collectLexical(body, names);
  const out = new CodeBuilder(source, options.map ?? false);
  if (!diagnostics.length) {
    const rewriter = new Rewriter(host);
    rewriter.semicolons = parser.semicolons;
    const { edits } = rewriter.rewriteProgram(program, names);
    const { context, object } = host.names;
    out.add(options.format === 'function' ? "'use strict';return " : 'export default ');
    out.add(`{format:1,url:${quote(options.url)},library:${library || isModule},imports:${quote(imports)},`);
    out.add(`run:(${context},${object})=>{\n`);
    out.copy(end, source.length, edits);
    const exported = links ? exports(host, links) : accessors(program.body, names);
    out.add(
      `\nreturn {${exported}}},\nsites:[${sites.join(',')}],types:${quote([...typeNames])},uses:${quote(lateParts(source))}};\n`,
    );
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

/** A binding of another module: its alias among the imports, and what is imported; null for all of it. */
interface Link {
  alias: string;
  member: string | null;
}

interface ModuleLinks {
  /** What names of the module stand for imports. */
  bindings: Map<string, Link>;
  /** Export name to the local variable or to another module's. */
  exports: Map<string, string | Link>;
  /** `export * from`. */
  all: string[];
}

/** A statement without the `export` before it. */
function declared(node: JsNode): JsNode {
  if (node.type === 'ExportNamedDeclaration' && node.declaration) return node.declaration;
  return node.type === 'ExportDefaultDeclaration' && isNamedDeclaration(node.declaration)
    ? node.declaration
    : node;
}

function nameOf(node: JsNode): string {
  return node.type === 'Literal' ? node.value : node.name;
}

/** Reads what an ES module imports and exports; each module it names becomes an import with an alias. */
function linkModule(
  program: JsNode,
  imports: CompiledImport[],
  locate: (pos: number) => readonly [number, number],
): ModuleLinks {
  const links: ModuleLinks = { bindings: new Map(), exports: new Map(), all: [] };
  const aliases = new Map<string, string>();
  const aliasOf = (node: JsNode): string => {
    const url = node.source.value as string;
    let alias = aliases.get(url);
    if (!alias) {
      alias = `Module$${aliases.size}`;
      aliases.set(url, alias);
      imports.push({ kind: 'script', url, as: alias, loc: locate(node.start) });
    }
    return alias;
  };
  for (const node of program.body as JsNode[]) {
    if (node.type === 'ImportDeclaration') {
      const alias = aliasOf(node);
      for (const item of node.specifiers as JsNode[])
        links.bindings.set(item.local.name, {
          alias,
          member:
            item.type === 'ImportSpecifier'
              ? nameOf(item.imported)
              : item.type === 'ImportDefaultSpecifier'
                ? 'default'
                : null,
        });
    } else if (node.type === 'ExportAllDeclaration') {
      const alias = aliasOf(node);
      if (node.exported) links.exports.set(nameOf(node.exported), { alias, member: null });
      else links.all.push(alias);
    } else if (node.type === 'ExportDefaultDeclaration')
      links.exports.set(
        'default',
        isNamedDeclaration(node.declaration) ? node.declaration.id.name : DEFAULT_EXPORT,
      );
    else if (node.type === 'ExportNamedDeclaration') {
      const names = new Set<string>();
      if (node.declaration) {
        collectVars([node.declaration], names);
        collectLexical([node.declaration], names);
      }
      for (const name of names) links.exports.set(name, name);
      for (const item of node.specifiers as JsNode[]) {
        const local = nameOf(item.local);
        links.exports.set(
          nameOf(item.exported),
          node.source ? { alias: aliasOf(node), member: local } : local,
        );
      }
    }
  }
  for (const [name, local] of links.exports)
    if (typeof local === 'string' && links.bindings.has(local))
      links.exports.set(name, links.bindings.get(local)!);
  return links;
}

function linkText(host: NameHost, { alias, member }: Link): string {
  const { context, object } = host.names;
  const site = host.site(alias);
  if (member === null) return `${context}.type(${site},${object})`;
  return `${context}.type(${site},${object},'${member}')[${quote(member)}]`;
}

function exports(host: NameHost, links: ModuleLinks): string {
  let out = '';
  for (const alias of links.all) out += `...${linkText(host, { alias, member: null })},`;
  for (const [name, local] of links.exports)
    out += `get ${quote(name)}(){return ${typeof local === 'string' ? local : linkText(host, local)}},`;
  return out;
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
