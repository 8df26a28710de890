// `npm run build`: writes `dist/`, what the package ships.
//   *.js, *.d.ts      the entries and their modules, for bundlers
//   dev/*.js          the same with the explanations for developers
//   cdn/*.js          self-contained modules for a page without a build step
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, ROOT, writeModules } from './bundle.ts';

/** What `dist/cdn` holds: file name and entry. */
const CDN = { 'qmlet-chat': join(ROOT, 'src/chat.ts') };

/** Writes the typings. Their imports name sources; a package has none, so they are made to name modules. */
function writeTypes(outDir: string): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(
    process.execPath,
    [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', outDir],
    {
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`The typings were not written:\n${run.stdout}${run.stderr}`);
  for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(outDir, name);
    const text = readFileSync(file, 'utf8');
    const fixed = text.replace(/((?:\bfrom |\bimport\(|\bimport )['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
    if (fixed !== text) writeFileSync(file, fixed);
  }
}

/** Writes everything the package ships into `outDir`, which is emptied first. */
export async function buildPackage(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await writeModules(outDir, false);
  await writeModules(join(outDir, 'dev'), true);
  mkdirSync(join(outDir, 'cdn'), { recursive: true });
  for (const { fileName, code, map } of await bundle(CDN)) {
    writeFileSync(join(outDir, 'cdn', fileName), `${code.trimEnd()}\n//# sourceMappingURL=${fileName}.map\n`);
    writeFileSync(join(outDir, 'cdn', `${fileName}.map`), JSON.stringify(map));
  }
  writeTypes(outDir);
}

if (import.meta.filename === process.argv[1]) await buildPackage(join(ROOT, 'dist'));
