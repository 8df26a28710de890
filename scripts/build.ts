// `npm run build`: writes `dist/`, what the package ships.
//   *.js, *.d.ts      the entries and their modules, for bundlers
//   types/*.d.ts      the tags, as frameworks want to know of them
//   angular.js        directives for Angular's template checker
//   editors/*.json    the same for VS Code and JetBrains' editors
//   dev/*.js          the same with the explanations for developers
//   cdn/*.js          self-contained modules for a page without a build step, and their hashes in integrity.json
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeAngular } from './angular.ts';
import { bundle, entries, ROOT, writeModules } from './bundle.ts';
import { writeEditorData } from './editor-data.ts';
import { writeIntegrity } from './integrity.ts';
import type { Manifest } from './manifest.ts';
import { writeTypings } from './typings.ts';

/** What `dist/cdn` holds: file name and entry. */
const CDN = { 'qmlet-chat': join(ROOT, 'src/chat.ts'), qmlet: join(ROOT, 'src/cdn.ts') };

/**
 * Writes the typings of the entries and of what they import; the types are checked by `npm run check:types`.
 * Imports name sources; a package has none, so they are made to name modules. What the entries do not lead to is left
 * out: those who install the package cannot import it.
 */
function writeTypes(outDir: string): void {
  const configFile = join(outDir, 'tsconfig.json');
  const compilerOptions = {
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    rootDir: join(ROOT, 'src'),
    outDir,
    noEmit: false,
    noCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
  };
  const files = [join(ROOT, 'src/globals.d.ts'), ...Object.values(entries())];
  writeFileSync(
    configFile,
    JSON.stringify({ extends: join(ROOT, 'tsconfig.base.json'), compilerOptions, files }),
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', configFile], { encoding: 'utf8' });
  rmSync(configFile);
  const reached = new Set(Object.keys(entries()).map((name) => join(outDir, `${name}.d.ts`)));
  for (const file of reached) {
    // Inside, types may have what typings cannot say; nobody asks for those.
    if (!existsSync(file)) throw new Error(`The typings were not written:\n${run.stdout}${run.stderr}`);
    const text = readFileSync(file, 'utf8').replace(
      /((?:\bfrom |\bimport\(|\bimport )['"]\.[^'"]*)\.ts(['"])/g,
      '$1.js$2',
    );
    writeFileSync(file, text);
    for (const [, name] of text.matchAll(/(?:\bfrom |\bimport\(|\bimport )['"](\.[^'"]*)\.js['"]/g))
      reached.add(join(dirname(file), `${name}.d.ts`));
  }
  for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.d.ts') && !reached.has(join(outDir, name))) rmSync(join(outDir, name));
  const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
  writeTypings(outDir, manifest);
  writeEditorData(outDir, manifest);
  writeAngular(outDir, manifest);
}

/** Writes everything the package ships into `outDir`, which is emptied first. */
export async function buildPackage(outDir: string): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  await writeModules(outDir, false);
  await writeModules(join(outDir, 'dev'), true);
  mkdirSync(join(outDir, 'cdn'), { recursive: true });
  // What only some pages need (the compiler, resuming) is in files of its own.
  for (const { fileName, code, map } of await bundle(CDN, true)) {
    writeFileSync(join(outDir, 'cdn', fileName), code);
    writeFileSync(join(outDir, 'cdn', `${fileName}.map`), JSON.stringify(map));
  }
  // The notice that its license asks for where it is inside.
  for (const name of ['acorn', 'sql.js'])
    copyFileSync(join(ROOT, `node_modules/${name}/LICENSE`), join(outDir, `cdn/LICENSE-${name}.txt`));
  writeIntegrity(join(outDir, 'cdn'));
  writeTypes(outDir);
}

if (import.meta.filename === process.argv[1])
  await buildPackage(resolve(process.argv[2] ?? join(ROOT, 'dist')));
