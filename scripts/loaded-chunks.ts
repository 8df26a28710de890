// Which of the engine's files a page loads for a compiled document: the bundle itself is asked, in a process of its own, as what it
// has loaded once it does not load again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle, ROOT } from './bundle.ts';

/**
 * @param documents by what they are called: a file below the project's folder, or a text
 * @returns for each the names of the files, as in `dist/cdn` after their first part; the entry's is empty
 */
export async function loadedChunks(
  documents: Readonly<Record<string, string>>,
): Promise<Record<string, string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'qmlet-size-'));
  try {
    for (const { fileName, code } of await bundle({ engine: join(ROOT, 'scripts/load-entry.ts') }, true))
      writeFileSync(
        join(folder, fileName.replace(/\.js$/, '.mjs')),
        `(globalThis.loaded ??= []).push(${JSON.stringify(nameOf(fileName))});\n${code.replace(/(["'`]\.\/engine[\w.-]*)\.js(?=["'`])/g, '$1.mjs')}`,
      );
    const [compilers] = await bundle({ compilers: join(ROOT, 'src/compilers.ts') });
    writeFileSync(join(folder, 'compilers.mjs'), compilers!.code);
    const loaded: Record<string, string[]> = {};
    for (const [name, document] of Object.entries(documents)) {
      const source = document.endsWith('.qml')
        ? `new URL(${JSON.stringify(pathToFileURL(join(ROOT, document)).href)})`
        : JSON.stringify(document);
      const program = `import { load } from './engine.mjs'; import { compilers } from './compilers.mjs'; await load(${source}, compilers); process.stdout.write(loaded.join(' ')); process.exit();`;
      const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
        cwd: folder,
        encoding: 'utf8',
      });
      loaded[name] = output.split(' ');
    }
    return loaded;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `engine-text.js` is called `text`, `engine.js` ``. */
export const nameOf = (fileName: string): string => fileName.replace(/^engine-?|\.js$/g, '');
