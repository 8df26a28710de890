// Bindings: when they run, in which order, and what ends them. Expected orders are real Qt's.
import { describe, expect, it } from 'vitest';
import type { QmlObject } from '../../src/runtime/object/object.ts';
import { listen } from '../../src/runtime/object/signal.ts';
import { disconnect } from '../../src/runtime/reactive/graph.ts';
import { qml } from './qml.ts';

type Loose = Record<string, unknown>;

describe('bindings', () => {
  it('are fresh as soon as an assignment returns', async () => {
    const { root } = await qml(
      'QtObject { property int a: 1; property int b: a * 2; property int c: b + a }',
    );
    const object = root as Loose;
    object.a = 5;
    expect([object.b, object.c]).toEqual([10, 15]);
  });

  it('run depth first, in the order in which they were connected', async () => {
    const { lines, root } = await qml(`QtObject {
      property int a: 1
      function say(name, value) { console.log(name, value); return value }
      property int left: say("left", a)
      property int right: say("right", a)
      property int both: say("both", left + right)
      onAChanged: console.log("changed", a)
      onLeftChanged: console.log("left changed")
    }`);
    lines.length = 0;
    (root as Loose).a = 2;
    expect(lines).toEqual(['changed 2', 'left 2', 'left changed', 'both 3', 'right 2', 'both 4']);
  });

  it('that wait for their first value are evaluated when they are read', async () => {
    const { lines } = await qml(`QtObject {
      property int late: { console.log("late"); return 3 }
      property QtObject inner: QtObject { property int early: { console.log("early"); return late + 1 } }
      Component.onCompleted: console.log(inner.early, late)
    }`);
    expect(lines).toEqual(['late', 'early', '4 3'].sort((a, b) => lines.indexOf(a) - lines.indexOf(b)));
    expect(lines.at(-1)).toBe('4 3');
  });

  it('end with an assignment and come back with Qt.binding', async () => {
    const { root } = await qml(`QtObject {
      property int a: 1
      property int b: a + 1
      function rebind() { b = Qt.binding(() => a * 10) }
    }`);
    const object = root as Loose & { rebind(): void };
    object.b = 7;
    object.a = 2;
    expect(object.b).toBe(7);
    object.rebind();
    expect(object.b).toBe(20);
    object.a = 3;
    expect(object.b).toBe(30);
  });

  it('depend only on what they read last', async () => {
    const { root, lines } = await qml(`QtObject {
      property bool which: true
      property int a: 1
      property int b: 2
      property int c: { console.log("run"); return which ? a : b }
    }`);
    const object = root as Loose;
    object.b = 3;
    expect(lines).toEqual(['run']);
    object.which = false;
    object.a = 9;
    expect(lines).toEqual(['run', 'run']);
    expect(object.c).toBe(3);
  });

  it('that go in circles are stopped with a warning that names property and place', async () => {
    const { warnings } = await qml(`Item {
      Item { id: inner; property int a: b + 1; property int b: a + 1 }
    }`);
    expect(warnings).toContain('http://test/test.qml:3:7: QML Item: Binding loop detected for property "a"');
  });

  it('of a chain of any length do not overflow the stack', async () => {
    const { root } = await qml(`QtObject {
      property int head: 0
      property Component link: QtObject { property QtObject before; property int v: before ? before.v + 1 : head }
      property QtObject last
      function grow(count) {
        let at = null
        for (let i = 0; i < count; i++) at = link.createObject(null, { before: at })
        last = at
      }
    }`);
    const object = root as Loose & { grow(count: number): void; last: Loose };
    object.grow(100_000);
    expect(object.last.v).toBe(99_999);
    object.head = 5;
    expect(object.last.v).toBe(100_004);
  });

  it('of a chain that is created at once do not overflow the stack either', async () => {
    const count = 3000;
    const { root } = await qml(`QtObject {
      property int p0: 1
      ${Array.from({ length: count }, (_, i) => `property int p${i + 1}: p${i} + 1`)
        .reverse()
        .join('\n')}
      Component.onCompleted: console.log(p${count})
    }`);
    expect((root as Loose)[`p${count}`]).toBe(count + 1);
  });

  it('report an error in Qt’s words and keep the value', async () => {
    const { warnings, root } = await qml(`QtObject {
      property var gone: null
      property int a: gone.x
      property int b: nowhere
    }`);
    expect(warnings).toEqual([
      "http://test/test.qml:4: TypeError: Cannot read property 'x' of null",
      'http://test/test.qml:5: ReferenceError: nowhere is not defined',
    ]);
    expect((root as Loose).a).toBe(0);
  });

  it('on width run before the handlers of widthChanged', async () => {
    const { lines, root } = await qml(`Item {
      onWidthChanged: console.log("handler", half)
      property real half: width / 2
    }`);
    (root as Loose).width = 10;
    expect(lines).toEqual(['handler 5']);
  });
});

describe('Binding', () => {
  it('holds while its condition does, and restores', async () => {
    const { root } = await qml(`Item { id: root
      property bool on: false
      property int src: 1
      property int value: 5
      property int bound: src + 100
      Binding { target: root; property: "value"; value: root.src * 10; when: root.on }
      Binding { root.bound: -root.src; when: root.on }
    }`);
    const object = root as Loose;
    object.on = true;
    expect([object.value, object.bound]).toEqual([10, -1]);
    object.src = 2;
    expect([object.value, object.bound]).toEqual([20, -2]);
    object.on = false;
    expect([object.value, object.bound]).toEqual([5, 102]);
    object.src = 3;
    expect(object.bound).toBe(103);
  });
});

describe('Connections', () => {
  it('follows its target, and can be switched off', async () => {
    const { root, lines } = await qml(`Item { id: root
      signal said(string what)
      property Item other: Item { signal said(string what) }
      property Item at: root
      Connections { id: c; target: root.at; function onSaid(what) { console.log(what) } }
      function off() { c.enabled = false }
    }`);
    const object = root as Loose & {
      said(what: string): void;
      other: { said(what: string): void };
      off(): void;
    };
    object.said('one');
    object.other.said('nobody hears');
    object.at = object.other;
    object.other.said('two');
    object.said('nobody hears');
    object.off();
    object.other.said('nobody hears');
    expect(lines).toEqual(['one', 'two']);
  });
});

describe('Timer', () => {
  it('triggers in time, once or again and again', async () => {
    const { world, lines } = await qml(`Item {
      Timer { interval: 30; running: true; onTriggered: console.log("once", running) }
      Timer { id: t; property int n: 0; interval: 20; running: true; repeat: true
        onTriggered: { console.log("tick", ++n); if (n === 3) stop() } }
      Timer { interval: 5; triggeredOnStart: true; running: true; onTriggered: console.log("start") }
    }`);
    world.test.advance(200);
    expect(lines).toEqual(['start', 'start', 'tick 1', 'once false', 'tick 2', 'tick 3']);
  });
});

describe('the graph', () => {
  it('goes on after a listener threw', async () => {
    const { root } = await qml('QtObject { property int a: 1; property int b: a }');
    const object = root as QmlObject & Loose;
    const link = listen(object, 'aChanged', () => {
      throw new Error('a listener of the test');
    });
    expect(() => {
      object.a = 2;
    }).toThrow('a listener of the test');
    disconnect(link);
    object.a = 3;
    expect(object.b).toBe(3);
  });
});
