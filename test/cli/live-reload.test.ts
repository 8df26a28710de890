// `qmlet app.qml` as its user has it: the built files, a real browser, an edited document.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, ROOT } from '../../scripts/bundle.ts';
import { DocumentServer } from '../../src/server/document-server.ts';
import { browserArguments, findBrowser } from '../support/find-browser.mjs';

let folder = '';
let server: DocumentServer;
let browser: Browser;
const printed: string[] = [];
const quits: number[] = [];
const write = (text: string) => writeFileSync(join(folder, 'app/app.qml'), text);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qmlet-live-'));
  mkdirSync(join(folder, 'app'));
  mkdirSync(join(folder, 'assets'));
  write('import QtQuick\nRectangle { width: 40; height: 30; Component.onCompleted: print("one") }');
  for (const { fileName, code } of await bundle({ qmlet: join(ROOT, 'src/cdn.ts') }, true))
    writeFileSync(join(folder, 'assets', fileName), code);
  server = await DocumentServer.start({
    root: join(folder, 'app'),
    document: 'app.qml',
    assets: join(folder, 'assets'),
    host: 'localhost',
    port: 0,
    print: (level, text) => printed.push(`${level}: ${text}`),
    quit: (code) => quits.push(code),
  });
  const executablePath = findBrowser();
  browser = await chromium.launch({ args: browserArguments(), ...(executablePath && { executablePath }) });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('qmlet app.qml', { timeout: 60_000 }, () => {
  it('shows the document, again with each change, and its errors in between', async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    const view = page.locator('qml-view');
    const size = async () => {
      const box = await view.locator('.stage > div').boundingBox();
      return box && [box.width, box.height];
    };
    await expect.poll(size).toEqual([40, 30]);
    await expect.poll(() => printed).toEqual(['debug: one']);

    write('import QtQuick\nRectangle {\n  width: 40\n  Buttn { }\n}');
    await expect.poll(() => view.getAttribute('status')).toBe('error');
    await expect
      .poll(() => view.getByRole('alert').textContent())
      .toContain('app.qml:4:3: Buttn is not a type');
    await expect.poll(() => printed.at(-1)).toMatch(/^critical: .*app\.qml:4:3: Buttn is not a type$/);

    writeFileSync(join(folder, 'app/Buttn.qml'), 'import QtQuick\nItem { }');
    write('import QtQuick\nRectangle { width: 70; height: 20; Buttn { } Component.onCompleted: Qt.exit(4) }');
    await expect.poll(size).toEqual([70, 20]);
    await expect.poll(() => quits).toContain(4);
    expect(await view.getByRole('alert').count()).toBe(0);
    await page.close();
  });
});
