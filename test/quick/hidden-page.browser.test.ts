// Animations on a page that is not to be seen: it draws no frames, and they end all the same.
import { expect, it, onTestFinished } from 'vitest';
import { browserHost } from '../../src/components/browser-host.ts';
import { modules } from '../../src/modules/all.ts';
import { QmlWorld } from '../support/qml-world.ts';

it('animations end while the page is hidden', async () => {
  const { requestAnimationFrame: original } = window;
  // As browsers do it for a hidden page.
  window.requestAnimationFrame = () => 0;
  Object.defineProperty(document, 'hidden', { configurable: true, value: false });
  onTestFinished(() => {
    window.requestAnimationFrame = original;
    Reflect.deleteProperty(document, 'hidden');
  });
  const lines: string[] = [];
  const world = new QmlWorld(
    modules,
    {},
    browserHost((_, text) => {
      lines.push(text);
      return true;
    }),
  );
  const root = (await world.run(`import QtQuick
Item {
  id: root
  NumberAnimation on x { to: 10; duration: 30; onFinished: console.log("finished", root.x) }
}`)) as unknown as { x: number };
  expect(root.x).toBe(0);
  Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  document.dispatchEvent(new Event('visibilitychange'));
  while (!lines.length) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(lines).toEqual(['finished 10']);
  world.engine.dispose();
});
