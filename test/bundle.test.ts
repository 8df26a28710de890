// The one file for a page without a build step, as it is shipped: everything a page can name has its name, and the
// chat works by it. Names inside of it are made short, which no other test would notice.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, ROOT } from '../scripts/bundle.ts';
import type { Manifest } from '../scripts/manifest.ts';
import { INTERNAL } from '../scripts/shrink.ts';
import { startEchoServer } from '../src/server/echo-server.ts';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';

const TAGS = ['chat-input', 'chat-label', 'chat-view', 'ws-socket'];
const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'custom-elements.json'), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations }) => declarations as ((typeof declarations)[number] & { tagName: string })[])
  .filter(({ tagName }) => TAGS.includes(tagName));

let page: Page;
let browser: Browser;
let files: Server;
let echo: Awaited<ReturnType<typeof startEchoServer>>;
const complaints: string[] = [];

beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  const chunks = await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') }, true);
  echo = await startEchoServer({ port: 0 });
  const html = `<!doctype html><meta charset="utf-8">
    <script type="module" src="qmlet-chat.js"></script>
    <ws-socket id="socket" url="${echo.url}" active reconnect heartbeat="20" queue-limit="9">
      <chat-view limit="2000"></chat-view><chat-input multiline></chat-input>
    </ws-socket>
    <chat-view id="own"><template><b data-role="message"></b></template></chat-view>
    <chat-label text="a text" elide="middle" horizontal-alignment="right"></chat-label>`;
  files = createServer(({ url }, response) => {
    const chunk = chunks.find(({ fileName }) => url === `/${fileName}`);
    response.setHeader('content-type', chunk ? 'text/javascript' : 'text/html');
    response.end(chunk ? chunk.code : html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => files.once('listening', resolve));
  browser = await chromium.launch({ executablePath, args: browserArguments() });
  page = await browser.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !/favicon/.test(message.location().url))
      complaints.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${(files.address() as AddressInfo).port}/`);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  files?.close();
  await echo?.close();
});

describe('dist/cdn/qmlet-chat.js', { timeout: 60_000 }, () => {
  it('names what its modules know each other by as nothing that a page can name', () => {
    const names = elements.flatMap(({ members = [] }) => members.map(({ name }) => name));
    expect(names.length).toBeGreaterThan(100);
    expect(INTERNAL.filter((name) => names.includes(name))).toEqual([]);
  });

  it('leaves the elements without members of short names, which would be in the way of those of a page', async () => {
    const short = await page.evaluate((tags) => {
      const found: string[] = [];
      for (const tag of tags) {
        const element = document.createElement(tag);
        for (let at: object = element; at !== HTMLElement.prototype; at = Object.getPrototypeOf(at))
          found.push(...Object.getOwnPropertyNames(at).filter((name) => name.length < 3));
      }
      return found;
    }, TAGS);
    expect(short.filter((name) => name !== 'id')).toEqual([]);
  });

  it('has every member that the manifest tells of', async () => {
    expect(elements.map(({ tagName }) => tagName).sort()).toEqual(TAGS);
    const missing = await page.evaluate(
      (all) =>
        all.flatMap(({ tag, members }) => {
          const element = document.createElement(tag);
          const of = { true: element.constructor, false: element } as const;
          return members
            .filter(({ name, fixed }) => !(name in of[`${fixed}`]))
            .map(({ name }) => `${tag}: ${name}`);
        }),
      elements.map(({ tagName, members = [] }) => ({
        tag: tagName,
        members: members.map(({ name, static: fixed = false }) => ({ name, fixed })),
      })),
    );
    expect(missing).toEqual([]);
  });

  it('is a chat: with a history, rows of another look, a connection that is lost and comes back', async () => {
    const texts = () =>
      page.evaluate(() =>
        Array.from(
          document.querySelector('chat-view')!.shadowRoot!.querySelectorAll('.row'),
          (row) => row.textContent,
        ).slice(-2),
      );
    await page.waitForFunction(() => document.querySelector('chat-view')?.count === 2);
    await page.getByRole('textbox', { name: 'Message' }).fill('hello');
    await page.keyboard.press('Enter');
    await expect.poll(texts).toEqual(['>hello', '<hello']);
    await page.evaluate(() => {
      const view = document.querySelector('chat-view')!;
      view.prepend(Array.from({ length: 3000 }, (_, index) => ({ prefix: '<', message: `old ${index}` })));
      view.positionViewAtBeginning();
    });
    await page.waitForFunction(() => document.querySelector('chat-view')!.atYBeginning);
    await expect.poll(() => page.evaluate(() => document.querySelector('chat-view')!.count)).toBe(2000);
    await page.evaluate(() => {
      document.querySelector<import('../src/chat.ts').ChatView>('#own')!.append('<', 'in bold');
      document.querySelector('chat-view')!.positionViewAtEnd();
    });
    await page.waitForFunction(
      () => document.querySelector('#own')!.shadowRoot!.querySelector('b')?.textContent === 'in bold',
    );
    expect(await page.evaluate(() => document.querySelector('chat-label')!.shadowRoot!.textContent)).toBe(
      'a text',
    );
    const { port } = new URL(echo.url);
    await echo.close();
    await page.waitForFunction(() => document.querySelector('ws-socket')!.reconnectAttempt > 0);
    await page.getByRole('textbox', { name: 'Message' }).fill('waits');
    await page.keyboard.press('Enter');
    await expect.poll(texts).toContain('>waits');
    echo = await startEchoServer({ port: +port });
    await expect.poll(texts, { timeout: 30_000 }).toContain('<waits');
    expect(complaints.filter((text) => !text.includes('WebSocket connection to'))).toEqual([]);
  });
});
