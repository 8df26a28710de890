// What makes the engine smaller than its minifier can: the names that are the runtime's own, short in every file.
// What always holds: a name that a page or a document can know stays; a test runs documents with the bundle itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'rolldown';

/** What the runtime alone calls something: no QML document and no page has such names. */
const OWN_NAME = /(?<![\w$])\$[A-Za-z]\w*/g;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Gives the names that begin with `$` short ones, the most used the shortest, and the same in every file: parts that
 * come later call each other by them. In texts too, where they stand for the same. The compiler's are left: it writes code.
 */
export function shortNames(source: string): Plugin {
  const counts = new Map<string, number>();
  for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' }))
    if (/^(runtime|components|modules)\b.*\.ts$/.test(name))
      for (const [own] of readFileSync(join(source, name), 'utf8').matchAll(OWN_NAME))
        counts.set(own, (counts.get(own) ?? 0) + 1);
  const byUse = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const short = new Map(byUse.map(([name], at) => [name, `$${letters(at)}`]));
  return {
    name: 'short-names',
    transform: {
      order: 'pre',
      filter: { id: /\/src\/(runtime|components|modules)\/.*\.ts$/, code: '$' },
      // Lines stay as they are; columns are not those of the source.
      handler: (code) => ({ code: code.replace(OWN_NAME, (name) => short.get(name)!), map: null }),
    },
  };
}

function letters(at: number): string {
  const n = LETTERS.length;
  return at < n ? LETTERS[at]! : letters(Math.floor(at / n) - 1) + LETTERS[at % n];
}
