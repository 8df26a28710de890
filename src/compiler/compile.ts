// The compiler: QML text in, module text out. The list of passes below is the whole order of work.
import type { CompiledImport } from '../shared/compiled-document.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { Analysis } from './analysis.ts';
import { type CodeBuilder, createLocator, type SourceMap } from './code-builder.ts';
import { Generator, importList } from './generate.ts';
import { type ParseResult, QmlParser } from './parser.ts';
import { checkComponents } from './passes/check-components.ts';
import { checkDeclarations } from './passes/check-declarations.ts';
import { checkHeaders } from './passes/check-headers.ts';
import { checkIds } from './passes/check-ids.ts';
import { checkObjects } from './passes/check-objects.ts';
import { collectTypes } from './passes/collect-types.ts';
import { numberObjects } from './passes/number-objects.ts';

export interface CompileOptions {
  /** The document's URL or file name: for messages, and for what it imports. */
  url: string;
  /** `module` (default): an ES module; `function`: the body of a function that returns the document. */
  format?: 'module' | 'function';
  /** A source map beside the code. */
  map?: boolean;
}

export interface CompileResult {
  /** Empty when the document has errors. */
  code: string;
  map?: SourceMap;
  diagnostics: Diagnostic[];
  imports: CompiledImport[];
  typeNames: string[];
}

const PASSES: ((analysis: Analysis) => void)[] = [
  numberObjects,
  checkHeaders,
  checkIds,
  checkObjects,
  checkDeclarations,
  checkComponents,
  collectTypes,
];

/** Reads a document. Never throws for what is in it: that is in `diagnostics`. */
export function parse(source: string, _options: { url: string }): ParseResult {
  const parser = new QmlParser(source, createLocator(source));
  const ast = parser.parseDocument();
  return { ast, diagnostics: parser.diagnostics };
}

/** Compiles a document to the text of a module whose default export is a `CompiledDocument`. */
export function compile(source: string, options: CompileOptions): CompileResult {
  const { ast, diagnostics } = parse(source, options);
  const analysis = new Analysis(options.url, ast, createLocator(source), diagnostics);
  for (const pass of PASSES) pass(analysis);
  const imports = importList(analysis) as CompiledImport[];
  let out: CodeBuilder | null = null;
  if (!hasErrors(diagnostics)) out = new Generator(analysis, options).generate();
  diagnostics.sort((a, b) => a.loc[0] - b.loc[0] || a.loc[1] - b.loc[1]);
  if (!out || hasErrors(diagnostics))
    return { code: '', diagnostics, imports, typeNames: [...analysis.typeNames] };
  return {
    code: out.text,
    ...(options.map && { map: out.map(options.url) }),
    diagnostics,
    imports,
    typeNames: [...analysis.typeNames],
  };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
