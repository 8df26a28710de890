// Sees that Angular's compiler refuses the marked lines of src/wrong.ts, and those alone.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const FILE = 'src/wrong.ts';
const args = [
  'node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js',
  '-p',
  'tsconfig.wrong.json',
  '--noEmit',
];
const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
const output = stripVTControlCharacters(`${stdout}${stderr}`);
const found = [...output.matchAll(/^src\/wrong\.ts:(\d+):\d+ - error/gm)].map(([, line]) => Number(line));
const wanted = readFileSync(FILE, 'utf8')
  .split('\n')
  .flatMap((line, at) => (line.includes('<!-- error:') ? [at + 2] : []));
const refused = [...new Set(found)].sort((a, b) => a - b);
if (
  wanted.length === 0 ||
  refused.join() !== wanted.join() ||
  /error/.test(output.replaceAll(/^src\/wrong.*$/gm, ''))
) {
  console.error(
    `${FILE}: the lines ${wanted} are to be refused, and ${refused.join() || 'none'} are:\n${output}`,
  );
  process.exitCode = 1;
}
