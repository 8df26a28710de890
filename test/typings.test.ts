// The typings of the package, as an editor and a framework's checker use them: each file in test/typings is
// checked in a project that has the package and the framework installed. What must not pass is marked in them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../scripts/bundle.ts';
import { FRAMEWORK_TYPES } from '../scripts/typings.ts';
import { type InstalledPackage, installPackage, packageJson } from './support/installed-package.ts';

const TAGS = ['chat-input', 'chat-label', 'chat-view', 'qml-view', 'ws-socket'];
// biome-ignore lint/suspicious/noExplicitAny: data of other programs' schemas
type Any = any;

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

describe("the editors' data", () => {
  const read = (name: string) =>
    JSON.parse(readFileSync(join(installed.dist, 'editors', `${name}.json`), 'utf8'));
  it('names what can be written in HTML to VS Code', () => {
    const { tags } = read('html-custom-data');
    expect(tags.map(({ name }: Any) => name).sort()).toEqual(TAGS);
    const attributes = (tag: string) =>
      Object.fromEntries(
        tags.find(({ name }: Any) => name === tag).attributes.map((one: Any) => [one.name, one]),
      );
    expect(attributes('chat-label')['wrap-mode'].values).toEqual(
      ['no-wrap', 'word-wrap', 'wrap-anywhere', 'wrap'].map((name) => ({ name })),
    );
    expect(attributes('ws-socket').active).toMatchObject({ valueSet: 'v', values: [] });
    expect(attributes('ws-socket').url.valueSet).toBeUndefined();
    expect(attributes('ws-socket')).not.toHaveProperty('error-string');
    expect(JSON.stringify(tags)).not.toMatch(/undefined|SocketElement/);
    const { properties } = read('css-custom-data');
    expect(properties.map(({ name }: Any) => name)).toContain('--chat-view-row-height');
  });

  it("tells JetBrains' editors of properties and events", () => {
    expect(packageJson['web-types']).toBe('./dist/editors/web-types.json');
    const { name, version, contributions } = read('web-types');
    expect([name, version]).toEqual(['qmlet', packageJson.version]);
    const { elements } = contributions.html;
    expect(elements.map((element: Any) => element.name).sort()).toEqual(TAGS);
    const view = elements.find((element: Any) => element.name === 'chat-view');
    expect(view.js.events).toContainEqual(
      expect.objectContaining({ name: 'count-changed', type: 'CustomEvent<{count: number}>' }),
    );
    expect(view.js.properties.map((property: Any) => property.name)).toContain('model');
  });
});

describe("Angular's directives", () => {
  it('set properties, and leave attributes that a template has written', async () => {
    // What they call of Angular only declares them; that templates are checked is tried with Angular itself.
    const stub = join(installed.project, 'node_modules/@angular/core');
    mkdirSync(stub, { recursive: true });
    writeFileSync(join(stub, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
    writeFileSync(
      join(stub, 'index.js'),
      `export const ɵɵngDeclareFactory = (it) => it, ɵɵngDeclareDirective = (it) => it;
export const ɵɵFactoryTarget = {}, ElementRef = {};`,
    );
    const { QMLET } = await import(join(installed.dist, 'angular.js'));
    expect(QMLET.map((directive: Any) => directive.ɵdir.selector).sort()).toEqual(TAGS);
    const attributes = new Map<string, string>();
    const nativeElement: Any = {
      elide: 3,
      text: '',
      getAttribute: (name: string) => attributes.get(name) ?? null,
      setAttribute: (name: string, value: string) => attributes.set(name, value),
    };
    const Label = QMLET.find((directive: Any) => directive.ɵdir.selector === 'chat-label');
    expect(Object.keys(Label.ɵdir.inputs)).toContain('wrapMode');
    const label = new Label({ nativeElement });
    label.elide = 1;
    expect(label.elide).toBe(1);
    label.elide = 'elide-left';
    label.text = 'a';
    expect([nativeElement.elide, nativeElement.text, [...attributes]]).toEqual([
      1,
      'a',
      [['elide', 'elide-left']],
    ]);
  });
});
