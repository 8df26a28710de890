// Items and rectangles as elements: what one flush writes, and that nothing is written before it.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Item } from '../../src/components/quick/item.ts';
import { itemOf, mount } from '../../src/components/quick/surface.ts';
import { qtqml } from '../../src/modules/qtqml.ts';
import { qtquick } from '../../src/modules/qtquick.ts';
import { QmlWorld } from '../support/qml-world.ts';

interface Shown {
  root: Item & Record<string, never>;
  element: HTMLElement;
  frame(): void;
  warnings: string[];
}

async function show(source: string): Promise<Shown> {
  const world = new QmlWorld([qtqml, qtquick]);
  const root = (await world.run(`import QtQuick\n${source}`)) as Shown['root'];
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;left:0;top:0';
  document.body.append(place);
  onTestFinished(() => place.remove());
  mount(root, place);
  return {
    root,
    element: root.$element!,
    frame: () => world.engine.flush(),
    warnings: world.test.warnings,
  };
}
const box = (element: Element): number[] => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};

describe('Item', () => {
  it('puts its element where it is', async () => {
    const { element } = await show(
      'Item { width: 100; height: 50; Item { x: 10; y: 5; width: 20; height: 7 } }',
    );
    expect(box(element)).toEqual([0, 0, 100, 50]);
    expect(box(element.firstElementChild!)).toEqual([10, 5, 20, 7]);
  });

  it('writes the DOM only in the flush, and only what changed', async () => {
    const { root, element, frame } = await show(
      'Item { width: 100; height: 50; Item { id: a; x: parent.width / 2 } }',
    );
    const child = element.firstElementChild as HTMLElement;
    root.width = 60 as never;
    expect(child.style.left).toBe('50px');
    child.style.top = '3px';
    frame();
    expect([child.style.left, child.style.top, element.style.width]).toEqual(['30px', '3px', '60px']);
  });

  it('shows what is created, moved to another parent and destroyed', async () => {
    const { root, element, frame } = await show(`Item {
      id: root
      property Component c: Item { objectName: "made" }
      property Item first: Item { parent: root; objectName: "first" }
      Item { id: second; objectName: "second" }
      property Item made
      function make() { made = c.createObject(root) }
      function move() { made.parent = second }
      function drop() { second.parent = null }
    }`);
    const act = root as unknown as Record<'make' | 'move' | 'drop', () => void>;
    const names = (of: Element): string[] => [...of.children].map((child) => itemOf(child)!.objectName);
    act.make();
    frame();
    expect(names(element)).toEqual(
      ['second', 'first', 'made'].sort((a, b) => names(element).indexOf(a) - names(element).indexOf(b)),
    );
    expect(names(element)).toHaveLength(3);
    act.move();
    frame();
    expect(names(element)).not.toContain('made');
    const second = [...element.children].find((child) => itemOf(child)!.objectName === 'second')!;
    expect(names(second)).toEqual(['made']);
    act.drop();
    frame();
    expect(names(element)).toEqual(['first']);
  });

  it('keeps the elements in the order of its children', async () => {
    const { root, element, frame } = await show(`Item { id: root
      property Component c: Item {}
      function add(name) { let o = c.createObject(root); o.objectName = name; return o }
    }`);
    const { add } = root as unknown as { add(name: string): Item };
    const items = 'abcde'.split('').map((name) => add(name));
    frame();
    items[4]!.$setParentItem(null);
    items[4]!.$setParentItem(root, items[1]!);
    items[2]!.$setParentItem(null);
    frame();
    expect([...element.children].map((child) => itemOf(child)!.objectName)).toEqual(['a', 'e', 'b', 'd']);
  });

  it('hides, fades, clips, stacks and turns', async () => {
    const { root, element, frame } = await show('Item { width: 10; height: 10 }');
    const item = root as unknown as Record<string, unknown>;
    Object.assign(item, {
      visible: false,
      opacity: 0.5,
      clip: true,
      z: 3,
      rotation: 90,
      scale: 2,
      enabled: false,
    });
    frame();
    const { style } = element;
    expect([
      style.display,
      style.opacity,
      style.overflow,
      style.zIndex,
      style.transform,
      element.inert,
    ]).toEqual(['none', '0.5', 'clip', '3', 'rotate(90deg) scale(2)', true]);
    Object.assign(item, {
      visible: true,
      opacity: 1,
      clip: false,
      z: 0,
      rotation: 0,
      scale: 1,
      enabled: true,
    });
    frame();
    expect([
      style.display,
      style.opacity,
      style.overflow,
      style.zIndex,
      style.transform,
      element.inert,
    ]).toEqual(['', '', '', '', '', false]);
  });

  it('warns of anchors to an item out of reach, naming the place', async () => {
    const { warnings } = await show('Item {\nItem { Item { id: far } }\nItem { anchors.left: far.left }\n}');
    expect(warnings).toEqual([
      "http://test/test.qml:4:1: QML Item: Cannot anchor to an item that isn't a parent or sibling.",
    ]);
  });
});

describe('Rectangle', () => {
  it('draws its colour, border, corners and gradient', async () => {
    const { root, element, frame } = await show(`Rectangle {
      id: root
      width: 40; height: 20; color: "#80ff0000"; radius: 4; border { width: 2; color: "blue" }
      property Gradient fade: Gradient { GradientStop { position: 0; color: "red" } GradientStop { position: 1; color: "lime" } }
      function use() { gradient = fade }
    }`);
    const style = getComputedStyle(element);
    expect(style.backgroundColor).toMatch(/^rgba\(255, 0, 0, 0\.5/);
    expect(style.borderRadius).toBe('4px');
    expect(style.boxShadow).toBe('rgb(0, 0, 255) 0px 0px 0px 2px inset');
    (root as unknown as { use(): void }).use();
    frame();
    expect(style.backgroundImage).toBe('linear-gradient(rgb(255, 0, 0) 0%, rgb(0, 255, 0) 100%)');
    (root as unknown as { border: { width: number } }).border.width = 0;
    frame();
    expect(style.boxShadow).toBe('none');
    expect(box(element)).toEqual([0, 0, 40, 20]);
  });

  it('says that it has no gradients by name', async () => {
    const { warnings } = await show('Rectangle { gradient: "NightFade" }');
    expect(warnings).toEqual([
      'http://test/test.qml:2:1: QML Rectangle: gradient: presets are not there; give it a Gradient with GradientStops',
    ]);
  });
});
