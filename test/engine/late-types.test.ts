// What the modules say of their late types against the types that then come.
import { describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/all.ts';
import { tables } from '../../src/modules/late/tables.ts';
import { qtqml } from '../../src/modules/qtqml.ts';
import { Registry } from '../../src/runtime/engine/registry.ts';
import { QmlWorld } from '../support/qml-world.ts';

describe('late types', () => {
  for (const { uri, later = [] } of [...modules, ...tables])
    for (const { names, load, absent } of later)
      if (!absent)
        it(`of ${uri}: ${names[0]} and its kin`, async () => {
          const types = await load();
          expect(names.filter((name) => !(name in types))).toEqual([]);
          for (const type of Object.values(types)) expect(type.meta.cls).toBe(type);
        });

  it('come all at once for who makes documents of texts', async () => {
    const registry = new Registry().register(...modules);
    expect(registry.find('QtQml', 'Binding')).toBeNull();
    await registry.lookup.everything!();
    expect(registry.find('QtQml', 'Binding')).not.toBeNull();
    expect(registry.find('QtWebSockets', 'WebSocket')).not.toBeNull();
    expect(registry.lookup.everything!()).toBeUndefined();
  });

  it('that are not there are told to be so, and why', async () => {
    const world = new QmlWorld(modules);
    const { errors } = await world.load(`import QtQml
      import QtWebSockets
      import QtQml.Models
      QtObject {
        property var a: WebSocketServer { }
        property var b: ItemSelectionModel { }
      }`);
    expect(errors.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '5 WebSocketServer: a page cannot listen for connections; run the server in Node, with "qmlet/server"',
      '6 ItemSelectionModel: qmlet does not have it yet',
    ]);
  });
});

describe('late parts of the runtime', () => {
  it('are there before the document that names them runs', async () => {
    const world = new QmlWorld([qtqml]);
    await world.run(`import QtQml
      QtObject {
        property var f: Qt.locale("de_DE")
        Component.onCompleted: {
          print(Qt.formatDate(new Date(2020, 1, 3), "yyyy-MM-dd"), (1234.5).toLocaleString(f, "f", 1), Qt.md5("a"),
            Locale.LongFormat, Qt.Key_Agrave, "%L1".arg(1500), Qt.lighter("#800000"), qsTr("%n", "", 3),
            Qt.vector2d(1, 2).plus(Qt.vector2d(3, 4)).x)
        }
      }`);
    expect(world.test.warnings).toEqual([]);
    expect(world.test.lines).toEqual([
      '2020-02-03 1.234,5 0cc175b9c0f1b6a831c399e269772661 0 192 1,500 #c00000 3 4',
    ]);
  });

  it('are there for a text that a document makes a document of', async () => {
    const world = new QmlWorld([qtqml]);
    await world.run(`import QtQml
      QtObject {
        Component.onCompleted: print(Qt.createQmlObject("import QtQml; Binding { value: Qt.btoa('a') }", this).value)
      }`);
    expect(world.test.warnings).toEqual([]);
    expect(world.test.lines).toEqual(['YQ==']);
  });
});
