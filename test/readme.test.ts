// The README's pages, as a reader copies them: beside the self-contained module, without a build step.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, ROOT } from '../scripts/bundle.ts';
import { type EchoServer, startEchoServer } from '../src/server/echo-server.ts';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const snippets = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, code]) => code!);
const SCRIPT = snippets[0]!.split('\n')[0]!;

let echo: EchoServer;
let pages: Server;
let browser: Browser;
let html = '';
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  browser = await chromium.launch({ executablePath, args: browserArguments() });
  echo = await startEchoServer({ port: 0 });
  const [chat] = await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') });
  pages = createServer((request, response) => {
    const script = request.url === '/qmlet-chat.js';
    // As strict as a page can be that connects somewhere.
    const policy = `default-src 'none'; script-src 'self'; connect-src ${echo.url}; require-trusted-types-for 'script'; trusted-types 'none'`;
    response.writeHead(200, {
      'content-type': script ? 'text/javascript' : 'text/html',
      'content-security-policy': policy,
    });
    response.end(script ? chat!.code : html);
  }).listen(0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  pages?.close();
  await echo?.close();
});

describe("the README's page", { timeout: 30_000 }, () => {
  it.each([
    ['with ids', () => snippets[0]!],
    ['nested', () => SCRIPT + snippets[1]!],
    ['with the script at its end', () => snippets[1]! + SCRIPT],
  ])('is a chat %s, under a strict content security policy', async (_how, source) => {
    expect(SCRIPT).toBe('<script type="module" src="qmlet-chat.js"></script>');
    html = `<!doctype html><link rel="icon" href="data:,"><body>${source().replace('ws://localhost:3000', echo.url)}`;
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.querySelector('chat-view')?.count === 2);
    await page.getByRole('textbox').fill('<b>hello</b>');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('log').textContent())
      .toMatch(/#\s*socket open\s*<\s*Welcome to Awesome Chat\s*>\s*<b>hello<\/b>\s*<\s*<b>hello<\/b>/);
    expect(complaints.filter((text) => !text.includes("'data:,'"))).toEqual([]);
    await page.close();
  });
});
