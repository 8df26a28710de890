// Every entry of the package can be imported in Node, where there is no DOM: servers that render pages import what
// the pages import. Each in a process of its own, so that none leans on what another has put up.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qmlet } from '../src/vite.ts';
import { type InstalledPackage, installPackage, packageJson } from './support/installed-package.ts';

/** What is no module, or needs what is not installed here: Angular's is imported where its application is checked. */
const ELSEWHERE = /\.json$|^\.\/angular$/;

const entries = Object.keys(packageJson.exports).filter((name) => !ELSEWHERE.test(name));

let installed: InstalledPackage;
beforeAll(async () => {
  installed = await installPackage(['vite', 'react', '@lit-labs/ssr', 'lit']);
}, 120_000);
afterAll(() => installed.remove());

async function node(code: string, ...flags: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '-e', code],
    { cwd: installed.project },
  );
  return stdout;
}

describe('in Node', { timeout: 60_000 }, () => {
  it.each(entries)('%s can be imported', async (entry) => {
    const code = `const before = new Set(Object.getOwnPropertyNames(globalThis));
const names = Object.keys(await import('qmlet/${entry.slice(2)}'));
const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
console.log(JSON.stringify({ names: names.length, added }));`;
    for (const flags of [[], ['--conditions=development']]) {
      const { names, added } = JSON.parse(await node(code.replace("qmlet/'", "qmlet'"), ...flags));
      expect(names > 0 || entry.startsWith('./types')).toBe(true);
      if (!entry.startsWith('./ssr')) expect(added).toEqual([]);
    }
  });

  it('an element can be defined of a document', async () => {
    const { project } = installed;
    writeFileSync(join(project, 'App.qml'), 'import QtQuick\nItem { property int count: 1 }');
    writeFileSync(
      join(project, 'main.js'),
      "import { defineElement } from 'qmlet';\nimport App from './App.qml';\n" +
        "console.log(typeof defineElement('my-app', App));",
    );
    await build({
      root: project,
      configFile: false,
      logLevel: 'silent',
      plugins: [qmlet()],
      build: {
        ssr: 'main.js',
        outDir: 'built',
        rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    });
    expect(await node("await import('./built/main.mjs')")).toBe('function\n');
  });
});
