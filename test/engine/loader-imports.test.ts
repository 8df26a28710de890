// How names find their files: the document's own directory, directories, remote ones, qmldir, scripts,
// singletons, inline components, modules.
import { describe, expect, it, vi } from 'vitest';
import { Registry } from '../../src/runtime/engine/registry.ts';
import { load, loaderOf, ORIGIN, World } from './loader-world.ts';

const at = (files: Record<string, string>, origin = ORIGIN) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${origin}/${name}`, text]));

describe('the names of types', () => {
  it('takes the types of modules without asking a server', async () => {
    const world = new World(at({ 'main.qml': 'import QtQuick\nItem { Rectangle {} }' }));
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    expect(world.requests).toEqual([`${ORIGIN}/main.qml`]);
    expect(root!.resolve('Rectangle')).toEqual({ kind: 'native', type: { native: 'QtQuick.Rectangle' } });
    expect(root!.url).toBe(`${ORIGIN}/main.qml`);
  });

  it('tries an unknown type as a file beside the document, each file once', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nItem { Knob {} Dial {} property Knob k }',
        'Knob.qml': 'import QtQuick\nRectangle { Cap {} }',
        'Dial.qml': 'import QtQuick\nItem { Cap {} Knob {} }',
        'Cap.qml': 'import QtQuick\nItem {}',
      }),
    );
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    expect(world.requests.map((url) => url.slice(ORIGIN.length + 1)).sort()).toEqual([
      'Cap.qml',
      'Dial.qml',
      'Knob.qml',
      'main.qml',
    ]);
    const dial = root!.resolve('Dial');
    const knob = root!.resolve('Knob');
    expect(dial?.kind === 'document' && knob?.kind === 'document').toBe(true);
    // One document for each url, whoever asks.
    if (dial?.kind === 'document' && knob?.kind === 'document')
      expect((dial.document.resolve('Knob') as typeof knob).document).toBe(knob.document);
  });

  it('knows no type in a file that is listed and not there, whoever asks late for it', async () => {
    const world = new World(
      at({ 'main.qml': 'import QtQuick\nItem { Listed {} }', qmldir: 'Listed 1.0 L.qml\nLate 1.0 Gone.qml' }),
    );
    world.pages[`${ORIGIN}/L.qml`] = 'import QtQuick\nItem {}';
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    // Each attempt asks for the next file that may be it.
    await vi.waitFor(() => {
      expect(root!.resolve('Late')).toBe(null);
      expect(world.requests).toContain(`${ORIGIN}/Gone.qml`);
    });
    await new Promise((resolve) => setTimeout(resolve));
    expect(root!.resolve('Late')).toBe(null);
  });

  it('asks for the types of a document at the same time', async () => {
    const world = new World(at({ 'main.qml': 'import QtQuick\nItem { A {} B {} C {} }' }));
    for (const name of ['A', 'B', 'C'])
      world.pages[`${ORIGIN}/${name}.qml`] = { after: 1000, body: 'import QtQuick\nItem {}' };
    const { lines } = await load(world);
    expect(lines).toEqual([]);
    expect(world.now).toBe(1000);
  });

  it("finds through the directory's qmldir what is no file of that name", async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nItem { Fancy {} Hidden {} }',
        qmldir: 'Fancy 1.0 FancyButton.qml\ninternal Hidden sub/Hidden.qml',
        'FancyButton.qml': 'import QtQuick\nItem {}',
        'sub/Hidden.qml': 'import QtQuick\nItem {}',
      }),
    );
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    expect(root!.resolve('Fancy')).toMatchObject({ document: { url: `${ORIGIN}/FancyButton.qml` } });
    expect(world.requests.filter((url) => url.endsWith('/qmldir'))).toHaveLength(1);
  });

  it("says what Qt says of a type that is nowhere, all of a document's at once", async () => {
    const world = new World(
      at({
        'main.qml':
          'import QtQuick\nimport QtQuick as Q\nItem {\n    Buttn {}\n    Q.Nope {}\n    Z.Item {}\n    Q {}\n' +
          '    Q.Foo.Bar {}\n    property list<Gone> g\n    Item.Inline {}\n}',
      }),
    );
    const { root, lines } = await load(world);
    expect(root).toBeNull();
    expect(lines.sort()).toEqual([
      'main.qml:10:5: Type Item has no inline component type called Inline',
      'main.qml:4:5: Buttn is not a type',
      'main.qml:5:5: Q.Nope is not a type',
      'main.qml:6:5: Z.Item - Z is neither a type nor a namespace',
      'main.qml:7:5: Namespace Q cannot be used as a type',
      'main.qml:8:5: Q.Foo.Bar - Foo is not a type',
      expect.stringMatching(/^main\.qml:9:\d+: Gone is not a type$/),
    ]);
  });

  it('takes a page of a server that has one for everything for a file that is not there', async () => {
    const world = new World(at({ 'main.qml': 'import QtQuick\nItem { Buttn {} }' }));
    world.pages[`${ORIGIN}/Buttn.qml`] = '<!doctype html><title>Home</title>';
    world.pages[`${ORIGIN}/qmldir`] = '<!doctype html><title>Home</title>';
    expect((await load(world)).lines).toEqual(['main.qml:2:8: Buttn is not a type']);
  });

  it('lets an inline component come first, then the last import, and the own directory last', async () => {
    const world = new World(
      at({
        'main.qml':
          'import QtQuick\nimport "one"\nimport "two"\nItem { Both {} Text {} Rectangle {} component Rectangle: Item {} }',
        'Both.qml': 'import QtQuick\nItem {}',
        'Text.qml': 'import QtQuick\nItem {}',
        'one/qmldir': 'Both 1.0 Both.qml\nText 1.0 Text.qml',
        'one/Both.qml': 'import QtQuick\nItem {}',
        'one/Text.qml': 'import QtQuick\nItem {}',
        'two/qmldir': 'Both 1.0 Both.qml',
        'two/Both.qml': 'import QtQuick\nItem {}',
      }),
    );
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    expect(root!.resolve('Both')).toMatchObject({ document: { url: `${ORIGIN}/two/Both.qml` } });
    expect(root!.resolve('Text')).toMatchObject({ document: { url: `${ORIGIN}/one/Text.qml` } });
    expect(root!.resolve('Rectangle')).toEqual({ kind: 'inline', document: root, component: 1 });
    expect(root!.resolve('Item')).toEqual({ kind: 'native', type: { native: 'QtQuick.Item' } });
  });

  it('finds an inline component of another document, also through a namespace', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nimport "lib" as L\nItem { Parts.Dot {} L.More.Dash {} Parts.Nope {} }',
        'Parts.qml': 'import QtQuick\nItem { component Dot: Item {} }',
        'lib/More.qml': 'import QtQuick\nItem { component Dash: Item {} }',
      }),
    );
    const { loader, lines } = await load(world);
    expect(lines).toEqual(['main.qml:3:36: Type Parts has no inline component type called Nope']);
    world.pages[`${ORIGIN}/main.qml`] =
      'import QtQuick\nimport "lib" as L\nItem { Parts.Dot {} L.More.Dash {} }';
    const { root } = await world.settle(loader.load(`${ORIGIN}/main.qml`));
    expect(root!.resolve('Parts.Dot')).toMatchObject({
      kind: 'inline',
      document: { url: `${ORIGIN}/Parts.qml` },
      component: 1,
    });
    expect(root!.resolve('L.More.Dash')).toMatchObject({
      kind: 'inline',
      document: { url: `${ORIGIN}/lib/More.qml` },
    });
  });

  it('knows the files of a directory where the host can list it', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nimport "lib"\nItem { Text {} Nope {} }',
        'lib/Text.qml': 'import QtQuick\nItem {}',
      }),
    );
    world.directories = { [`${ORIGIN}/lib/`]: ['Text.qml'], [`${ORIGIN}/`]: ['main.qml'] };
    const { lines } = await load(world);
    expect(lines).toEqual(['main.qml:3:16: Nope is not a type']);
    world.pages[`${ORIGIN}/main.qml`] = 'import QtQuick\nimport "lib"\nItem { Text {} }';
    const { root } = await load(world);
    expect(root!.resolve('Text')).toMatchObject({ document: { url: `${ORIGIN}/lib/Text.qml` } });
    world.pages[`${ORIGIN}/main.qml`] = 'import QtQuick\nimport "gone"\nItem {}';
    expect((await load(world)).lines).toEqual(['main.qml:2:1: "gone": no such directory']);
  });
});

describe('modules', () => {
  it('says which one is not installed, or not in that version', async () => {
    const world = new World(
      at({ 'main.qml': 'import QtQuick 2.15\nimport QtQuick 9.1\nimport Foo.Bar\nItem {}' }),
    );
    expect((await load(world)).lines).toEqual([
      'main.qml:2:1: module "QtQuick" version 9.1 is not installed',
      'main.qml:3:1: module "Foo.Bar" is not installed',
    ]);
  });

  it('waits for a module that comes in a file of its own, and says when it does not come', async () => {
    const world = new World(at({ 'main.qml': 'import Late\nThing {}' }));
    const late = { find: async () => ({ type: (name: string) => ({ native: name }) }) };
    expect((await load(world, 'main.qml', { modules: late })).root!.resolve('Thing')).toEqual({
      kind: 'native',
      type: { native: 'Thing' },
    });
    const broken = { find: () => Promise.reject(new Error('chunk 404')) };
    expect((await load(world, 'main.qml', { modules: broken })).lines).toContain(
      'main.qml:1:1: module "Late" could not be loaded: Error: chunk 404',
    );
  });
});

describe('types whose code comes later', () => {
  const registryOf = (load: () => Promise<Record<string, never>>) =>
    new Registry().register(
      { uri: 'QtQuick', version: [2, 15], types: {}, imports: ['Rare'] },
      { uri: 'Rare', version: [1, 0], types: {}, later: [{ names: ['Odd', 'Even'], load }] },
    ).lookup as never;

  it('are fetched once, when a document names one of them', async () => {
    const world = new World(
      at({ 'main.qml': 'import QtQuick\nOdd { Even {} }', 'other.qml': 'import QtQuick\nNope {}' }),
    );
    let loads = 0;
    const types = { Odd: { meta: 'odd' }, Even: { meta: 'even' } };
    const modules = registryOf(async () => {
      loads++;
      return types as never;
    });
    expect((await load(world, 'other.qml', { modules })).lines).toEqual([
      'other.qml:2:1: Nope is not a type',
    ]);
    expect(loads).toBe(0);
    const { root } = await load(world, 'main.qml', { modules });
    expect([root!.resolve('Odd'), root!.resolve('Even')]).toEqual([
      { kind: 'native', type: 'odd' },
      { kind: 'native', type: 'even' },
    ]);
    expect(loads).toBe(1);
  });

  it('are told to be the reason when they do not come', async () => {
    const world = new World(at({ 'main.qml': 'import QtQuick\nOdd { }' }));
    const modules = registryOf(() => Promise.reject(new Error('chunk 404')));
    expect((await load(world, 'main.qml', { modules })).lines).toEqual([
      'main.qml:2:1: Odd could not be loaded: Error: chunk 404',
    ]);
  });
});

describe('directories', () => {
  const lib = {
    'lib/qmldir':
      'module Lib\nimport QtQml\nWidget 1.0 Widget.qml\nWidget 2.1 Widget2.qml\nWidget 2.3 Widget3.qml\n' +
      'singleton Settings 1.0 Settings.qml\ninternal Inner Inner.qml\nMath2 1.0 math.js',
    'lib/Widget.qml': 'import QtQuick\nItem { Inner {} property int c: Settings.count }',
    'lib/Widget2.qml': 'import QtQuick\nItem { objectName: "2" }',
    'lib/Widget3.qml': 'import QtQuick\nItem { objectName: "3" }',
    'lib/Inner.qml': 'import QtQuick\nItem {}',
    'lib/Settings.qml': 'pragma Singleton\nimport QtQuick\nQtObject { property int count: 3 }',
    'lib/math.js': '.pragma library\nfunction half(x) { return x / 2 }',
  };
  const widget = async (statement: string, name: string) => {
    const world = new World(at({ ...lib, 'main.qml': `import QtQuick\n${statement}\nItem { ${name} {} }` }));
    const { root, lines } = await load(world);
    const found = root?.resolve(name);
    return found?.kind === 'document' ? found.document.url.slice(ORIGIN.length) : lines;
  };

  it('chooses the newest version that the import lets through', async () => {
    expect(await widget('import "lib"', 'Widget')).toBe('/lib/Widget3.qml');
    expect(await widget('import "lib" 1.0', 'Widget')).toBe('/lib/Widget.qml');
    expect(await widget('import "lib" 2.2 as L', 'L.Widget')).toBe('/lib/Widget2.qml');
    expect(await widget('import "lib" 4.0', 'Widget')).toEqual([
      'main.qml:2:1: module "lib" version 4.0 is not installed',
      'main.qml:3:8: Widget is not a type',
    ]);
  });

  it('gives singletons, scripts and inner types to whom they are meant for', async () => {
    const world = new World(
      at({
        ...lib,
        'main.qml':
          'import QtQuick\nimport "lib" 1.0 as L\nItem { L.Widget { id: w } property int n: L.Settings.count + L.Math2.half(w.c) }',
      }),
    );
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    const settings = root!.resolve('L.Settings');
    expect(settings).toMatchObject({ kind: 'document', singleton: true });
    expect(root!.resolve('L.Math2')).toMatchObject({ kind: 'script' });
    expect(root!.resolve('L')).toEqual({ kind: 'namespace' });
    const inside = root!.resolve('L.Widget');
    if (inside?.kind !== 'document') throw new Error('no document');
    expect(inside.document.resolve('Settings')).toEqual(settings);
    expect(inside.document.resolve('Inner')).toMatchObject({ document: { url: `${ORIGIN}/lib/Inner.qml` } });
    expect(root!.resolve('L.QtObject')).toEqual({ kind: 'native', type: { native: 'QtQml.QtObject' } });
  });

  it('keeps singletons from being made, and from being none', async () => {
    const world = new World(
      at({
        ...lib,
        'main.qml':
          'import QtQuick\nimport "lib" as L\nimport "bad" as B\nItem { L.Settings {} Lone {} B.Plain {} property int n: B.No.x }',
        'Lone.qml': 'pragma Singleton\nimport QtQuick\nQtObject {}',
        'bad/qmldir': 'Plain 1.0 Plain.qml\nsingleton No 1.0 No.qml',
        'bad/Plain.qml': 'pragma Singleton\nimport QtQuick\nQtObject {}',
        'bad/No.qml': 'import QtQuick\nQtObject { property int x }',
      }),
    );
    const { lines } = await load(world);
    expect(lines).toEqual([
      'main.qml:4:8: Composite Singleton Type Settings is not creatable.',
      'main.qml:4:22: Type Lone unavailable',
      'Lone.qml: pragma Singleton used with a non composite singleton type Lone',
      'main.qml:4:30: Type B.Plain unavailable',
      'bad/Plain.qml: pragma Singleton used with a non composite singleton type Plain',
      'main.qml: Type B.No unavailable',
      'bad/No.qml: qmldir defines type as singleton, but no pragma Singleton found in type No.',
    ]);
  });

  it('says what is wrong in a qmldir, and which file of it is not there', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nimport "bad"\nimport "gone" as G\nItem { G.Gone {} }',
        'bad/qmldir': 'module Bad\nThing one.zero Thing.qml',
        'gone/qmldir': 'Gone 1.0 Gone.qml',
      }),
    );
    expect((await load(world)).lines).toEqual([
      'main.qml:2:1: "bad" cannot be imported',
      'bad/qmldir:2:1: invalid version one.zero, expected <major>.<minor>',
      'main.qml:4:8: Type G.Gone unavailable',
      'gone/Gone.qml: No such file or directory',
    ]);
  });

  it('imports a remote directory of an origin that is named', async () => {
    const remote = 'http://remote.test:8080';
    const world = new World({
      ...at({ 'main.qml': `import QtQuick\nimport "${remote}/ui" as Remote\nItem { Remote.Button {} }` }),
      ...at(
        { 'ui/Button.qml': 'import QtQuick\nItem { Cap {} }', 'ui/Cap.qml': 'import QtQuick\nItem {}' },
        remote,
      ),
    });
    const policy = { origin: ORIGIN, trusted: [remote] };
    const { root, lines } = await load(world, 'main.qml', { policy });
    expect(lines).toEqual([]);
    expect(root!.resolve('Remote.Button')).toMatchObject({ document: { url: `${remote}/ui/Button.qml` } });
  });
});

describe('scripts', () => {
  it('loads them with what they import, in circles too', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nimport "js/a.js" as A\nItem { property int n: A.value }',
        'js/a.js':
          '.import "b.js" as B\n.import QtQuick as Q\nvar value = 1\nfunction b() { return B.value }',
        'js/b.js': '.pragma library\n.import "a.js" as A\nvar value = 2',
      }),
    );
    const { root, lines } = await load(world);
    expect(lines).toEqual([]);
    const a = root!.resolve('A');
    if (a?.kind !== 'script') throw new Error('no script');
    const b = a.script.resolve('B');
    if (b?.kind !== 'script') throw new Error('no script');
    expect([a.script.script.library, b.script.script.library]).toEqual([false, true]);
    expect(b.script.resolve('A')).toEqual(a);
    expect(a.script.resolve('Q')).toEqual({ kind: 'namespace' });
    expect(a.script.resolve('Q.Item')).toEqual({ kind: 'native', type: { native: 'QtQuick.Item' } });
  });

  it("says which is not there or does not read, in Qt's words", async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nimport "a.js" as A\nimport "wrong.js" as W\nItem {}',
        'a.js': '.import "gone.js" as G\nvar a',
        'wrong.js': 'function (',
      }),
    );
    const { lines } = await load(world);
    expect(lines.slice(0, 4)).toEqual([
      'main.qml:2:1: Script a.js unavailable',
      'a.js:1:1: Script gone.js unavailable',
      'gone.js: No such file or directory',
      'main.qml:3:1: Script wrong.js unavailable',
    ]);
    expect(lines[4]).toMatch(/^wrong\.js:1:\d+: /);
  });
});

describe('circles', () => {
  it('is at ease with documents that know each other', async () => {
    const world = new World(
      at({
        'main.qml':
          'import QtQuick\nItem { Component { Other {} } property Other o; enum Kind { X } property int k: main.X }',
        'Other.qml': 'import QtQuick\nItem { property Third t; Component { Third {} } }',
        'Third.qml': 'import QtQuick\nItem { property Other o; property Third me }',
      }),
    );
    expect((await load(world)).lines).toEqual([]);
  });

  it('ends a document that is made of itself', async () => {
    const world = new World(
      at({
        'Main.qml': 'import QtQuick\nItem { Main {} }',
        'Inside.qml': 'import QtQuick\nItem { Component { Inside {} } }',
        'A.qml': 'B {}',
        'B.qml': 'A {}',
        'User.qml': 'import QtQuick\nItem { A {} }',
      }),
    );
    expect((await load(world, 'Main.qml')).lines).toEqual(['Main.qml:2:8: Main is instantiated recursively']);
    expect((await load(world, 'Inside.qml')).lines).toEqual([
      'Inside.qml:2:20: Inside is instantiated recursively',
    ]);
    expect((await load(world, 'User.qml')).lines).toEqual([
      'User.qml:2:8: Type A unavailable',
      'A.qml:1:1: B is instantiated recursively',
      'A.qml:1:1: Type B unavailable',
      'B.qml:1:1: A is instantiated recursively',
    ]);
  });
});

describe('errors in several files', () => {
  it('tells each once, below the place that needs the file', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nItem {\n    Mid {}\n    Bad {}\n    Good {}\n}',
        'Mid.qml': 'import QtQuick\nItem { Bad {} Nope {} }',
        'Bad.qml': 'import QtQuick\nItem {\n    property int Upper\n    property int Other\n}',
        'Good.qml': 'import QtQuick\nItem {}',
      }),
    );
    const { lines, sources } = await load(world);
    expect(lines.slice(0, 3)).toEqual([
      'main.qml:3:5: Type Mid unavailable',
      'Mid.qml:2:15: Nope is not a type',
      'Mid.qml:2:8: Type Bad unavailable',
    ]);
    expect(lines.slice(3, 5)).toEqual([
      'Bad.qml:3:18: Property names cannot begin with an upper case letter',
      'Bad.qml:4:18: Property names cannot begin with an upper case letter',
    ]);
    expect(lines.at(-1)).toBe('main.qml:4:5: Type Bad unavailable');
    expect(sources.get(`${ORIGIN}/Bad.qml`)).toContain('int Upper');
    expect(sources.has(`${ORIGIN}/Good.qml`)).toBe(false);
  });

  it('asks anew for what failed before', async () => {
    const world = new World(at({ 'main.qml': 'import QtQuick\nItem { Later {} }' }));
    world.pages[`${ORIGIN}/Later.qml`] = { status: 503, statusText: 'Service Unavailable' };
    const { loader, lines } = await load(world);
    expect(lines).toEqual([
      'main.qml:2:8: Type Later unavailable',
      'Later.qml: Network error: the server answered 503 Service Unavailable',
    ]);
    world.pages[`${ORIGIN}/Later.qml`] = 'import QtQuick\nItem {}';
    const { root } = await world.settle(loader.load(`${ORIGIN}/main.qml`));
    expect(root).not.toBeNull();
  });
});

describe('what was loaded', () => {
  it('is there at once the next time, with everything', async () => {
    const world = new World(
      at({ 'main.qml': 'import QtQuick\nItem { A {} }', 'A.qml': 'import QtQuick\nItem {}' }),
    );
    const { loader, root } = await load(world);
    expect(loader.loaded(`${ORIGIN}/main.qml`)?.root).toBe(root);
    expect(loader.loaded(`${ORIGIN}/A.qml`)?.root?.url).toBe(`${ORIGIN}/A.qml`);
    expect(loader.loaded(`${ORIGIN}/B.qml`)).toBeNull();
    expect(loader.loadTextNow('import QtQuick\nA {}', `${ORIGIN}/x.qml`)?.root).not.toBeNull();
    expect(loader.loadTextNow('import QtQuick\nUnknown {}', `${ORIGIN}/x.qml`)).toBeNull();
    const before = world.requests.length;
    expect((await world.settle(loader.load(`${ORIGIN}/main.qml`))).root).toBe(root);
    expect(world.requests.length).toBe(before);
  });

  it('is fetched anew under another fragment, past the cache of the browser', async () => {
    const world = new World(at({ 'main.qml': 'import QtQuick\nItem {}' }));
    const loader = loaderOf(world);
    const first = await world.settle(loader.load(`${ORIGIN}/main.qml#1`));
    const again = await world.settle(loader.load(`${ORIGIN}/main.qml#1`));
    const second = await world.settle(loader.load(`${ORIGIN}/main.qml#2`));
    expect(again.root).toBe(first.root);
    expect(second.root).not.toBe(first.root);
    expect(world.requests).toEqual([`${ORIGIN}/main.qml`, `${ORIGIN}/main.qml`]);
    expect(world.inits.map(({ cache }) => cache)).toEqual(['no-cache', 'no-cache']);
  });

  it('tells how far it is, never backwards', async () => {
    const world = new World(
      at({
        'main.qml': 'import QtQuick\nItem { A {} B {} }',
        'A.qml': 'import QtQuick\nItem { B {} C {} }',
        'B.qml': 'import QtQuick\nItem {}',
        'C.qml': 'import QtQuick\nItem {}',
      }),
    );
    const seen: number[] = [];
    await world.settle(
      loaderOf(world).load(`${ORIGIN}/main.qml`, { onProgress: (value) => seen.push(value) }),
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(world.timers).toBe(0);
  });
});

describe('a text without a file', () => {
  it('finds its types beside its base and names it in errors', async () => {
    const world = new World(at({ 'A.qml': 'import QtQuick\nItem {}' }));
    const loader = loaderOf(world);
    const good = await world.settle(loader.loadText('import QtQuick\nA {}', `${ORIGIN}/index.html`));
    expect(good.root?.resolve('A')).toMatchObject({ document: { url: `${ORIGIN}/A.qml` } });
    const bad = await world.settle(loader.loadText('import QtQuick\nNope {}', `${ORIGIN}/index.html`));
    expect(bad.errors).toMatchObject([
      { url: `${ORIGIN}/index.html`, line: 2, column: 1, message: 'Nope is not a type' },
    ]);
  });
});

describe('a document compiled at build time', () => {
  it('brings its files along: nothing is fetched or compiled', async () => {
    const world = new World();
    const { compilers } = await import('../../src/compilers.ts');
    const compiled = (text: string, url: string) => compilers.document(text, url).document!;
    const loader = loaderOf(world, { compilers: undefined });
    const url = loader.give(
      {
        url: '/app/main.qml',
        document: compiled(
          'import QtQuick\nimport "u.js" as U\nItem { A {} property int n: Set.x + U.n + Other.y }',
          'main.qml',
        ),
        files: {
          './A.qml': () => ({
            url: '/app/A.qml',
            document: compiled('import QtQuick\nItem { property A me }', 'A.qml'),
            files: {},
          }),
          './Set.qml': () => ({
            url: '/app/Set.qml',
            document: compiled('pragma Singleton\nimport QtQuick\nQtObject { property int x }', 'Set.qml'),
            files: {},
          }),
          './qmldir': () => ({ qmldir: compilers.qmldir('singleton Set 1.0 Set.qml', 'qmldir') }),
          './u.js': () => ({ url: '/app/u.js', script: compilers.script('var n = 1', 'u.js').script! }),
        },
      },
      `${ORIGIN}/`,
    );
    expect(url).toBe(`${ORIGIN}/app/main.qml`);
    const { root, errors } = await world.settle(loader.load(url));
    expect(errors).toEqual([]);
    expect(world.requests).toEqual([]);
    expect(root!.resolve('A')).toMatchObject({ document: { url: `${ORIGIN}/app/A.qml` } });
    expect(root!.resolve('Set')).toMatchObject({ kind: 'document', singleton: true });
    expect(root!.resolve('U')).toMatchObject({ kind: 'script' });
    expect(root!.resolve('Other')).toBeNull();
  });
});
