// A PathView under a real pointer: drag, flick, where it comes to rest, what is seen of it.
import { expect as axeExpect } from '@open-wc/testing';
import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { PathView } from '../../src/components/quick/path-view.ts';
import { frames, show, until } from './show.ts';

const VIEW = (more: string): string => `PathView { width: 300; height: 100; model: 10; pathItemCount: 5
  path: Path { startX: 0; startY: 50; PathLine { x: 300; y: 50 } }
  delegate: Rectangle { width: 50; height: 50; color: "pink"; property int row: index
    property bool current: PathView.isCurrentItem
    Text { text: index } MouseArea { anchors.fill: parent; onClicked: console.log("clicked", index) } }
  onMovementStarted: console.log("movement started"); onMovementEnded: console.log("movement ended")
  onDragStarted: console.log("drag started"); onDragEnded: console.log("drag ended")
  onFlickStarted: console.log("flick started"); onFlickEnded: console.log("flick ended")
  ${more} }`;
const drag = async (from: number, to: number, pause: number): Promise<void> => {
  await commands.mouse({ action: 'down', x: from, y: 50 });
  for (let i = 1; i <= 8; i++) {
    await commands.mouse({ action: 'move', x: from + ((to - from) * i) / 8, y: 50 });
    await frames(1);
  }
  if (pause) await new Promise((resolve) => setTimeout(resolve, pause));
  await commands.mouse({ action: 'up', x: to, y: 50 });
};

describe('a PathView', () => {
  it('follows a drag along its path and comes to rest at a row', async () => {
    const { root, lines } = await show<PathView>(VIEW(''));
    await drag(70, 210, 200);
    await until(() => !root.moving);
    // 140 pixels less the way to the threshold are about two rows of sixty.
    expect(root.offset).toBe(2);
    expect(root.currentIndex).toBe(8);
    expect((root.$current!.item as unknown as { current: boolean }).current).toBe(true);
    expect(lines).toEqual(['movement started', 'drag started', 'drag ended', 'movement ended']);
  });

  it('flies on after a flick, by one row where it snaps to one', async () => {
    const { root, lines } = await show<PathView>(VIEW('snapMode: PathView.SnapOneItem'));
    // How quick a pointer was depends on the machine: told here.
    root.$movementBegins();
    root.$letGo(-5);
    await until(() => lines.includes('movement ended'));
    expect(root.offset).toBe(9);
    expect(lines).toEqual(['movement started', 'flick started', 'flick ended', 'movement ended']);
  });

  it('leaves a press without a drag to what is on it', async () => {
    const { root, lines } = await show<PathView>(VIEW(''));
    await commands.mouse({ action: 'down', x: 65, y: 50 });
    await commands.mouse({ action: 'up', x: 65, y: 50 });
    expect(lines).toEqual(['clicked 1']);
    expect(root.offset).toBe(0);
  });

  it('keeps rows ready that are not seen', async () => {
    const { root } = await show<PathView>(VIEW('cacheItemCount: 4'));
    root.offset = 0.5;
    await frames(2);
    const seen = root.$entries.map(({ item, percent }) => [
      percent < 1,
      getComputedStyle(item.$element!).visibility,
    ]);
    expect(seen.filter(([on]) => on).map(([, visibility]) => visibility)).toEqual(Array(5).fill('visible'));
    expect(seen.filter(([on]) => !on).length).toBeGreaterThan(0);
    for (const [on, visibility] of seen) if (!on) expect(visibility).toBe('hidden');
  });

  it('says of rows that are kept ready what is still so once they have their place', async () => {
    const { lines } = await show<PathView>(`PathView { width: 100; height: 50; model: 3; pathItemCount: 2
  cacheItemCount: 1; property var none
  id: view
  path: Path { startX: 0; startY: 20; PathAttribute { name: "grow"; value: 1 } PathLine { x: 100; y: 20 } }
  delegate: Item { width: 10; height: 10; scale: PathView.grow; property string word: PathView.grow.toFixed(1)
    rotation: view.none
    z: view.none.depth
    Component.onCompleted: console.log(index, PathView.grow, PathView.onPath, word) } }`);
    // As Qt has it: each of three rows has two bindings that fail, and those of `grow` are none of them.
    expect([...lines].sort()).toEqual(
      [
        '0 1 true 1.0',
        '1 1 true 1.0',
        '2 undefined false ',
        ...Array(3).fill('http://test/test.qml:7:5: Unable to assign [undefined] to double'),
        ...Array(3).fill("http://test/test.qml:8: TypeError: Cannot read property 'depth' of undefined"),
      ].sort(),
    );
  });

  it('is a list for assistive technology', async () => {
    const { element } = await show<PathView>(VIEW('Accessible.name: "Numbers"'));
    expect(element.getAttribute('role')).toBe('list');
    const items = [...element.querySelectorAll('[role=listitem]')];
    expect(items.map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '2', '3', '4', '5']);
    expect(items[0]!.getAttribute('aria-setsize')).toBe('10');
    await axeExpect(element).to.be.accessible();
  });
});
