// What makes the chat's bundle smaller than its minifier can: it knows which names are the project's own.
// What always holds: a name that a page can know stays. Names of the platform are left alone by terser, public ones
// are compared with the manifest, and a test uses the bundle itself.
import type { OutputChunk } from 'rolldown';
import { minifySync } from 'rolldown/experimental';
import { minify } from 'terser';

/**
 * By which the chat's modules know each other, and nobody else. None is a member of an element's class: a page may have
 * classes on those, and frameworks ask an element for every name that they were given.
 */
export const INTERNAL = [
  'atBeginning',
  'average',
  'extent',
  'fail',
  'geometry',
  'heights',
  'holds',
  'indexAt',
  'known',
  'measured',
  'optionsChanged',
  'ownKnown',
  'ownOpen',
  'positionAt',
  'rank',
  'recount',
  'renew',
  'schedule',
  'scroller',
  'setAsleep',
  'setOnline',
  'stale',
  'sum',
  'toEnd',
];

/** Gives the names in `INTERNAL` short ones. */
export async function shrink(chunk: OutputChunk): Promise<OutputChunk> {
  const { code, map } = await minify(chunk.code, {
    module: true,
    ecma: 2020,
    // Written like the code around them, functions and statements compress better.
    compress: { ecma: 2020, passes: 3, unsafe_arrows: true, sequences: false },
    mangle: { properties: { regex: new RegExp(`^(${INTERNAL.join('|')})$`) } },
    format: { comments: false, ecma: 2020 },
    sourceMap: { content: JSON.stringify(chunk.map), filename: chunk.fileName },
  });
  const inputMap = JSON.parse(map as string);
  // Once more, as terser writes what is alike in two ways, which does not compress as well.
  const printed = minifySync(chunk.fileName, code!, {
    compress: true,
    mangle: false,
    sourcemap: true,
    inputMap,
  });
  const banner = chunk.code.match(/^\/\*!.*\*\/\n/)?.[0] ?? '';
  return {
    ...chunk,
    code: `${banner}${printed.code}\n//# sourceMappingURL=${chunk.fileName}.map\n`,
    // A line more is before the code.
    map: { ...printed.map!, mappings: `${banner && ';'}${printed.map!.mappings}` } as OutputChunk['map'],
  };
}
