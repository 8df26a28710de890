// The Vite plugin on a small project: what a build contains, what an error looks like.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, createServer } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { qmlet } from '../../src/compiler/vite.ts';

const PROJECT: Record<string, string> = {
  'main.js': "import App from './src/app.qml';\nglobalThis.result = App;\n",
  'src/app.qml': `import QtQuick
import "parts"
import "parts" as Parts
import "logic.js" as Logic
Item {
    property int count: Logic.next()
    readonly property list<string> names: []
    required property string title
    property alias first: button
    signal done(value: string, amount: int)
    function twice(n: int, more): real { return n * 2 }
    Button { id: button }
    Badge {}
    Parts.Listed {}
    Loader { source: "page.qml" }
    Image { source: "dot.png" }
}
`,
  'src/Button.qml': 'import QtQuick\nItem { Item { property Item other: Button2 {} } }\n',
  'src/Button2.qml': 'import QtQuick\nItem {}\n',
  'src/Unused.qml': 'import QtQuick\nItem {}\n',
  'src/page.qml': 'import QtQuick\nItem {}\n',
  'src/dot.png': 'not really a picture',
  'src/logic.js': '.import "more.js" as More\nvar n = 0\nfunction next() { return n += More.step }\n',
  'src/more.js': '.pragma library\nvar step = 2\n',
  'src/parts/Badge.qml': 'import QtQuick\nItem { Inner {} }\n',
  'src/parts/Inner.qml': 'import QtQuick\nItem {}\n',
  'src/parts/qmldir': 'module Parts\nListed 1.0 files/Listed.qml\nTools 1.0 tools.js\n',
  'src/parts/files/Listed.qml': 'import QtQuick\nItem {}\n',
  'src/parts/tools.js': 'function help() {}\n',
};

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function project(changes: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'qmlet-vite-'));
  folders.push(root);
  for (const [name, text] of Object.entries({ ...PROJECT, ...changes })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

async function run(root: string, options = {}) {
  const output = await build({
    root,
    base: '/base/',
    configFile: false,
    logLevel: 'silent',
    plugins: [qmlet(options)],
    build: { write: false, minify: false, sourcemap: true, rollupOptions: { input: join(root, 'main.js') } },
  });
  if (!('output' in output)) throw new Error('no output');
  return output.output;
}

interface Given {
  url: string;
  document?: { objects: { type: string }[] };
  script?: object;
  qmldir?: { module: string };
  files?: Record<string, () => Given>;
}

/** Every file of a module, by its url. */
function everything(module: Given, found: Record<string, Given> = {}): Record<string, Given> {
  if (found[module.url]) return found;
  found[module.url] = module;
  for (const get of Object.values(module.files ?? {})) everything(get(), found);
  return found;
}

describe('a build', () => {
  it('contains everything that the document reaches, and nothing else', async () => {
    const output = await run(project());
    const chunk = output.find((part) => part.type === 'chunk')!;
    const scope = { result: null as unknown as Given };
    new Function('globalThis', chunk.code.replace(/^\/\/#.*$/m, ''))(scope);
    const found = everything(scope.result);
    expect(Object.keys(found).sort()).toEqual(
      [
        'app.qml',
        'Button.qml',
        'Button2.qml',
        'page.qml',
        'logic.js',
        'more.js',
        'parts/Badge.qml',
        'parts/Inner.qml',
        'parts/qmldir',
        'parts/files/Listed.qml',
        'parts/tools.js',
      ]
        .map((name) => `/base/src/${name}`)
        .sort(),
    );
    expect(Object.keys(scope.result.files!)).toContain('parts/files/Listed.qml');
    expect(found['/base/src/app.qml']!.document!.objects[0]!.type).toBe('Item');
    expect(found['/base/src/parts/qmldir']!.qmldir).toMatchObject({ module: 'Parts' });
    expect(found['/base/src/logic.js']!.script).toMatchObject({ library: false });
    expect(output.map((part) => part.fileName)).toContain('src/dot.png');
    expect(chunk.code).not.toMatch(/\beval\(|new Function/);
    expect(chunk.type === 'chunk' && chunk.map!.sources.map((name) => name.replace(/.*\//, ''))).toContain(
      'app.qml',
    );
  });

  it('stops with all errors of a document, in place', async () => {
    const root = project({ 'src/app.qml': 'import QtQuick\nItem {\n    x: )\n    id: Big\n}\n' });
    const error = await run(root).then(
      () => null,
      (reason) => reason as Error & { errors?: Error[] },
    );
    const text = String(error?.message);
    expect(text).toContain(`${join(root, 'src/app.qml')}:3:8: Expected token \`;'`);
    expect(text).toContain(`${join(root, 'src/app.qml')}:4:9: IDs cannot start with an uppercase letter`);
    expect(text).toContain('> 3 |     x: )');
  });

  it('stops with the errors of a script', async () => {
    const root = project({ 'src/logic.js': 'function next() { return 5 + }\n' });
    await expect(run(root)).rejects.toThrow("logic.js:1:30: Expected token `numeric literal'");
  });

  it('writes typings', async () => {
    const root = project();
    await run(root, { types: true });
    const text = readFileSync(join(root, 'src/app.qml.d.ts'), 'utf8');
    expect(readFileSync(join(root, 'src/app.d.qml.ts'), 'utf8')).toBe(text);
    expect(text).toBe(`// Generated from app.qml: what it declares, for the type checker.
import type { QmlModule } from "qmlet";

export interface Properties {
  count: number;
  readonly names: readonly (string)[];
  title: string;
  first: any;
}
/** The values that each signal brings. */
export interface Signals {
  done: { value: string; amount: number };
}
export interface Methods {
  twice(n?: number, more?: any): number;
}
/** The events of the element: signals, and that a property has changed. */
export interface Events {
  "count-changed": CustomEvent<{ count: Properties["count"] }>;
  "names-changed": CustomEvent<{ names: Properties["names"] }>;
  "title-changed": CustomEvent<{ title: Properties["title"] }>;
  "first-changed": CustomEvent<{ first: Properties["first"] }>;
  done: CustomEvent<Signals["done"]>;
}
interface Listening {
  addEventListener<Name extends keyof Events>(type: Name, listener: (event: Events[Name]) => void, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<Name extends keyof Events>(type: Name, listener: (event: Events[Name]) => void, options?: boolean | AddEventListenerOptions): void;
}
/** The element that \`defineElement\` makes of it. */
export type Element = Listening & HTMLElement & Properties & Methods;
declare const document: QmlModule;
export default document;
`);
  });
});

describe('the development server', () => {
  it('serves documents, scripts and qmldir files as modules that can be replaced', async () => {
    const root = project({ 'public/given/qmldir': 'module Given\n' });
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [qmlet()],
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    const listening = createHttpServer(server.middlewares).listen(0, '127.0.0.1');
    try {
      await once(listening, 'listening');
      const app = await server.transformRequest('/src/app.qml');
      expect(app?.code).toContain('const document={format:1,url:"/src/app.qml"');
      expect(app?.code).toContain('import.meta.hot.accept');
      const logic = await server.transformRequest('/src/logic.js?qmlet-script');
      expect(logic?.code).toContain('const script={format:1');
      expect((await server.transformRequest('/src/parts/qmldir?qmlet-qmldir'))?.code).toContain(
        '"module":"Parts"',
      );
      // What a view fetches by itself: of the project, of `public`, and none that a browser would report.
      const at = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
      const answers = ['/src/parts/qmldir', '/given/qmldir', '/src/none/qmldir'].map(async (path) => {
        const response = await fetch(at + path);
        return [response.status, (await response.text()).split('\n')[0]];
      });
      expect(await Promise.all(answers)).toEqual([
        [200, 'module Parts'],
        [200, 'module Given'],
        [204, ''],
      ]);
    } finally {
      listening.close();
      await server.close();
    }
  });
});
