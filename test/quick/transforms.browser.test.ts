// `transform` lists on the page: an item is drawn where its coordinates say.
import { expect, it, onTestFinished } from 'vitest';
import { browserHost } from '../../src/components/browser-host.ts';
import type { Item } from '../../src/components/quick/item.ts';
import { mount } from '../../src/components/quick/surface.ts';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';

it('items are drawn where their coordinates say', async () => {
  const world = new QmlWorld(modules, {}, browserHost());
  const root = (await world.run(`import QtQuick
Item {
  width: 200; height: 200
  Rectangle {
    x: 60; y: 70; width: 40; height: 20; scale: 1.5; rotation: 90; transformOrigin: Item.BottomRight
    transform: [
      Rotation { id: turn; objectName: "turn"; origin.x: 10; origin.y: 5; angle: 90 },
      Translate { x: 5; y: 7 },
      Scale { xScale: 0.5; yScale: 2 }
    ]
  }
}`)) as Item & { children: { transform: { angle: number }[] }[] };
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;left:0;top:0';
  document.body.append(place);
  onTestFinished(() => {
    world.engine.dispose();
    place.remove();
  });
  mount(root, place);
  const check = (): void => {
    const item = root.children[0] as unknown as Item;
    const expected = item.mapToItem(root, 0, 0, 40, 20) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    const box = item.$element!.getBoundingClientRect();
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(box[side]).toBeCloseTo(expected[side], 3);
  };
  check();
  root.children[0]!.transform[0]!.angle = 30;
  world.engine.flush();
  check();
});
