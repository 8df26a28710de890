// Source maps: every mapped place of the generated text must say the same as the source there.
import { describe, expect, it } from 'vitest';
import { compile, compileScript } from '../../src/compiler/index.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** [generated line, generated column, source line, source column], counted from 0. */
function decode(mappings: string): number[][] {
  const out: number[][] = [];
  const state = [0, 0, 0, 0];
  for (const [line, group] of mappings.split(';').entries()) {
    state[0] = 0;
    for (const segment of group.split(',').filter(Boolean)) {
      let value = 0;
      let shift = 0;
      let field = 0;
      for (const digit of segment) {
        const bits = DIGITS.indexOf(digit);
        value |= (bits & 31) << shift;
        shift += 5;
        if (bits & 32) continue;
        state[field] = state[field]! + (value & 1 ? -(value >> 1) : value >> 1);
        field++;
        value = shift = 0;
      }
      expect(state[1]).toBe(0);
      out.push([line, state[0]!, state[2]!, state[3]!]);
    }
  }
  return out;
}

function pieces(code: string, source: string, mappings: string): [generated: string, original: string][] {
  const generated = code.split('\n');
  const original = source.split('\n');
  return decode(mappings).map(([line, column, sourceLine, sourceColumn]) => [
    generated[line!]!.slice(column).trimStart(),
    original[sourceLine!]!.slice(sourceColumn).trimStart(),
  ]);
}

const WORD = /^(?:[\w.]+|"[^"]*")/;

describe('source maps', () => {
  it('lead from compiled functions to the document', () => {
    const source = `import QtQuick

Item {
    width: parent.width + 10
    onWidthChanged: {
        const half = width / 2
        console.log("half", half)
    }
    function twice(n: int): int {
        return n * 2
    }
}
`;
    const { code, map } = compile(source, { url: 'a.qml', map: true });
    expect(map).toMatchObject({ version: 3, sources: ['a.qml'], sourcesContent: [source], names: [] });
    const found = pieces(code, source, map!.mappings);
    for (const text of ['const half', 'return n', '.log("half"', '.width + 10'])
      expect(
        found.filter(([a, b]) => a.startsWith(text) || b.startsWith(text)),
        text,
      ).not.toEqual([]);
    // What is copied is the same; what is looked up ends with the name that the source has.
    for (const [a, b] of found) {
      const name = WORD.exec(b)?.[0].split('.')[0];
      if (!a.startsWith('$c') && !a.startsWith('(') && name)
        expect(a.startsWith(name) || a.startsWith(';')).toBe(true);
    }
    expect(found.some(([a, b]) => a.startsWith('$c.own(0,$o).parent') && b.startsWith('parent.width'))).toBe(
      true,
    );
  });

  it('lead from scripts to theirs', () => {
    const source = '.pragma library\n\nfunction f(a) {\n    return a + other\n}\n';
    const { code, map } = compileScript(source, { url: 'a.js', map: true });
    const found = pieces(code, source, map!.mappings);
    expect(found.some(([a, b]) => a.startsWith('$c.own(0,$o).other') && b.startsWith('other'))).toBe(true);
    expect(found.some(([a, b]) => a.startsWith('return a') && b.startsWith('return a'))).toBe(true);
  });
});
