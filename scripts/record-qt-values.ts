// Records what real Qt 6 makes of JavaScript expressions: for each test/goldens/qt/NAME.txt, one expression
// a line (`#` begins a comment), NAME.json holds each expression with its result as text. Run it where Qt
// is installed (`npx tsx scripts/record-qt-values.ts [NAME...]`); QML names the `qml` tool.
//
// In an expression `text(...)` stands for what `print(...)` writes.
// A line `#! CODE` is put into the document beside the root object: items that the expressions name.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '../test/goldens/qt');
const tool = process.env.QML ?? '/usr/lib/qt6/bin/qml';
const wanted = process.argv.slice(2);

for (const file of readdirSync(folder)) {
  const name = file.replace(/\.txt$/, '');
  if (name === file || (wanted.length && !wanted.includes(name))) continue;
  const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
  const expressions = lines.filter((l) => l.trim() && !l.startsWith('#'));
  const extra = lines.filter((l) => l.startsWith('#!')).map((l) => l.slice(2));
  const document = `import QtQuick
Item { id: root
function text(...values) { print("<<", ...values, ">>") }
${extra.join('\n')}
Timer { running: true; interval: 50; onTriggered: {
  for (const code of ${JSON.stringify(expressions)}) {
    let result
    try { const value = eval(code); result = typeof value === "string" ? JSON.stringify(value) : typeof value + " " + value }
    catch (error) { result = "throws " + error }
    print("@" + JSON.stringify([code, result]))
  }
  Qt.quit()
} } }`;
  const temporary = mkdtempSync(path.join(tmpdir(), 'qt-values-'));
  const documentFile = path.join(temporary, 'values.qml');
  writeFileSync(documentFile, document);
  const run = spawnSync(tool, [documentFile], {
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      QT_QPA_PLATFORM: 'offscreen',
      QT_QUICK_BACKEND: 'software',
      TZ: 'UTC',
      LC_ALL: 'C',
    },
  });
  rmSync(temporary, { recursive: true });
  const output = `${run.stderr}${run.stdout}`;
  const results: Record<string, string> = {};
  for (const found of output.matchAll(/(?:qml: (?:<< >>|<< ([\s\S]*?) >>)\n)?(?:qml: )?@(\[.*\])\n/g)) {
    const [code, text] = JSON.parse(found[2]!) as [string, string];
    results[code] = found[0].startsWith('qml: <<') ? JSON.stringify(found[1] ?? '') : text;
  }
  const missing = expressions.filter((e) => !(e in results));
  if (missing.length)
    throw new Error(`${file}: no result for ${missing[0]} (${run.error ?? output.slice(-400)})`);
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
  console.log(name, expressions.length);
}
