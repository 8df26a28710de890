// Dragging with a real pointer, and things that come from outside of the page.
import { describe, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { Item } from '../../src/components/quick/item.ts';
import { frames, show, until } from './show.ts';

const SOURCE = (type: string): string => `Item { width: 300; height: 200
  DropArea { x: 150; width: 100; height: 100
    onEntered: console.log("entered"); onExited: console.log("exited")
    onDropped: drop => { console.log("dropped", drop.text, drop.hasUrls, drop.formats); drop.accept() } }
  Rectangle { id: box; width: 40; height: 40; color: "red"
    Drag.active: area.drag.active; Drag.hotSpot: Qt.point(20, 20); Drag.dragType: ${type}
    Drag.mimeData: { "text/plain": "words" }
    Drag.onDragStarted: console.log("started"); Drag.onDragFinished: action => console.log("finished", action)
    MouseArea { id: area; anchors.fill: parent; drag.target: ${type === 'Drag.Automatic' ? 'holder' : 'box'}
      onReleased: if (box.Drag.dragType === Drag.Internal) console.log("drop", box.Drag.drop()) } }
  Item { id: holder } }`;
const drag = async (): Promise<void> => {
  await commands.mouse({ action: 'down', x: 20, y: 20 });
  for (let i = 1; i <= 8; i++) {
    await commands.mouse({ action: 'move', x: 20 + 22 * i, y: 20 + 4 * i });
    await frames(1);
  }
};

describe('Drag', () => {
  it('drops an item that a MouseArea moves', async () => {
    const { lines } = await show<Item>(SOURCE('Drag.Internal'));
    await drag();
    await until(() => lines.includes('entered'));
    await commands.mouse({ action: 'up', x: 196, y: 52 });
    await until(() => lines.length >= 3);
    expect(lines).toEqual(['entered', 'dropped words false [text/plain]', 'drop 2']);
  });
  it('is led by the pointer where it is automatic', async () => {
    const { lines } = await show<Item>(SOURCE('Drag.Automatic'));
    await drag();
    await until(() => lines.includes('entered'));
    await commands.mouse({ action: 'up', x: 196, y: 52 });
    await until(() => lines.length >= 4);
    expect(lines).toEqual(['started', 'entered', 'dropped words false [text/plain]', 'finished 2']);
  });
});

describe('a DropArea', () => {
  it('takes what comes from outside of the page', async () => {
    const { root, lines } = await show<Item>(SOURCE('Drag.Internal'));
    const target = root.$items![0]!.$element!;
    const data = new DataTransfer();
    data.setData('text/plain', 'from elsewhere');
    data.setData('text/uri-list', 'http://here/');
    const fire = (name: string): boolean =>
      target.dispatchEvent(
        new DragEvent(name, {
          bubbles: true,
          cancelable: true,
          clientX: 160,
          clientY: 10,
          dataTransfer: data,
        }),
      );
    expect(fire('dragenter')).toBe(false);
    expect(fire('dragover')).toBe(false);
    expect(fire('drop')).toBe(false);
    expect(lines).toEqual(['entered', 'dropped from elsewhere true [text/plain,text/uri-list]']);
    expect(fire('dragover')).toBe(true);
  });
});
