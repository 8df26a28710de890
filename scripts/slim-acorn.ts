// Takes out of acorn what the compiler does not use when it runs in a browser: the engine itself knows
// which characters a name may have and whether a regular expression is valid (`QmlParser` asks it), so
// acorn's tables and its reader of regular expressions only cost download. A new version of acorn in
// which something moved stops the build here.
import type { Plugin } from 'rolldown';

type Cut = readonly [from: string, to: string, replacement: string];

const CUTS: readonly Cut[] = [
  ['var astralIdentifierCodes = [', '// Reserved word lists', ''],
  [
    'var nonASCIIidentifierStart = new RegExp(',
    'var nonASCIIidentifier = ',
    'var nonASCIIidentifierStart = /\\p{ID_Start}/u;\n',
  ],
  [
    'var nonASCIIidentifier = new RegExp(',
    '// Test whether a given character code starts',
    `var nonASCIIidentifier = /[\\p{ID_Continue}\\u200c\\u200d]/u;
function isInAstralSet(code, set) { return code > 0xffff && set.test(String.fromCodePoint(code)) }
var astralIdentifierCodes = nonASCIIidentifier, astralIdentifierStartCodes = nonASCIIidentifierStart;
`,
  ],
  [
    '// This file contains Unicode properties extracted from',
    '// Object type used to represent tokens',
    `function RegExpValidationState() {}
RegExpValidationState.prototype.reset = function(start, pattern, flags) {
  this.start = start; this.source = pattern; this.flags = flags;
};
`,
  ],
];

/** acorn's source without those parts; an error names the place that is not found. */
export function slim(code: string): string {
  let out = code;
  for (const [from, to, replacement] of CUTS) {
    const start = out.indexOf(from);
    const end = out.indexOf(to, start);
    if (start < 0 || end < 0)
      throw new Error(`scripts/slim-acorn.ts: acorn has no '${start < 0 ? from : to}' any more`);
    out = out.slice(0, start) + replacement + out.slice(end);
  }
  return out;
}

export const slimAcorn: Plugin = {
  name: 'slim-acorn',
  transform: {
    order: 'pre',
    filter: { id: /\/node_modules\/acorn\/dist\/acorn\.mjs$/ },
    handler: (code) => ({ code: slim(code), map: null }),
  },
};
