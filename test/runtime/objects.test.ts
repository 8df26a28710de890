// Objects as JavaScript sees them: types and their conversions, signals, lists, aliases, names, life.
import { describe, expect, it } from 'vitest';
import { errorsOf, qml } from './qml.ts';

type Loose = Record<string, unknown>;

describe('properties', () => {
  it('convert what they are given, or refuse it in Qt’s words', async () => {
    const { root } = await qml(
      'QtObject { property int i; property real r; property string s; property color c; property var v }',
    );
    const object = root as Loose;
    const give = (name: string, value: unknown): unknown => {
      try {
        object[name] = value;
        return String(object[name]);
      } catch (error) {
        return String(error);
      }
    };
    expect(give('i', 3.9)).toBe('3');
    expect(give('i', '12')).toBe('12');
    expect(give('i', 'x')).toBe('Error: Cannot assign QString to int');
    expect(give('i', 4e9)).toBe('-2147483648');
    expect(give('r', '1.5')).toBe('1.5');
    expect(give('s', 12)).toBe('12');
    expect(give('s', [65, 'b', 300, 1.5, 'cd', true])).toBe('Ab\u012c\0\0\0');
    expect(give('s', new Date(2020, 1, 3, 4, 5, 6, 7))).toBe('2020-02-03T04:05:06.007');
    expect(give('s', {})).toBe('Error: Cannot assign QJSValue to QString');
    expect(give('c', 'steelblue')).toBe('#4682b4');
    expect(give('c', 5)).toBe('Error: Cannot assign int to QColor');
    expect(give('v', undefined)).toBe('undefined');
    expect(give('i', undefined)).toBe('Error: Cannot assign [undefined] to int');
  });

  it('that are read-only or not there cannot be written', async () => {
    const { lines } = await qml(`Item { id: root
      readonly property int fixed: 4
      Component.onCompleted: {
        try { fixed = 5 } catch (e) { console.log(e) }
        try { root.nope = 5 } catch (e) { console.log(e) }
        try { root.childrenRect = 5 } catch (e) { console.log(e) }
      }
    }`);
    expect(lines).toEqual([
      'TypeError: Cannot assign to read-only property "fixed"',
      'Error: Cannot assign to non-existent property "nope"',
      'TypeError: Cannot assign to read-only property "childrenRect"',
    ]);
  });

  it('of value types are live', async () => {
    const { lines } = await qml(`Item {
      property point p: Qt.point(1, 2)
      onPChanged: console.log("changed", p)
      Component.onCompleted: { let q = p; q.x = 7; console.log(p === q, p); p = Qt.point(0, 0); console.log(q); }
    }`);
    expect(lines).toEqual([
      'changed QPointF(1, 2)',
      'changed QPointF(7, 2)',
      'true QPointF(7, 2)',
      'changed QPointF(0, 0)',
      'QPointF(0, 0)',
    ]);
  });

  it('that are aliases go both ways', async () => {
    const { root, lines } = await qml(`Item { id: root
      property alias w: box.width
      property alias box: box
      property alias line: box.border.width
      Rectangle { id: box; width: 3 }
      onWChanged: console.log("w", w)
    }`);
    const object = root as Loose & { box: Loose };
    object.w = 4;
    expect(object.box.width).toBe(4);
    object.box.width = 5;
    object.line = 6;
    expect((object.box.border as Loose).width).toBe(6);
    expect(lines).toEqual(['w 4', 'w 5']);
  });

  it('that are required have to be given', async () => {
    expect(await errorsOf('Item { component Row_: Item { required property int n }\nRow_ {} }')).toEqual([
      '2: Required property n was not initialized',
    ]);
    const { lines, warnings } = await qml(`Item {
      Component { id: c; QtObject { required property int n; property int twice: n * 2 } }
      Component.onCompleted: console.log(c.createObject(null, { n: 4 }).twice, c.createObject(null))
    }`);
    expect(lines).toEqual(['8 null']);
    expect(warnings[0]).toMatch(/Required property n was not initialized$/);
  });
});

describe('signals', () => {
  it('are functions with connect and disconnect', async () => {
    const { root } = await qml('QtObject { signal said(string what, int n) }');
    const object = root as unknown as {
      said: { (...args: unknown[]): void; connect(f: unknown): void; disconnect(f: unknown): void };
    };
    const heard: unknown[] = [];
    const hear = (...args: unknown[]): void => void heard.push(args);
    object.said.connect(hear);
    object.said('a', '2');
    object.said.disconnect(hear);
    object.said('b', 3);
    expect(heard).toEqual([['a', 2]]);
    expect(() => object.said('only')).toThrow('Insufficient arguments');
  });

  it('give their arguments by name to a body without parameters', async () => {
    const { root, lines } = await qml(`QtObject {
      property string what: "property"
      signal said(string what)
      onSaid: console.log(what)
    }`);
    (root as unknown as { said(what: string): void }).said('argument');
    expect(lines).toEqual(['argument']);
  });
});

describe('names', () => {
  it('are found from the inside out', async () => {
    const { lines } = await qml(
      `Item { id: outer
        property string name: "outer"
        property string only: "of the document"
        Part { id: part; Component.onCompleted: console.log(seen, inner) }
      }`,
      {
        'Part.qml': `import QtQuick
          Item { property string name: "own"; property string seen: name + ", " + only; property string inner: child.text
            Item { id: child; property string text: typeof name + ", " + name } }`,
      },
    );
    expect(lines).toEqual(['own, of the document string, own']);
  });

  it('of enums, singletons and scripts are found through their types', async () => {
    const { lines } = await qml(
      `import "lib"
      import "tool.js" as Tool
      Item { enum Mode { Off, On = 4 }
        Component.onCompleted: { console.log(Item.TopRight, Theme.size, Tool.next(), Tool.next(), Tool.size()) }
        property int size: 9 }`,
      {
        'lib/qmldir': 'module Lib\nsingleton Theme 1.0 Theme.qml\n',
        'lib/Theme.qml': 'pragma Singleton\nimport QtQml\nQtObject { property int size: 3 }',
        'tool.js': 'var n = 0\nfunction next() { return ++n }\nfunction size() { return typeof Tool }',
      },
    );
    expect(lines).toEqual(['2 3 1 2 undefined']);
  });
});

describe('documents with mistakes', () => {
  it.each([
    ['bogus: 5', 'Cannot assign to non-existent property "bogus"'],
    ['width: "x"', 'Invalid property assignment: number expected'],
    ['visible: 5', 'Invalid property assignment: boolean expected'],
    ['onNope: print()', 'Cannot assign to non-existent property "onNope"'],
    ['Foo {}', 'Foo is not a type'],
    ['property Foo f', 'Foo is not a type'],
    ['Rectangle { color: "nocolour" }', 'Invalid property assignment: color expected'],
    ['Rectangle { border.nope: 3 }', 'Cannot assign to non-existent property "nope"'],
    ['childrenRect.x: 5', 'Invalid property assignment: "childrenRect" is a read-only property'],
    ['activeFocus: true', 'Invalid property assignment: "activeFocus" is a read-only property'],
    ['Item { x: Item {} }', 'Cannot assign value of type "Item" to property "x", expecting "double"'],
    ['data: 5', 'Cannot assign primitives to lists'],
    [
      'property Item i: Timer {}',
      'Cannot assign object of type "Timer" to property of type "QQuickItem*" as the former is neither the same as the latter nor a sub-class of it.',
    ],
    ['property list<Item> l: [Timer {}]', 'Cannot assign object to list property "l"'],
    ['Foo.bar: 5', 'Non-existent attached object'],
    ['property alias a: nobody.x', 'Invalid alias reference. Unable to find id "nobody"'],
    ['Item on x {}', '"Item" cannot operate on "x"'],
    ['property int width', 'Cannot override FINAL property'],
  ])('%s: %s', async (line, message) => {
    expect(await errorsOf(`Item {\n${line}\n}`)).toEqual([`3: ${message}`]);
  });

  it('are told of all at once', async () => {
    expect(await errorsOf('Item {\nbogus: 1\nwidth: "x"\nRectangle { nope: 2 }\n}')).toHaveLength(3);
  });
});

describe('life', () => {
  it('completes the last object first and destroys children before their parent', async () => {
    const { world, lines } = await qml(`Item { id: root
      Component { id: c; Item {
        Component.onCompleted: console.log("top"); Component.onDestruction: console.log("bye top")
        Item { Component.onCompleted: console.log("a"); Component.onDestruction: console.log("bye a") }
        Item { Component.onCompleted: console.log("b"); Component.onDestruction: console.log("bye b") }
      } }
      property Item made
      Component.onCompleted: { made = c.createObject(root); made.destroy(); console.log(made !== null) }
    }`);
    world.test.advance(1);
    lines.push(String(world.test.lines.length));
    expect(lines).toEqual(['top', 'b', 'a', 'true', 'bye a', 'bye b', 'bye top', '7']);
  });

  it('reads as null after the end', async () => {
    const { world, root } = await qml(`Item { id: root
      property Item made: Item { id: inner }
      property var also: made
      function end() { made.destroy() }
      function see() { return [made, also, inner] }
    }`);
    const object = root as unknown as { end(): void; see(): unknown[] };
    object.end();
    world.test.advance(1);
    expect(object.see()).toEqual([null, null, null]);
  });

  it('leaves nothing behind', async () => {
    const { world, root } = await qml(`Item { id: root
      property int source: 0
      Component { id: c; Item { width: root.source; Item { anchors.fill: parent } } }
      function round() { let o = c.createObject(root); o.destroy() }
    }`);
    const object = root as unknown as {
      round(): void;
      $n: { head: unknown; next: never } | null;
      $children: unknown[];
    };
    for (let i = 0; i < 100; i++) {
      object.round();
      world.test.advance(1);
    }
    let links = 0;
    for (let node = object.$n; node; node = node.next)
      for (let link = node.head as { next: never } | null; link; link = link.next) links++;
    expect(links).toBe(0);
    expect(object.$children).toHaveLength(1);
  });
});

describe('a method that is called later', () => {
  it('keeps its object, whoever calls it', async () => {
    const { world, root, lines, warnings } = await qml(`Item { id: root
      signal done()
      Timer { id: rows; interval: 100000; running: true }
      Timer { id: others; interval: 100000; running: true; Component.onCompleted: Qt.callLater(others.stop) }
      Timer { id: timer; interval: 10; running: true; repeat: true
        Component.onCompleted: { triggered.connect(stop); triggered.connect(() => console.log("still", running)) } }
      function both() { root.done.connect(rows.stop); root.done.connect(others.start); root.done.disconnect(others.start) }
      function see() { return [rows.running, others.running, timer.running] }
    }`);
    const object = root as unknown as { both(): void; done(): void; see(): unknown[] };
    object.both();
    expect(object.see()).toEqual([true, true, true]);
    world.test.advance(15);
    expect(object.see()).toEqual([true, false, false]);
    object.done();
    expect(object.see()).toEqual([false, false, false]);
    expect(lines).toEqual(['still false']);
    expect(warnings).toEqual([]);
  });

  it('is called once a turn for each object', async () => {
    const { world, root, lines } = await qml(`Item { id: root
      Timer { id: one; onRunningChanged: console.log("one") }
      Timer { id: two; onRunningChanged: console.log("two") }
      function add() { for (let n = 0; n < 3; n++) { Qt.callLater(one.restart); Qt.callLater(two.restart) } }
    }`);
    (root as unknown as { add(): void }).add();
    // Restarting one that runs would tell of it twice more.
    world.test.advance(1);
    expect(lines).toEqual(['one', 'two']);
  });

  it('does nothing for an object that is gone', async () => {
    const { world, root, lines, warnings } = await qml(`Item { id: root
      signal done()
      Component { id: c; Timer { onRunningChanged: console.log("running") } }
      function go() { const t = c.createObject(root); root.done.connect(t.start); Qt.callLater(t.start); t.destroy() }
    }`);
    const object = root as unknown as { go(): void; done(): void };
    object.go();
    world.test.advance(1);
    object.done();
    expect(lines.length).toBeLessThanOrEqual(1);
    expect(warnings).toEqual([]);
  });
});
