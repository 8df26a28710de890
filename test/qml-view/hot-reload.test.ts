// Hot reload as a developer has it: Vite's server, a real browser, a document and a type of it edited on disk.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/bundle.ts';
import { qmlet } from '../../src/vite.ts';
import { browserArguments, findBrowser } from '../support/find-browser.mjs';

let folder = '';
let server: ViteDevServer;
let browser: Browser;
let url = '';
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
/** Saves a file, and again each two seconds until it had its effect: a watcher may miss a change that follows another at once. */
async function edit(name: string, text: string, effect: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    write(name, text);
    try {
      return void (await effect());
    } catch (error) {
      if (tries >= 15) throw error;
    }
  }
}
const app = (title: string, more = '') => `import QtQuick
Rectangle {
  id: root
  width: 200; height: 100
  property int clicks: 0
  property string title: "${title}"
  Text { text: root.title + " " + root.clicks }
  Badge { y: 40 }
  TapArea { }
  ${more}
}
`;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'qmlet-hot-')));
  write(
    'TapArea.qml',
    'import QtQuick\nMouseArea { anchors.fill: parent; onClicked: parent.clicks++; Accessible.name: "tap" }',
  );
  write(
    'main.js',
    `import ${JSON.stringify(`/@fs${join(ROOT, 'src/index.ts')}`)};
    import app from './App.qml';
    document.querySelector('qml-view').module = app;
    window.loads = Number(sessionStorage.loads = Number(sessionStorage.loads ?? 0) + 1);`,
  );
  write(
    'index.html',
    '<!doctype html><html lang="en"><title>hot</title><qml-view></qml-view><script type="module" src="/main.js"></script></html>',
  );
  server = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    cacheDir: join(folder, '.vite'),
    define: { __DEV__: 'true' },
    plugins: [qmlet({ types: false })],
    // Files are looked at again and again: not every machine tells of changes.
    server: {
      port: 0,
      host: 'localhost',
      fs: { allow: [ROOT, folder] },
      watch: { usePolling: true, interval: 50 },
    },
  });
  await server.listen();
  url = `http://localhost:${(server.httpServer!.address() as AddressInfo).port}/`;
  const executablePath = findBrowser();
  browser = await chromium.launch({ args: browserArguments(), ...(executablePath && { executablePath }) });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a document that is edited', { timeout: 120_000 }, () => {
  it('is swapped with its state kept, tells of an error, and recovers', async () => {
    write('App.qml', app('first'));
    write('Badge.qml', 'import QtQuick\nText { text: "badge one" }');
    const page: Page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(url);
    const view = page.locator('qml-view');
    const text = () =>
      view.evaluate((element) => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim());
    const loads = () => page.evaluate(() => (window as unknown as { loads: number }).loads);
    await expect.poll(text, { timeout: 60_000 }).toContain('first 0');
    expect(errors).toEqual([]);
    expect(await text()).toContain('badge one');
    const before = await loads();
    await view.click({ position: { x: 20, y: 70 } });
    await view.click({ position: { x: 20, y: 70 } });
    await expect.poll(text).toContain('first 2');

    // Another version: what was assigned stays, what the document says is new.
    const shows = (what: string | RegExp) => () => expect.poll(text, { timeout: 2_000 }).toMatch(what);
    await edit('App.qml', app('second'), shows('second 2'));

    // A type that it uses.
    await edit('Badge.qml', 'import QtQuick\nText { text: "badge two" }', shows('badge two'));
    expect(await text()).toContain('second 2');

    // An error: Vite tells of it over the page, and what ran before goes on.
    const overlay = page.locator('vite-error-overlay');
    await edit('App.qml', app('third', 'width: width: 5'), () =>
      expect.poll(() => overlay.count(), { timeout: 2_000 }).toBe(1),
    );
    expect(await overlay.evaluate((element) => element.shadowRoot?.textContent)).toMatch(/App\.qml:10:\d+: /);
    expect(await text()).toContain('second 2');

    // A mistake that only linking finds is told in the place of the document.
    await edit(
      'App.qml',
      app('fourth', 'nothing: 5'),
      shows(/App\.qml:10:3: Cannot assign to non-existent property "nothing"/),
    );

    await edit('App.qml', app('fifth'), shows('fifth 2'));
    await expect.poll(() => overlay.count()).toBe(0);
    await view.click({ position: { x: 20, y: 70 } });
    await expect.poll(text).toContain('fifth 3');
    expect(await loads()).toBe(before);
    await page.close();
  });
});
