// Runs the expressions of test/goldens/qt/NAME.txt here and compares them with what real Qt made of them.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '../goldens/qt');

function evaluate(code: string, names: Record<string, unknown>): string {
  try {
    const value = new Function(...Object.keys(names), `return (${code}\n)`)(...Object.values(names));
    return typeof value === 'string' ? JSON.stringify(value) : `${typeof value} ${value}`;
  } catch (error) {
    return `throws ${error}`;
  }
}

export interface Options {
  /** Expressions where the result is rightly another one, with that result and the reason. */
  differs?: Record<string, [result: string, reason: string]>;
}

/**
 * `names` is what it can name. An expression that is listed as differing
 * must differ from Qt's result, and have the one that is listed.
 */
export function compareWithQt(name: string, names: Record<string, unknown>, options: Options = {}): void {
  const results = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Record<
    string,
    string
  >;
  const text = readFileSync(path.join(folder, `${name}.txt`), 'utf8');
  const listed = text.split('\n').filter((l) => l.trim() && !l.startsWith('#'));
  describe(`${name}: as in Qt`, () => {
    it('has a recorded result for each expression', () => {
      expect(Object.keys(results).sort()).toEqual([...new Set(listed)].sort());
      for (const code of Object.keys(options.differs ?? {})) expect(Object.keys(results)).toContain(code);
    });
    it('gives the same results', () => {
      const mismatches: Record<string, { qt: string; here: string }> = {};
      for (const [code, expected] of Object.entries(results)) {
        const here = evaluate(code, names);
        const other = options.differs?.[code];
        if (other) {
          expect(here, other[1]).toBe(other[0]);
          expect(here, `${code} is as in Qt now: it need not be listed`).not.toBe(expected);
        } else if (here !== expected) mismatches[code] = { qt: expected, here };
      }
      expect(mismatches).toEqual({});
    });
  });
}
