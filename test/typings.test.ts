// The typings of the package, as an editor and a framework's checker use them: each file in test/typings is
// checked in a project that has the package and the framework installed. What must not pass is marked in them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../scripts/bundle.ts';
import { FRAMEWORK_TYPES } from '../scripts/typings.ts';
import { type InstalledPackage, installPackage, packageJson } from './support/installed-package.ts';

const FOLDER = join(ROOT, 'test/typings');
/** How each framework wants its JSX compiled. */
const JSX: Record<string, object> = {
  react: { jsx: 'react-jsx' },
  preact: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  solid: { jsx: 'preserve', jsxImportSource: 'solid-js' },
};

let installed: InstalledPackage;
beforeAll(async () => {
  installed = await installPackage([
    '@types/react',
    'csstype',
    'preact',
    'solid-js',
    'vue',
    '@vue',
    'svelte',
  ]);
}, 120_000);
afterAll(() => installed.remove());

/** What the compiler says of a file in the project. */
function check(file: string, compilerOptions: object): string {
  const { project } = installed;
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        // The frameworks' typings are theirs; the package's own are checked below.
        skipLibCheck: true,
        exactOptionalPropertyTypes: true,
        target: 'ES2022',
        module: 'ESNext',
        moduleResolution: 'bundler',
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        types: [],
        ...compilerOptions,
      },
      files: [file],
    }),
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  return spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' }).stdout;
}

describe('the typings', { timeout: 60_000 }, () => {
  const files = readdirSync(FOLDER);

  it('are tried for the DOM and for each framework that they are written for', () => {
    expect(files.map((file) => file.replace(/\.tsx?$/, '')).sort()).toEqual(
      ['dom', ...FRAMEWORK_TYPES].sort(),
    );
    for (const name of FRAMEWORK_TYPES) expect(packageJson.exports).toHaveProperty([`./types/${name}`]);
  });

  it.each(files)('know the elements in %s', (file) => {
    copyFileSync(join(FOLDER, file), join(installed.project, file));
    expect(check(file, JSX[file.replace(/\.tsx?$/, '')] ?? {})).toBe('');
  });

  it('are free of errors themselves', () => {
    writeFileSync(
      join(installed.project, 'own.ts'),
      "import 'qmlet/chat';\nimport 'qmlet';\nimport 'qmlet/types';\n",
    );
    expect(check('own.ts', { skipLibCheck: false })).toBe('');
  });
});
