// What the bundles may weigh, and the check that they do not weigh more. A page pays for a bundle gzipped,
// with everything it needs in it; so that is what counts, after minifying and at gzip's level 9.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, ROOT } from './bundle.ts';

/** Entry module and the most bytes that its bundle may have, gzipped. Raise one only for a reason worth its bytes. */
const BUDGETS: Record<string, number> = {
  chat: 14_000,
  'ws-socket': 4_400,
  'chat-view': 12_000,
  'chat-input': 8_600,
  'chat-label': 6_900,
};

let over = false;
for (const [entry, budget] of Object.entries(BUDGETS)) {
  // What a page loads at once: the entry and what it imports, not what it may ask for later.
  const chunks = await bundle({ [entry]: join(ROOT, `src/${entry}.ts`) }, true);
  const needed = new Set([chunks[0]!.fileName]);
  for (const name of needed)
    for (const other of chunks.find(({ fileName }) => fileName === name)!.imports) needed.add(other);
  const code = chunks.filter(({ fileName }) => needed.has(fileName)).map((chunk) => chunk.code);
  const size = gzipSync(code.join('\n'), { level: 9 }).length;
  const fits = size <= budget;
  over ||= !fits;
  console.log(`${fits ? 'fits' : 'OVER'}  ${entry.padEnd(12)} ${size} of ${budget} bytes`);
}
if (over) {
  console.error(
    'A bundle has outgrown its budget: make it smaller, or raise the budget in scripts/check-size.ts.',
  );
  process.exitCode = 1;
}
