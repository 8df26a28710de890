// The playground of the demo page, used in a real browser: write, run, read what is wrong.
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';
import { type Command, runScript } from './support/run-command.ts';

let start: Command;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  start = runScript('scripts/start.ts', ['--port', '0', '--page-port', '0']);
  browser = await chromium.launch({ executablePath, args: browserArguments() });
  const [, url] = (await start.printed(/(http:\/\/localhost:\d+\/)/)) as unknown as [string, string];
  page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(url);
  await page.waitForSelector('#playground .cm-content');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  start?.process.kill('SIGINT');
  await start?.ended;
});

/** Replaces the document by typing. */
async function write(text: string): Promise<void> {
  await page.locator('#playground .cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}
const output = () => page.locator('#playground [data-part=output]');
const status = () => page.locator('#playground [data-part=status]');
const stage = () => page.locator('#playground qml-view .stage > div');

describe('the playground', { timeout: 60_000 }, () => {
  it('offers documents that are there', async () => {
    const options = page.locator('#playground select option');
    expect(await options.count()).toBeGreaterThan(5);
    await expect
      .poll(() => page.locator('#playground .cm-content').textContent())
      .toContain('import QtQuick');
    for (const option of await options.all()) {
      const file = await option.getAttribute('value');
      const response = await page.request.get(`/examples/${file}`.replace(/^/, new URL(page.url()).origin));
      expect([file, await response.text()]).toEqual([file, expect.stringContaining('import QtQuick')]);
    }
  });

  it('runs what is written, soon after the last key', async () => {
    await write(
      'import QtQuick\nRectangle {\n width: 60; height: 50; color: "#ff0000"\n Component.onCompleted: print("hello from here")\n}',
    );
    await expect.poll(() => status().textContent()).toBe('Running');
    await expect.poll(() => output().textContent()).toBe('hello from here');
    const box = await stage().boundingBox();
    expect([box!.width, box!.height]).toEqual([60, 50]);
  });

  it('shows what is wrong below and in the text, and leads there', async () => {
    await write('import QtQuick\nItem {\n    Buttn { }\n}');
    await expect.poll(() => status().textContent()).toBe('Not running');
    const error = output().getByRole('button');
    expect(await error.textContent()).toMatch(/hello\.qml:3:5: Buttn is not a type$/);
    await expect.poll(() => page.locator('#playground .cm-lintRange-error').textContent()).toBe('Buttn');
    await error.click();
    await page.keyboard.insertText('// ');
    await expect.poll(() => page.locator('#playground .cm-content').textContent()).toContain('// Buttn');
    await expect.poll(() => status().textContent()).toBe('Running');
    expect(await output().textContent()).toBe('');
  });

  it('colours types, properties and strings, and runs at once with Ctrl+Enter', async () => {
    await write('import QtQuick\nItem { objectName: "thing" }');
    const color = (text: string) =>
      page
        .locator('#playground .cm-line span', { hasText: text })
        .first()
        .evaluate((span) => getComputedStyle(span).color);
    const colors = [await color('Item'), await color('objectName'), await color('"thing"')];
    expect(new Set(colors).size).toBe(3);
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect
      .poll(() =>
        page
          .locator('#playground qml-view')
          .evaluate(
            (view) =>
              (view as unknown as { rootObject: { objectName: string } | null }).rootObject?.objectName,
          ),
      )
      .toBe('thing');
  });
});
