// Documents loaded and linked, and the functions of `Qt` that make components from them.
import { describe, expect, it } from 'vitest';
import { compilers } from '../../src/compilers.ts';
import { qtqml } from '../../src/modules/qtqml.ts';
import { Documents } from '../../src/runtime/engine/documents.ts';
import { Engine } from '../../src/runtime/engine/engine.ts';
import { formatError } from '../../src/runtime/engine/errors.ts';
import { bringParts } from '../../src/runtime/engine/late-parts.ts';
import { Registry } from '../../src/runtime/engine/registry.ts';
import { lateParts } from '../../src/shared/late-names.ts';
import { TestHost } from '../support/qml-world.ts';
import { ORIGIN, World } from './loader-world.ts';

function start(files: Record<string, string>) {
  const world = new World(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${ORIGIN}/${name}`, text])),
  );
  const host = new TestHost();
  const engine = new Engine(host, new Registry().register(qtqml));
  const documents = new Documents(engine, {
    host: world.host,
    policy: { origin: ORIGIN, trusted: [] },
    compilers: async () => compilers,
  });
  // The clock of this world does not wait for files of the runtime: they have to be there.
  const load = async (name = 'main.qml') => {
    await engine.registry.lookup.everything?.();
    await bringParts(lateParts('createQmlObject'));
    return world.settle(documents.load(`${ORIGIN}/${name}`));
  };
  const run = async (name?: string) => {
    const { plan, errors } = await load(name);
    if (!plan) throw new Error(errors.map(formatError).join('\n'));
    return engine.create(plan);
  };
  return { world, host, engine, documents, load, run };
}
const settle = async () => {
  for (let round = 0; round < 20; round++) await new Promise((resolve) => setImmediate(resolve));
};

describe('documents', () => {
  it('are created with the documents that they use', async () => {
    const { run, host } = start({
      'main.qml':
        'import QtQml\nimport "lib" as L\nQtObject {\n  property Part p: Part { n: 2 }\n  property int sum: p.n + L.Shared.base\n  Component.onCompleted: console.log(sum, p.twice())\n}',
      'Part.qml':
        'import QtQml\nimport "calc.js" as Calc\nQtObject { property int n; function twice() { return Calc.twice(n) } }',
      'calc.js': 'function twice(x) { return 2 * x }',
      'lib/qmldir': 'singleton Shared 1.0 Shared.qml',
      'lib/Shared.qml': 'pragma Singleton\nimport QtQml\nQtObject { property int base: 40 }',
    });
    await run();
    expect(host.output).toEqual(['42 4']);
  });

  it('tell what linking finds below the place that needs the document', async () => {
    const { load } = start({
      'main.qml': 'import QtQml\nQtObject {\n  property Part p: Part { }\n}',
      'Part.qml': 'import QtQml\nQtObject { nope: 1\n property int n: "x" }',
    });
    const { plan, errors, sources } = await load();
    expect(plan).toBeNull();
    expect(errors.map((error) => formatError(error).replaceAll(`${ORIGIN}/`, ''))).toEqual([
      expect.stringMatching(/^main\.qml:3:\d+: Type Part unavailable$/),
      'Part.qml:2:12: Cannot assign to non-existent property "nope"',
      expect.stringMatching(/^Part\.qml:3:\d+: Invalid property assignment: int expected$/),
    ]);
    expect(sources.get(`${ORIGIN}/Part.qml`)).toContain('nope');
  });
});

describe('documents that are made of each other', () => {
  const errors = async (files: Record<string, string>) => {
    const { load, engine } = start(files);
    const { plan, errors } = await load(Object.keys(files)[0]!);
    if (plan) engine.create(plan);
    return errors.map((error) => formatError(error).replaceAll(`${ORIGIN}/`, ''));
  };

  it('end in an error that names each place', async () => {
    expect(
      await errors({
        'A.qml': 'import QtQml\nQtObject { property B b: B {} }',
        'B.qml': 'import QtQml\nQtObject { property C c: C {} }',
        'C.qml': 'import QtQml\nQtObject { property A a: A {} }',
      }),
    ).toEqual([
      'A.qml:2:26: B is instantiated recursively',
      'A.qml:2:12: Type B unavailable',
      'B.qml:2:26: C is instantiated recursively',
      'B.qml:2:12: Type C unavailable',
      'C.qml:2:26: A is instantiated recursively',
    ]);
    expect(
      await errors({
        'A.qml':
          'import QtQml\nQtObject { component In: QtObject { property In i: In {} } property In i: In {} }',
      }),
    ).toEqual([expect.stringMatching(/^A\.qml:2:\d+: In is instantiated recursively$/)]);
  });

  it('are fine where a Component stands between them', async () => {
    expect(
      await errors({
        'A.qml': 'import QtQml\nQtObject { property Component c: Component { B {} } }',
        'B.qml': 'import QtQml\nQtObject { property Component c: A {} property B other }',
      }),
    ).toEqual([]);
  });
});

describe('Qt.createComponent', () => {
  it('loads, then tells that it is ready', async () => {
    const { run, host } = start({
      'main.qml': `import QtQml
        QtObject {
          id: root
          property int k: 3
          property var c
          function ready() { console.log("status", c.status, c.progress); if (c.status === Component.Ready) console.log(c.createObject(root, { n: k }).n, c.url) }
          Component.onCompleted: { c = Qt.createComponent("Part" + ".qml"); console.log("now", c.status); c.statusChanged.connect(ready) }
        }`,
      'Part.qml': 'import QtQml\nQtObject { property int n }',
    });
    await run();
    await settle();
    expect(host.output).toEqual(['now 2', 'status 1 1', `3 ${ORIGIN}/Part.qml`]);
  });

  it('is ready at once with what is loaded already', async () => {
    const { run, host } = start({
      'main.qml': `import QtQml
        QtObject { property Part p; Component.onCompleted: { const c = Qt.createComponent("Part.qml"); console.log(c.status, c.createObject(null).n) } }`,
      'Part.qml': 'import QtQml\nQtObject { property int n: 7 }',
    });
    await run();
    expect(host.output).toEqual(['1 7']);
  });

  it('is ready or failed at once with a file that its document names', async () => {
    const { run, host } = start({
      'main.qml': `import QtQml
        QtObject {
          Component.onCompleted: {
            const c = Qt.createComponent("Part.qml"), none = Qt.createComponent('sub/Gone.qml')
            console.log(c.status, c.createObject(null).deep.n)
            console.log(none.status === Component.Error, none.errorString().trim())
          }
        }`,
      'Part.qml': 'import QtQml\nQtObject { property Deep deep: Deep {} }',
      'Deep.qml': 'import QtQml\nQtObject { property int n: 4; property url self: "Part.qml" }',
    });
    await run();
    expect(host.output).toEqual(['1 4', `true ${ORIGIN}/sub/Gone.qml:-1 No such file or directory`]);
  });

  it('tells why it cannot', async () => {
    const { run, host } = start({
      'main.qml': `import QtQml
        QtObject {
          property var c: Qt.createComponent("Gone" + ".qml")
          Component.onCompleted: c.statusChanged.connect(() => console.log(c.status === Component.Error, c.errorString().trim()))
        }`,
    });
    await run();
    await settle();
    expect(host.output).toEqual([`true ${ORIGIN}/Gone.qml:-1 No such file or directory`]);
  });
});

describe('Qt.createQmlObject', () => {
  it('gives the object at once, which sees the names around its parent', async () => {
    const { run, host } = start({
      'main.qml': `import QtQml
        QtObject {
          id: root
          property int k: 3
          property Part p
          Component.onCompleted: {
            const o = Qt.createQmlObject("import QtQml; QtObject { property int n: k + 1 }", root, "inline")
            console.log(o.n)
            console.log(Qt.createQmlObject("import QtQml; Part { }", root).n)
          }
        }`,
      'Part.qml': 'import QtQml\nQtObject { property int n: 9 }',
    });
    await run();
    expect(host.output).toEqual(['4', '9']);
  });

  it('throws what is wrong, with the places', async () => {
    const { run, host } = start({
      'main.qml': `import QtQml
        QtObject {
          id: root
          Component.onCompleted: {
            try { Qt.createQmlObject("import QtQml\\nQtObject { nope: 1 }", root, "bad") }
            catch (e) { console.log(e.message.split("\\n")[0]); const q = e.qmlErrors; console.log(q.length, q[0].lineNumber, q[0].columnNumber, q[0].message) }
            try { Qt.createQmlObject("import QtQml; Else" + "where {}", root) }
            catch (e) { console.log(/Qt.createComponent/.test(e.message)) }
            try { Qt.createQmlObject("import QtQml; Nowhere {}", root) }
            catch (e) { console.log(e.qmlErrors[0].message) }
          }
        }`,
    });
    await run();
    expect(host.output).toEqual([
      'Qt.createQmlObject(): failed to create object: ',
      '1 2 12 Cannot assign to non-existent property "nope"',
      'true',
      'Nowhere is not a type',
    ]);
  });
});
