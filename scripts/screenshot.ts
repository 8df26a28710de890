// `npm run screenshot`: takes the README's picture, docs/images/chat.png, of a real chat: the four tags in a
// real browser, against the echo server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { startEchoServer } from '../src/server/echo-server.ts';
import { browserArguments, findBrowser, NO_BROWSER } from '../test/support/find-browser.mjs';
import { bundle, ROOT } from './bundle.ts';

const PAGE = `<!doctype html>
<meta charset="utf-8" />
<script type="module" src="qmlet-chat.js"></script>
<body style="margin: 0">
<div style="width: 360px">
  <ws-socket id="socket" url="SERVER" active></ws-socket>
  <chat-view socket="socket" style="height: 208px"></chat-view>
  <chat-input socket="socket"></chat-input>
</div>`;

const executablePath = findBrowser();
if (!executablePath) throw new Error(NO_BROWSER);
const [chat] = await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') });
const echo = await startEchoServer({ port: 0 });
const pages = createServer((request, response) => {
  const script = request.url === '/qmlet-chat.js';
  response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
  response.end(script ? chat!.code : PAGE.replace('SERVER', echo.url));
}).listen(0, '127.0.0.1');

const browser = await chromium.launch({ executablePath, args: browserArguments() });
try {
  const page = await browser.newPage({ viewport: { width: 360, height: 240 }, deviceScaleFactor: 2 });
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
  const rows = (count: number) =>
    page.waitForFunction((n) => document.querySelector('chat-view')!.count === n, count);
  await rows(2);
  await page.click('chat-input');
  let count = 2;
  for (const text of ['hello', 'Grüße, Привет, שלום']) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    await rows((count += 2));
  }
  await page.keyboard.insertText('and this is still being typed');
  await page.screenshot({ path: join(ROOT, 'docs/images/chat.png'), caret: 'initial' });
} finally {
  await browser.close();
  pages.close();
  await echo.close();
}
