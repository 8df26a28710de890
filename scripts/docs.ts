// `npm run docs`: writes what is generated from the sources, custom-elements.json and the README's table.
// With `--check` it writes nothing, and fails when one of them is not up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withApiTable } from './api-table.ts';
import { ROOT } from './bundle.ts';
import { createManifest } from './manifest.ts';

const check = process.argv.includes('--check');
const manifest = await createManifest();
const readme = join(ROOT, 'README.md');
const files: [string, string][] = [
  [join(ROOT, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`],
  [readme, withApiTable(readFileSync(readme, 'utf8'), manifest)],
];
for (const [file, text] of files) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (!check) writeFileSync(file, text);
  else {
    console.error(`${file} is not up to date with the sources. Write it anew with: npm run docs`);
    process.exitCode = 1;
  }
}
