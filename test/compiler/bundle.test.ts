// The compiler as a page loads it: bundled, minified, without those parts of acorn that the engine replaces.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle, ROOT } from '../../scripts/bundle.ts';
import { slim } from '../../scripts/slim-acorn.ts';

type Compiler = typeof import('../../src/compiler/browser.ts');

describe('the bundled compiler', () => {
  let code: string;
  let compiler: Compiler;
  beforeAll(async () => {
    const [chunk] = await bundle({ compiler: `${ROOT}/src/compiler/browser.ts` });
    code = chunk!.code;
    compiler = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  });

  it('is at most 50 kB, gzipped', () => {
    expect(gzipSync(code, { level: 9 }).length).toBeLessThan(50_000);
  });

  it('reads names and regular expressions as the whole one does', () => {
    const source = `Item {
    property var größe: /[a-z]+(?<name>\\p{L})/giu.test("x")
    property var 𠮷: größe + \\u0061b + 値.𝒳 + $d
    property var broken: /(/
    property var flags: /a/gg
    property var no: a‿b + ☂
}
`;
    const { diagnostics } = compiler.compile(source, { url: 'a.qml' });
    expect(diagnostics.map(({ loc, code }) => [...loc, code])).toEqual([
      [4, 26, 'javascript-syntax'],
      [5, 25, 'javascript-syntax'],
      [6, 28, 'illegal-character'],
    ]);
    const valid = compiler.compile(source.split('\n').toSpliced(3, 3).join('\n'), { url: 'a.qml' });
    expect(valid.diagnostics).toEqual([]);
    expect(valid.code).toContain('.größe +');
  });

  it('compiles scripts and reads qmldir files', () => {
    expect(compiler.compileScript('var a = 1', { url: 'a.js' }).diagnostics).toEqual([]);
    expect(compiler.parseQmldir('module A', 'qmldir').module).toBe('A');
  });

  it('stops the build when acorn has changed', () => {
    const acorn = readFileSync(`${ROOT}/node_modules/acorn/dist/acorn.mjs`, 'utf8');
    expect(slim(acorn).length).toBeLessThan(acorn.length - 40_000);
    expect(() => slim(acorn.replace('// Reserved word lists', '//'))).toThrow("no '// Reserved word lists'");
  });
});
