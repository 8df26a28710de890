// What the bundles may weigh, and the check that they do not weigh more. A page pays for a bundle gzipped,
// with everything it needs in it; so that is what counts, after minifying and at gzip's level 9.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, ROOT } from './bundle.ts';
import { loadedChunks, nameOf } from './loaded-chunks.ts';

/** Entry module and the most bytes that its bundle may have, gzipped. Raise one only for a reason worth its bytes. */
const BUDGETS: Record<string, number> = {
  // After changes `npm run names` finds the bytes again that better names are worth.
  chat: 14_000,
  // A fifth of it is the base that the tags have in common, of which it needs the least.
  'ws-socket': 4_800,
  'chat-view': 9_000,
  'chat-input': 3_920,
  'chat-label': 2_000,
};

/**
 * The engine: what a page with a `<qml-view>` loads at once (`core`), the compiler, and the parts that come when
 * a document names something in them. `rest`: each that is not listed.
 */
const ENGINE: Record<string, number> = {
  core: 44_500,
  compilers: 45_400,
  'list-view': 10_200,
  'text-input': 8_650,
  paths: 6_840,
  'table-view': 6_660,
  'controls-inputs': 6_610,
  'property-animation': 5_930,
  'controls-pages': 5_540,
  'path-type': 5_340,
  'controls-menus': 5_330,
  'controls-rare': 4_880,
  'namespace-rare': 4_840,
  'styled-text': 4_800,
  locale: 4_740,
  'controls-popups': 4_660,
  models: 4_360,
  flickable: 4_210,
  requests: 3_990,
  repeater: 4_120,
  'controls-scroll': 3_800,
  popup: 3_770,
  'delegate-model': 3_700,
  'adjusted-place': 3_700,
  text: 3_620,
  'text-font': 3_540,
  'web-socket': 3_520,
  control: 3_450,
  'handlers-drag': 3_390,
  'abstract-button': 3_350,
  layouts: 3_320,
  drag: 3_070,
  // SQLite, for QtQuick.LocalStorage.
  'sql-wasm-inline': 440_000,
  rest: 3_000,
};

/** Documents, and what a page may load for each without the compiler. */
const DOCUMENTS: Record<string, [source: string, budget: number]> = {
  'a rectangle': ['import QtQuick\nRectangle { width: 200; height: 100; color: "steelblue" }', 44_500],
  'a rectangle with a text': [
    'import QtQuick\nRectangle { width: 200; height: 100; Text { anchors.centerIn: parent; text: "Hello" } }',
    52_700,
  ],
  'a list with delegates and an animation': [
    'import QtQuick\nListView { width: 200; height: 400; model: 1000\n' +
      '  delegate: Rectangle { required property int index; width: 200; height: 30\n' +
      '    Text { text: "row " + parent.index }\n' +
      '    NumberAnimation on opacity { from: 0; to: 1 } } }',
    87_800,
  ],
  'the chat of examples/chat': ['examples/chat/chat.qml', 108_200],
  'a form of QtQuick.Controls': [
    'import QtQuick\nimport QtQuick.Controls\nColumn { Label { text: "Name" } TextField { id: name }\n' +
      '  Button { text: "Greet"; onClicked: console.log("Hello, " + name.text) } }',
    93_000,
  ],
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

const rows: [name: string, size: number, budget: number][] = [];
const chunks = await bundle({ engine: join(ROOT, 'scripts/engine-entry.ts') }, true);
const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;
const [first, ...others] = chunks;
const atOnce = others.filter(({ fileName }) => first!.imports.includes(fileName));
rows.push(['core', gzipped([first!, ...atOnce].map(({ code }) => code).join('\n')), ENGINE.core!]);
for (const { fileName, code } of others.filter((chunk) => !atOnce.includes(chunk))) {
  const name = nameOf(fileName);
  rows.push([name, gzipped(code), ENGINE[name] ?? ENGINE.rest!]);
}
rows.sort((a, b) => b[2] - a[2] || b[1] - a[1]);
for (const [name, size, budget] of rows) {
  over ||= size > budget;
  console.log(`${size > budget ? 'OVER' : 'fits'}  engine: ${name} ${size} of ${budget} bytes`);
}

/** The compiler, and what comes with it. */
const compilers = others.find(({ fileName }) => nameOf(fileName) === 'compilers')!;
const compiler = ['compilers', ...compilers.imports.map(nameOf)];

/** What pages load in all: the core, and the parts that their documents name. */
const totals: [name: string, compiled: number, size: number, files: number, budget: number][] = [];
const loaded = await loadedChunks(
  Object.fromEntries(Object.entries(DOCUMENTS).map(([name, [source]]) => [name, source])),
);
for (const [name, [, budget]] of Object.entries(DOCUMENTS)) {
  const sum = (names: readonly string[]): number =>
    rows.reduce((bytes, [part, size]) => (names.includes(part) ? bytes + size : bytes), 0);
  const compiled = sum(loaded[name]!);
  const parts = new Set([...loaded[name]!, ...compiler]);
  const size = sum([...parts]);
  totals.push([name, compiled, size, parts.size, budget]);
  over ||= compiled > budget;
  console.log(
    `${compiled > budget ? 'OVER' : 'fits'}  ${name}: ${compiled} of ${budget} bytes, ${size} with the compiler, in ${parts.size} files`,
  );
}

if (process.argv.includes('--write')) {
  const table = rows.map(([name, size, budget]) => `| ${name} | ${size} | ${budget} |`).join('\n');
  const kB = (size: number): string => (size / 1000).toFixed(1);
  const whole = totals
    .map(([name, compiled, size, files]) => `| ${name} | ${kB(compiled)} | ${kB(size)} | ${files} |`)
    .join('\n');
  writeFileSync(
    join(ROOT, 'bench/results/size.md'),
    `# What the engine weighs

Made by \`npm run check:size -- --write\`: minified and gzipped at level 9.

## In all

What a page loads for a document: the core, and every file that comes because the document names something in it. A page with
documents that were compiled at build time loads no compiler.

| document | kB, compiled at build time | kB, compiled in the page | files with the compiler |
|---|---|---|---|
${whole}
| any, with Qt for WebAssembly | 8600 | | |

## Each file

In bytes. A page with a \`<qml-view>\` loads \`core\` at once and \`compilers\` when there is a document to compile; every other
file comes when a document names something in it, before the document runs.

| part | bytes | at most |
|---|---|---|
${table}
`,
  );
}
if (over) {
  console.error(
    'A bundle has outgrown its budget: make it smaller, or raise the budget in scripts/check-size.ts.',
  );
  process.exitCode = 1;
}
