// What is created and destroyed leaves nothing behind.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { modules } from '../../src/modules/all.ts';
import type { QmlObject } from '../../src/runtime/object/object.ts';
import { notifierOf } from '../../src/runtime/reactive/graph.ts';
import { QmlWorld } from '../support/qml-world.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

it('a thousand objects with all that can hold on to them', async () => {
  const world = new QmlWorld(modules);
  const root = (await world.run(`import QtQuick
    Item {
      id: root
      property real t: 1
      signal pinged(int n)
      property Component c: Item {
        id: it
        property int k: root.t * 2
        property alias kk: it.k
        width: parent ? parent.width + root.t : 0
        anchors.left: parent ? parent.left : undefined
        onKkChanged: it.k
        Rectangle { border.width: it.k; color: Qt.rgba(1, 0, 0, it.k / 10); Component.onDestruction: it.k }
        Connections { target: root; function onPinged(n) { it.k = n } }
        Timer { interval: 1000; running: true; repeat: true; onTriggered: it.k++ }
        Repeater { model: 3; Item { x: index * it.k } }
        Binding { target: it; property: "z"; value: root.t }
        Behavior on opacity { NumberAnimation { duration: 100 } }
        states: State { name: "a"; when: it.k > 100; PropertyChanges { target: it; y: 5 } }
      }
      function round() {
        const object = c.createObject(root)
        root.pinged(3)
        object.opacity = 0.5
        object.destroy()
        return object
      }
    }`)) as QmlObject & { round(): QmlObject; children: unknown[] };
  const made: WeakRef<QmlObject>[] = [];
  for (let round = 0; round < 1000; round++) {
    made.push(new WeakRef(root.round()));
    world.test.advance(20);
  }
  expect(world.test.warnings).toEqual([]);
  expect(root.children.length).toBe(0);
  // A WeakRef holds what it was asked for until the turn ends.
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setTimeout(resolve));
    collect();
  }
  // The stack may still hold the last one.
  expect(made.filter((ref) => ref.deref() !== undefined).length).toBeLessThanOrEqual(1);
  let links = 0;
  for (let node = root.$n; node; node = node.next) for (let link = node.head; link; link = link.next) links++;
  expect(links).toBe(0);
});

it('connections end with their receiver, and with their signal', async () => {
  const world = new QmlWorld(modules);
  const root = (await world.run(`import QtQml
    QtObject {
      id: root
      property int heard
      property Component c: QtObject { signal told(); property int n; function hear() { root.heard++ } }
      signal pinged()
      function come() {
        const object = c.createObject(root)
        root.pinged.connect(object, object.hear)
        root.pinged.connect(object.hear)
        object.told.connect(root, () => root.heard += 10)
        root.pinged()
        object.told()
        return object
      }
    }`)) as QmlObject & { come(): QmlObject; heard: number; pinged(): void };
  const made: WeakRef<QmlObject>[] = [];
  for (let round = 0; round < 200; round++) {
    const object = root.come();
    made.push(new WeakRef(object));
    (object as unknown as { destroy(): void }).destroy();
    world.test.advance(1);
  }
  expect(root.heard).toBe(200 * 12);
  root.pinged();
  expect(root.heard).toBe(200 * 12);
  // What is left on the signal, in the order of connecting.
  let left = 0;
  const { late } = notifierOf(root, root.$meta.signals.pinged!);
  for (let link = late?.head ?? null; link; link = link.next) left++;
  expect(left).toBe(0);
  for (let round = 0; round < 20; round++) {
    await new Promise((resolve) => setTimeout(resolve));
    collect();
  }
  expect(made.filter((ref) => ref.deref()).length).toBeLessThan(3);
});
