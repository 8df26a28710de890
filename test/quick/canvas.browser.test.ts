// `Canvas`: what documents draw is on the page's canvas; and what documents call their own things does not
// get in the way of how items are shown.
import { describe, expect, it } from 'vitest';
import { browserHost } from '../../src/components/browser-host.ts';
import type { Item } from '../../src/components/quick/item.ts';
import { mount } from '../../src/components/quick/surface.ts';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';

async function show(
  source: string,
): Promise<{ root: Item; place: HTMLElement; lines: string[]; world: QmlWorld }> {
  const lines: string[] = [];
  const host = browserHost((level, text) => {
    if (level === 'debug' || level === 'warning') lines.push(text);
    return true;
  });
  const world = new QmlWorld(modules, {}, host);
  const root = (await world.run(`import QtQuick\n${source}`)) as Item;
  const place = document.createElement('div');
  document.body.append(place);
  mount(root, place);
  return { root, place, lines, world };
}
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('Canvas', () => {
  it('shows what its document draws, in colours of QML', async () => {
    const { place, lines, world } = await show(`Canvas {
      width: 20; height: 10
      onPaint: {
        const c = getContext("2d")
        c.fillStyle = "#800000ff"
        c.fillRect(0, 0, 10, 10)
        c.fillStyle = Qt.rgba(1, 0, 0, 1)
        c.fillRect(10, 0, 10, 10)
        const g = c.createLinearGradient(0, 0, 1, 0)
        g.addColorStop(0, "#ff00ff00")
        c.fillStyle = g
        console.log(c.fillStyle === g, c.canvas.width)
      }
      onPainted: console.log("painted")
    }`);
    await until(() => lines.includes('painted'));
    const canvas = place.querySelector('canvas')!;
    const pixel = (x: number) =>
      canvas.getContext('2d')!.getImageData(x * devicePixelRatio, 5 * devicePixelRatio, 1, 1).data;
    expect([...pixel(15)]).toEqual([255, 0, 0, 255]);
    const [r, g, b, a] = pixel(5);
    expect([r, g, b]).toEqual([0, 0, 255]);
    expect(a).toBeGreaterThan(126);
    expect(a).toBeLessThan(130);
    expect(lines).toEqual(['true 20', 'painted']);
    world.engine.dispose();
    place.remove();
  });

  it('is drawn anew at another size, and tells which part', async () => {
    const { root, place, lines, world } = await show(`Canvas {
      width: 20; height: 10
      onPaint: (region) => console.log(region.x, region.y, region.width, region.height)
    }`);
    await until(() => lines.length === 1);
    root.width = 40;
    await until(() => lines.length === 2);
    expect(lines).toEqual(['0 0 20 10', '0 0 40 10']);
    expect(place.querySelector('canvas')!.width).toBe(40 * devicePixelRatio);
    world.engine.dispose();
    place.remove();
  });
});

describe('items', () => {
  it('are shown whatever their document calls its functions', async () => {
    const { place, lines, world } = await show(`Rectangle {
      width: 10; height: 10; color: "#010203"
      signal createElement()
      function paint() { console.log("mine") }
      function firstStyle() { return 1 }
      Component.onCompleted: paint()
    }`);
    expect(getComputedStyle(place.firstElementChild!).backgroundColor).toBe('rgb(1, 2, 3)');
    expect(lines).toEqual(['mine']);
    world.engine.dispose();
    place.remove();
  });
});
