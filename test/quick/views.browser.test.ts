// Views under real pointers, wheels and keys, and that they let go of what they made.
import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { Flickable } from '../../src/components/quick/flickable.ts';
import type { ListView } from '../../src/components/quick/list-view.ts';
import { frames, show, until } from './show.ts';

const drag = async (from: number, to: number, pause = 0): Promise<void> => {
  await commands.mouse({ action: 'down', x: 50, y: from });
  for (let i = 1; i <= 8; i++) {
    await commands.mouse({ action: 'move', x: 50, y: from + ((to - from) * i) / 8 });
    await frames(1);
  }
  if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  await commands.mouse({ action: 'up', x: 50, y: to });
};
const LIST = `ListView { width: 100; height: 200; model: 1000
  delegate: Rectangle { width: 100; height: 20; property int row: index
    color: ListView.isCurrentItem ? "red" : "white" } }`;

describe('a Flickable', () => {
  it('follows a drag, and stays where it was left after a pause', async () => {
    const { root } = await show<Flickable>(
      'Flickable { width: 100; height: 200; contentHeight: 1000; Rectangle { width: 100; height: 1000 } }',
    );
    await drag(180, 80, 200);
    await until(() => !root.$ver.moving);
    // The way to the threshold is not part of it.
    expect(root.contentY).toBeGreaterThan(60);
    expect(root.contentY).toBeLessThanOrEqual(100);
    expect(getComputedStyle(root.$contentItem.$element!).top).toBe(`${-root.contentY}px`);
  });

  it('comes back from beyond its beginning', async () => {
    const { root } = await show<Flickable>(
      'Flickable { width: 100; height: 200; contentHeight: 1000; Rectangle { width: 100; height: 1000 } }',
    );
    await drag(20, 120, 150);
    await until(() => !root.$ver.moving);
    expect(root.contentY).toBe(0);
  });

  it('leaves the wheel to what is around it once it is at its end', async () => {
    const { root, element } = await show<Flickable>(
      'Flickable { width: 100; height: 200; contentHeight: 230; Rectangle { width: 100; height: 230 } }',
    );
    await commands.mouse({ action: 'wheel', x: 50, y: 50, dx: 0, dy: 120 });
    await until(() => root.contentY >= 30 && !root.$ver.moving);
    const left: WheelEvent[] = [];
    element.parentElement!.addEventListener('wheel', (event) => left.push(event));
    await commands.mouse({ action: 'wheel', x: 50, y: 50, dx: 0, dy: 120 });
    await until(() => left.length > 0);
    expect(left[0]!.defaultPrevented).toBe(false);
    expect(root.contentY).toBe(30);
  });
});

describe('a wheel', () => {
  it.each([
    ['both ways', 1000, 1000, false, true],
    ['sideways only', 1000, 200, true, false],
  ])('over a Flickable that moves %s', async (_, width, height, across, down) => {
    const { root } = await show<Flickable>(
      `Flickable { width: 200; height: 200; contentWidth: ${width}; contentHeight: ${height} }`,
    );
    await commands.mouse({ action: 'move', x: 50, y: 50 });
    await commands.mouse({ action: 'wheel', x: 50, y: 50, dx: 0, dy: 120 });
    await until(() => (root.contentX > 0 || root.contentY > 0) && !root.$ver.moving && !root.$hor.moving);
    expect([root.contentX > 0, root.contentY > 0]).toEqual([across, down]);
  });
});

describe('a ListView', () => {
  it('makes rows around the viewport and lets go of the others', async () => {
    const { root } = await show<ListView>(LIST);
    await frames(5);
    const alive = (): number => root.$contentItem.$items!.length;
    expect(alive()).toBeLessThan(40);
    for (let y = 0; y < 15_000; y += 70) root.contentY = y;
    expect(alive()).toBeLessThan(60);
    await frames(5);
    expect(root.$contentItem.$element!.children.length).toBeLessThan(60);
    const first = root.$entries.find((entry) => entry.pos + 20 > root.contentY)!;
    expect(first.index).toBe(Math.floor(root.contentY / 20));
  });

  it('goes through its rows by arrow keys and brings them into sight', async () => {
    const { root, element } = await show<ListView>(LIST);
    element.tabIndex = 0;
    element.focus();
    root.highlightMoveDuration = 0;
    for (let i = 0; i < 12; i++) await commands.keyboard({ action: 'press', text: 'ArrowDown' });
    expect(root.currentIndex).toBe(12);
    expect(root.contentY).toBe(60);
  });

  it('survives a row that removes itself while its own code runs', async () => {
    const { lines } = await show<ListView>(`ListView { id: view; width: 100; height: 200
      model: ListModel { id: rows; ListElement { word: "one" } ListElement { word: "two" } }
      delegate: Item { id: row; width: 10; height: 10; property string own: word
        function go() { rows.remove(index); console.log("still", row.own) } }
      Component.onCompleted: { itemAtIndex(0).go(); forceLayout(); console.log(count, itemAtIndex(0).own) } }`);
    expect(lines).toEqual(['still one', '1 two']);
  });
});

describe('delegates', () => {
  it('of sections, headers and highlights know their view from the start', async () => {
    const { lines } = await show<ListView>(`ListView { id: view; width: 100; height: 200
      model: ListModel { ListElement { word: "one"; kind: "a" } ListElement { word: "two"; kind: "b" } }
      section.property: "kind"
      section.delegate: Item { width: ListView.view.width; height: 10
        Component.onCompleted: console.log("section", ListView.view === view, width) }
      header: Item { width: ListView.view.width; height: 10
        Component.onCompleted: console.log("header", width) }
      delegate: Item { width: ListView.view.width; height: 10 } }`);
    await until(() => lines.length >= 3);
    expect(lines.sort()).toEqual(['header 100', 'section true 100', 'section true 100']);
  });

  it('that go hear of it while they have a parent, and are bound to nothing then', async () => {
    const { root, lines } = await show(`Item { id: root; property var values: [1, 2]
      Row { height: 30
        Repeater { model: root.values
          Item { width: 10; height: parent.height; Component.onDestruction: console.log("gone", parent.height)
            Item { id: inner; height: parent.parent.height } } } } }`);
    (root as unknown as { values: number[] }).values = [3];
    await frames(3);
    expect(lines).toEqual(['gone 30', 'gone 30']);
  });
});
