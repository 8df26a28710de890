// Documents and what the parser makes of them, beside each other in `valid/` (a tree) and `broken/` (the
// diagnostics, as Qt prints them). `UPDATE=1` writes the expectations anew.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile, parse, print } from '../../src/compiler/index.ts';
import { formatDiagnostic } from '../../src/shared/diagnostic.ts';
import { outline, withoutPositions } from './outline.ts';

function documents(folder: string): [name: string, source: string, expectation: string][] {
  const path = join(import.meta.dirname, folder);
  const names = readdirSync(path).filter((name) => name.endsWith('.qml'));
  return names.map((name) => [
    name,
    readFileSync(join(path, name), 'utf8'),
    join(path, name.replace(/\.qml$/, folder === 'valid' ? '.tree.txt' : '.errors.txt')),
  ]);
}

function expectFile(actual: string, file: string): void {
  if (process.env.UPDATE) writeFileSync(file, actual);
  expect(existsSync(file), `${file} is missing; write it with UPDATE=1`).toBe(true);
  expect(actual).toBe(readFileSync(file, 'utf8'));
}

describe('valid documents', () => {
  const all = documents('valid');
  it.each(all)('%s gives its tree', (name, source, file) => {
    const { ast, diagnostics } = parse(source, { url: name });
    expect(diagnostics.map((item) => formatDiagnostic(item, name))).toEqual([]);
    expectFile(outline(ast), file);
  });

  it.each(all)('%s gives the same tree when printed and read again', (name, source) => {
    const { ast } = parse(source, { url: name });
    const text = print(ast);
    const again = parse(text, { url: name });
    expect(again.diagnostics, text).toEqual([]);
    expect(withoutPositions(again.ast)).toEqual(withoutPositions(ast));
  });

  it.each(all)('%s gives the same tree with other line ends', (name, source) => {
    const { ast } = parse(source, { url: name });
    for (const lineEnd of ['\r\n', '\r', '\u2028']) {
      const again = parse(source.replace(/\n/g, lineEnd), { url: name });
      expect(again.diagnostics).toEqual([]);
      const lines = (node: unknown) =>
        JSON.stringify(withoutPositions(node as never)).replace(/\\r\\n|\\r|\\n|\u2028/g, '$');
      expect(lines(again.ast)).toBe(lines(ast));
    }
  });

  it.each(all)('%s compiles to code that loads', (name, source) => {
    const { code, diagnostics } = compile(source, { url: name, format: 'function' });
    expect(diagnostics.filter((item) => item.severity === 'error')).toEqual([]);
    expect(new Function(code)()).toMatchObject({ format: 1, url: name });
  });
});

describe('broken documents', () => {
  it.each(documents('broken'))('%s gives its errors', (name, source, file) => {
    const { code, diagnostics } = compile(source, { url: name });
    expect(code).toBe('');
    expectFile(diagnostics.map((item) => `${formatDiagnostic(item, name)}\n`).join(''), file);
  });
});

describe('nesting', () => {
  const nested = (open: string, close: string, depth: number) =>
    `Item {\n${open.repeat(depth)}x: 1\n${close.repeat(depth)}}\n`;

  it.each([
    ['objects', 'Item {\n', '}\n'],
    ['groups', 'a {\n', '}\n'],
    ['values', 'y: Item {\n', '}\n'],
    ['lists', 'y: [Item {\n', '}]\n'],
    ['declared values', 'property Item y: Item {\n', '}\n'],
  ])('thousands of %s deep overflows nothing', (_, open, close) => {
    const source = nested(open, close, 5000);
    const { code, diagnostics } = compile(source, { url: 'deep.qml', format: 'function' });
    expect(diagnostics).toEqual([]);
    expect(new Function(code)().objects.length).toBe(open.startsWith('a') ? 1 : 5001);
    const { ast } = parse(source, { url: 'deep.qml' });
    expect(parse(print(ast), { url: 'deep.qml' }).ast.objects.length).toBe(ast.objects.length);
  });

  it.each([
    ['parentheses', `${'('.repeat(20000)}1${')'.repeat(20000)}`],
    ['operators', `1${' + a'.repeat(50000)}`],
    ['calls', `a${'.b()'.repeat(50000)}`],
    ['blocks', `${'{'.repeat(20000)}${'}'.repeat(20000)}`],
    ['functions', `${'() => '.repeat(20000)}1`],
  ])('of %s ends in an error or in code', (_, expression) => {
    const { code, diagnostics } = compile(`Item {\n    x: ${expression}\n}\n`, { url: 'deep.qml' });
    if (!code) expect(diagnostics.map((item) => item.code)).toEqual(['too-deep']);
  });
});
