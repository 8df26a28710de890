// Whether the types of the packed package are what its modules are, in every way in which they are resolved
// (are-the-types-wrong). The package is of modules only, so what asks for CommonJS is left out.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

/** Files for pages and editors, without types. */
const UNTYPED = ['cdn/qmlet.js', 'cdn/qmlet-chat.js', 'editors/*.json'];

/** Checks a tarball. @returns a sentence. @throws Error with what is wrong */
export function checkTypes(tarball: string): string {
  const { status, stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules/.bin/attw'),
    [
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--no-color',
      '--exclude-entrypoints',
      ...UNTYPED,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`are-the-types-wrong:\n${stdout}${stderr}`);
  return 'The types are right in every way of resolution.';
}

if (import.meta.filename === process.argv[1]) {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-pack-'));
  try {
    const pack = spawnSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const [{ filename }] = JSON.parse(pack.stdout);
    console.log(checkTypes(join(folder, filename)));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
