// What makes the chat's bundle smaller than its minifier can: it knows which names are the project's own, and gives
// them and all others those with which gzip does best.
// What always holds: a name that a page can know stays. Names of the platform are left alone, public ones are compared
// with the manifest, and a test uses the bundle itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, RolldownMagicString } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { minify } from 'terser';
import { Names } from './names.ts';
import { straighten, tidy } from './tidy.ts';

/**
 * By which the chat's modules know each other, and nobody else. None is a member of an element's class: a page may have
 * classes on those, and frameworks ask an element for every name that they were given.
 */
export const INTERNAL = [
  'announce',
  'atBeginning',
  'atTheEnd',
  'average',
  'chatView',
  'createRow',
  'drawRow',
  'earlier',
  'estimated',
  'extent',
  'fail',
  'forgetHeights',
  'geometry',
  'heightOf',
  'heights',
  'holds',
  'indexAt',
  'insertRows',
  'known',
  'later',
  'measured',
  'moveRows',
  'numberRow',
  'offsetOf',
  'optionsChanged',
  'ownRows',
  'positionAt',
  'rank',
  'remeasure',
  'removeRows',
  'renew',
  'revokeAll',
  'rowCount',
  'rowElement',
  'rowNumber',
  'rowMode',
  'rowTemplate',
  'rowTop',
  'schedule',
  'setAsleep',
  'setOnline',
  'shownRows',
  'showRow',
  'silence',
  'stale',
  'startAnew',
  'toEnd',
  'unmeasured',
];
export const OWN = new RegExp(`^(${INTERNAL.join('|')})$`);

/** The names and orders that `npm run names` found; what is not in it gets good ones, too, but not as good. */
export const NAMES_FILE = join(import.meta.dirname, 'names.txt');

/**
 * What `NAMES_FILE` says: a line for each function or class, `ChatView/append: row=t index=i`, and one for each group
 * that has an order, `order ChatView: append clear`.
 */
export function wanted(): { names: Map<string, string>; orders: Map<string, string[]> } {
  const names = new Map<string, string>();
  const orders = new Map<string, string[]>();
  for (const line of readFileSync(NAMES_FILE, 'utf8').split('\n')) {
    const [path = '', text] = line.split(': ');
    const list = text?.split(' ') ?? [];
    if (path.startsWith('order ')) orders.set(path.slice(6), list);
    else
      for (const one of list) {
        const [name, short] = one.split('=');
        names.set(path + name, short!);
      }
  }
  return { names, orders };
}

/** The minifiers, one after the other, without names; then those. */
export const SMALL: readonly ((code: string, file: string) => unknown)[] = [
  (code) => tidy(code),
  (code) =>
    minify(code, {
      module: true,
      ecma: 2020,
      // Written like the code around them, functions and statements compress better.
      compress: { ecma: 2020, passes: 3, unsafe_arrows: true, sequences: false },
      mangle: false,
      format: { comments: false, ecma: 2020 },
      sourceMap: true,
    }),
  (code) => straighten(code),
  // Once more, as terser writes what is alike in two ways, which does not compress as well.
  (code, file) => minifySync(file, code, { compress: true, mangle: false, sourcemap: true }),
];

/**
 * Makes a bundle of which all names are the project's own as small as can be: the entry; other chunks as usual.
 * @param seen gets the code before its names are made short
 */
export const shrinking = (seen?: (code: string) => void): Plugin[] => [
  ...SMALL.map(
    (step, index): Plugin => ({
      name: `shrink-${index}`,
      async renderChunk(code, { isEntry, fileName }) {
        if (!isEntry) return null;
        const result = await step(code, fileName);
        return result instanceof RolldownMagicString ? result : pair(result);
      },
    }),
  ),
  {
    name: 'shrink-names',
    renderChunk(code, { isEntry, fileName }) {
      if (!isEntry) return pair(minifySync(fileName, code, { sourcemap: true }));
      seen?.(code);
      const names = new Names(code, OWN);
      const best = wanted();
      return names.mapped(names.choose(best.names), names.order(best.orders));
    },
  },
];

const pair = (result: unknown) => {
  const { code, map } = result as { code: string; map: string };
  return { code, map };
};
