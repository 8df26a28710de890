// `npm run docs`: writes what is generated from the sources: custom-elements.json, the tables of each element's
// page, and the QML guide's list of differences.
// With `--check` it writes nothing, and fails when one of them is not up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, withApiTable } from './api-table.ts';
import { ROOT } from './bundle.ts';
import { createManifest, elementsOf } from './manifest.ts';

const check = process.argv.includes('--check');
const manifest = await createManifest();

/** Why documents do something else here than in Qt, each reason once. */
function differences(): string {
  const reasons = readFileSync(join(ROOT, 'test/conformance/known-gaps.txt'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.slice(line.indexOf(':') + 1).trim());
  return [...new Set(reasons)].map((reason) => `- ${reason[0]!.toUpperCase()}${reason.slice(1)}.`).join('\n');
}

const files: [string, string][] = [
  [join(ROOT, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`],
];
const page = (name: string, write: (text: string) => string): void => {
  const file = join(ROOT, name);
  if (!existsSync(file))
    throw new Error(`${name} is not there: each element has a page of its own in docs/.`);
  files.push([file, write(readFileSync(file, 'utf8'))]);
};
for (const tag of elementsOf(manifest).keys())
  page(`docs/${tag}.md`, (text) => withApiTable(text, `docs/${tag}.md`, tag, manifest));
page('docs/qml.md', (text) => between(text, 'docs/qml.md', 'differences', differences()));

for (const [file, text] of files) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (!check) writeFileSync(file, text);
  else {
    console.error(`${file} is not up to date with the sources. Write it anew with: npm run docs`);
    process.exitCode = 1;
  }
}
