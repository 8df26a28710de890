// Random documents: valid ones compile and load, damaged ones end in diagnostics, and neither ever in an
// exception. A failing seed is in the message; `FUZZ=n` tries n documents.
import { describe, expect, it } from 'vitest';
import { compile, compileScript, parse, parseQmldir, print } from '../../src/compiler/index.ts';
import { formatDiagnostic } from '../../src/shared/diagnostic.ts';
import { withoutPositions } from './outline.ts';
import { damage, RandomDocument } from './random-document.ts';

const COUNT = Number(process.env.FUZZ ?? 300);
const seeds = Array.from({ length: COUNT }, (_, i) => i + 1);

/** Places must be places of the text. */
function checkDiagnostics(
  source: string,
  { diagnostics }: { diagnostics: readonly { loc: readonly [number, number] }[] },
) {
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  for (const { loc } of diagnostics) {
    expect(loc[0]).toBeGreaterThanOrEqual(1);
    expect(loc[0]).toBeLessThanOrEqual(lines.length);
    expect(loc[1]).toBeGreaterThanOrEqual(1);
    expect(loc[1]).toBeLessThanOrEqual(lines[loc[0] - 1]!.length + 2);
  }
}

describe('random documents', () => {
  it('compile to code that loads, and print to the same tree', () => {
    for (const seed of seeds) {
      const source = new RandomDocument(seed).document();
      const { code, diagnostics } = compile(source, { url: 'random.qml', format: 'function', map: true });
      const where = `seed ${seed}\n${source}`;
      expect(
        diagnostics.map((item) => formatDiagnostic(item, 'random.qml')),
        where,
      ).toEqual([]);
      try {
        expect(new Function(code)()).toMatchObject({ format: 1 });
      } catch (error) {
        throw new Error(`${error}\n${where}\n${code}`);
      }
      const { ast } = parse(source, { url: 'random.qml' });
      const again = parse(print(ast), { url: 'random.qml' });
      expect(again.diagnostics, where).toEqual([]);
      expect(withoutPositions(again.ast), where).toEqual(withoutPositions(ast));
    }
  });

  it('that are damaged end in diagnostics or in code that loads', () => {
    let broken = 0;
    for (const seed of seeds)
      for (let i = 0; i < 5; i++) {
        const source = damage(new RandomDocument(seed).document(), seed * 7919 + i);
        const where = `seed ${seed}/${i}\n${source}`;
        let code = '';
        try {
          const result = compile(source, { url: 'random.qml', format: 'function' });
          ({ code } = result);
          checkDiagnostics(source, result);
          if (result.code) new Function(result.code)();
          else broken++;
          print(parse(source, { url: 'random.qml' }).ast);
        } catch (error) {
          throw new Error(`${(error as Error).stack}\n${where}\n${code}`);
        }
      }
    // Damage that breaks nothing would test nothing.
    expect(broken).toBeGreaterThan(COUNT);
  });

  it('of other kinds end in diagnostics too', () => {
    for (const seed of seeds) {
      const source = damage(new RandomDocument(seed).document(), seed);
      checkDiagnostics(source, compileScript(source, { url: 'random.js' }));
      checkDiagnostics(source, parseQmldir(source, 'qmldir'));
    }
  });
});
