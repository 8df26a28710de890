// Shows a document's text in the page for a test, with what it printed.
import { expect, onTestFinished, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { browserHost } from '../../src/components/browser-host.ts';
import { Item } from '../../src/components/quick/item.ts';
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

/** Shows a whole document, its imports too, as the main part of the page; what it warns of stands by itself. */
export async function showPage(source: string) {
  const lines: string[] = [];
  const warnings: string[] = [];
  const host = browserHost((level, text) => {
    (level === 'debug' || level === 'info' ? lines : warnings).push(text);
    return true;
  });
  const world = new QmlWorld(modules, {}, host, location.origin);
  const root = await world.run(source);
  const place = document.createElement('main');
  place.style.cssText = 'position:fixed;left:0;top:0;width:400px;height:300px;background:white';
  document.body.append(place);
  mount(root instanceof Item ? root : (root as unknown as { contentItem: Item }).contentItem, place);
  world.engine.flush();
  onTestFinished(() => {
    world.engine.dispose();
    place.remove();
  });
  const until = (call: () => unknown) => vi.waitFor(call, { timeout: 5000 });
  return { root, any: root as never as Record<string, never>, place, lines, warnings, world, until };
}
export const down = (x: number, y: number) => commands.mouse({ action: 'down', x, y });
export const move = (x: number, y: number) => commands.mouse({ action: 'move', x, y });
export const up = (x: number, y: number) => commands.mouse({ action: 'up', x, y });
export const press = (text: string) => commands.keyboard({ action: 'press', text });
export const type = (text: string) => commands.keyboard({ action: 'type', text });

export async function frames(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Waits, a few seconds at most, for something to be so. */
export async function until(ready: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !ready(); i++) await frames(1);
  expect(ready()).toBe(true);
}
