// The demo page as `npm start` serves it, used in a real browser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';
import { type Command, runScript } from './support/run-command.ts';

const AXE = join(import.meta.dirname, '../node_modules/axe-core/axe.min.js');

let start: Command;
let browser: Browser;
let url: string;
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  start = runScript('scripts/start.ts', ['--port', '0', '--page-port', '0']);
  browser = await chromium.launch({ executablePath, args: browserArguments() });
  [, url] = (await start.printed(/(http:\/\/localhost:\d+\/)/)) as unknown as [string, string];
}, 60_000);
afterAll(async () => {
  await browser?.close();
  start?.process.kill('SIGINT');
  await start?.ended;
});

/** Opens the page and waits until the server has greeted; fails on whatever the page complains of. */
async function open(
  options: Parameters<Browser['newPage']>[0],
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage(options);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.waitForFunction(() => document.querySelector('chat-view')?.count === 2);
  return { page, complaints };
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const result = await axe.run();
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('the demo page', { timeout: 60_000 }, () => {
  it('shows a chat: type, press Enter, read the answer', async () => {
    const { page, complaints } = await open({ viewport: { width: 1000, height: 800 } });
    const size = await page.locator('.window').boundingBox();
    expect([size!.width, size!.height]).toEqual([360, 360]);
    await page.getByRole('textbox', { name: 'Message' }).fill('hello');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('chat-view')?.count === 4);
    await expect
      .poll(() => page.getByRole('log').textContent())
      .toMatch(/#\s*socket open\s*<\s*Welcome to Awesome Chat\s*>\s*hello\s*<\s*hello/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each([
    ['light', 1000, false],
    ['dark', 1000, false],
    ['light', 320, false],
    ['light', 1000, true],
    ['dark', 1000, true],
  ] as const)('is accessible in %s colours at %i pixels, themed: %s', async (colorScheme, width, themed) => {
    const { page } = await open({ colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('checkbox').setChecked(themed);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.close();
  });

  it('copies the source of a page that works', async () => {
    const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('[data-copy=snippet]').click();
    await page.getByText('Copied').waitFor();
    const source = await page.evaluate(() => navigator.clipboard.readText());
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
    expect(readme).toContain(source.replace(/ws:\/\/localhost:\d+/, 'ws://localhost:3000'));
    await page.close();
  });

  it('has no script of its own in the markup', () => {
    const html = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8');
    for (const [script] of html.matchAll(/<script[\s\S]*?<\/script>/g)) expect(script).toMatch(/ src=/);
    expect(html).not.toMatch(/\son\w+=/);
  });
});
