// Nothing of what a Loader let go of is left: counted by the collector, after a thousand rounds.
import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { browserHost } from '../../src/components/browser-host.ts';
import type { Item } from '../../src/components/quick/item.ts';
import { mount } from '../../src/components/quick/surface.ts';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';

interface Session {
  send(method: string, parameters?: object): Promise<Record<string, number>>;
}

let place: HTMLElement | null = null;
let world: QmlWorld | null = null;
afterEach(() => {
  world?.engine.dispose();
  place?.remove();
});

/** Bytes of JavaScript and nodes of the DOM that are in use once the collector has been through. */
async function inUse(session: Session): Promise<{ bytes: number; nodes: number }> {
  // What was destroyed goes after the code that destroyed it, and its element with the next frame.
  await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (let i = 0; i < 4; i++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes } = await session.send('Memory.getDOMCounters');
  return { bytes: usedSize!, nodes: nodes! };
}

const MAIN = `import QtQuick
Item {
  id: root
  width: 200; height: 200
  property int seen: 0
  property real level: 1
  ListModel { id: rows; ListElement { word: "a" } ListElement { word: "b" } }
  Component {
    id: part
    Rectangle {
      id: box
      width: 50 * root.level; height: 20; color: "red"
      property var self: box
      signal told(int n)
      Component.onCompleted: { root.seen++; told(3) }
      Component.onDestruction: root.seen--
      onTold: n => box.width = n
      Text { text: "level " + root.level; anchors.centerIn: parent }
      MouseArea { anchors.fill: parent; onClicked: root.seen = 0 }
      Connections { target: root; function onLevelChanged() { box.height = root.level } }
      Timer { interval: 100000; running: true }
      Repeater { model: rows; Text { text: word + root.level } }
      Loader { sourceComponent: Item { property real l: root.level } }
      Binding { target: box; property: "x"; value: root.level }
    }
  }
  Loader { id: a; sourceComponent: part }
  Loader { id: b; source: "Page.qml" }
  function round() {
    a.active = false
    a.active = true
    b.source = ""
    b.source = "Page.qml"
    root.level = root.level === 1 ? 2 : 1
  }
}`;
const PAGE = `import QtQuick
Column {
  id: page
  property int n: 0
  Repeater { model: 3; Rectangle { width: 10 + index; height: 10; property Item up: page } }
  Component.onDestruction: n = -1
}`;

describe('a thousand rounds of a Loader', () => {
  it('leave nothing behind', { timeout: 60_000 }, async () => {
    world = new QmlWorld(modules, { 'main.qml': MAIN, 'Page.qml': PAGE }, browserHost());
    const { errors, create } = await world.loadUrl('http://test/main.qml');
    expect(errors).toEqual([]);
    place = document.createElement('div');
    place.style.cssText = 'position:fixed;left:0;top:0;width:200px;height:200px';
    document.body.append(place);
    const root = create() as Item & { round(): void; seen: number };
    mount(root, place);
    const session = cdp() as unknown as Session;
    await session.send('HeapProfiler.enable');

    const rounds = async (count: number) => {
      for (let done = 0; done < count; done += 50) {
        for (let i = 0; i < 50; i++) root.round();
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    // What is made once, code among it, is made. What the browser still learns about the code comes and goes;
    // what is left behind is left in each round.
    await rounds(500);
    const growth: number[] = [];
    let before = await inUse(session);
    const { nodes } = before;
    for (let part = 0; part < 5; part++) {
      await rounds(200);
      const after = await inUse(session);
      growth.push((after.bytes - before.bytes) / 200);
      before = after;
    }
    expect(root.seen).toBe(1);
    expect(before.nodes - nodes).toBeLessThanOrEqual(20);
    // The smallest of the two dozen objects of a round takes more than this.
    expect(Math.min(...growth), `bytes a round: ${growth}`).toBeLessThan(150);
  });
});
