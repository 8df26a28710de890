// Shows a document's text in the page for a test, with what it printed.
import { expect, onTestFinished } from 'vitest';
import { browserHost } from '../../src/components/browser-host.ts';
import type { Item } from '../../src/components/quick/item.ts';
import { mount } from '../../src/components/quick/surface.ts';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';

export async function show<T extends Item>(
  source: string,
): Promise<{ root: T; element: HTMLElement; lines: string[] }> {
  const lines: string[] = [];
  const host = browserHost((_, text) => {
    lines.push(text);
    return true;
  });
  const world = new QmlWorld(modules, {}, host, location.origin);
  const root = (await world.run(`import QtQuick\n${source}`)) as T;
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;left:0;top:0;width:300px;height:300px';
  document.body.append(place);
  mount(root, place);
  onTestFinished(() => {
    world.engine.dispose();
    place.remove();
  });
  await frames(3);
  return { root, element: root.$element!, lines };
}

export async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits, a few seconds at most, for something to be so. */
export async function until(ready: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !ready(); i++) await frames(1);
  expect(ready()).toBe(true);
}
