// `npm run screenshot`: takes the pictures of the README and of docs/theming.md, of real chats: the tags in a real
// browser, against the echo server. A theme's rules are those that the document shows.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { startEchoServer } from '../src/server/echo-server.ts';
import { browserArguments, findBrowser, NO_BROWSER } from '../test/support/find-browser.mjs';
import { bundle, ROOT } from './bundle.ts';

const page = (style: string): string => `<!doctype html>
<meta charset="utf-8" />
<link rel="icon" href="data:," />
<script type="module" src="qmlet-chat.js"></script>
<style>${style}</style>
<body style="margin: 0">
<div style="width: 360px" class="chat">
  <ws-socket id="socket" url="SERVER" active></ws-socket>
  <chat-view socket="socket" style="block-size: 208px"></chat-view>
  <chat-input socket="socket"></chat-input>
</div>`;

/** The rules under a heading of docs/theming.md. */
function rules(heading: string): string {
  const text = readFileSync(join(ROOT, 'docs/theming.md'), 'utf8');
  const section = text.split(/^## /m).find((one) => one.startsWith(heading));
  const css = section && /```css\n([\s\S]*?)```/.exec(section)?.[1];
  if (!css) throw new Error(`docs/theming.md has no rules under the heading '${heading}'.`);
  return css;
}

const PICTURES: { name: string; style: string; scheme?: 'light' | 'dark' }[] = [
  { name: 'chat', style: '' },
  { name: 'theme-default', style: '' },
  { name: 'theme-properties', style: rules('Custom properties') },
  { name: 'theme-light', style: rules('Light and dark'), scheme: 'light' },
  { name: 'theme-dark', style: rules('Light and dark'), scheme: 'dark' },
  { name: 'theme-parts', style: rules('Parts and states') },
];

async function take(browser: Browser, url: string, name: string, scheme: 'light' | 'dark'): Promise<void> {
  const tab = await browser.newPage({
    viewport: { width: 360, height: 240 },
    deviceScaleFactor: 2,
    colorScheme: scheme,
  });
  await tab.goto(url);
  const rows = (count: number) =>
    tab.waitForFunction((n) => document.querySelector('chat-view')!.count === n, count);
  await rows(2);
  await tab.click('chat-input');
  let count = 2;
  for (const text of ['hello', 'Grüße, Привет, שלום']) {
    await tab.keyboard.insertText(text);
    await tab.keyboard.press('Enter');
    await rows((count += 2));
  }
  await tab.keyboard.insertText('and this is still being typed');
  const height = await tab.evaluate(() => document.querySelector('.chat')!.getBoundingClientRect().height);
  await tab.screenshot({
    path: join(ROOT, `docs/images/${name}.png`),
    caret: 'initial',
    clip: { x: 0, y: 0, width: 360, height },
  });
  await tab.close();
}

const executablePath = findBrowser();
if (!executablePath) throw new Error(NO_BROWSER);
const [chat] = await bundle({ 'qmlet-chat': join(ROOT, 'src/chat.ts') });
const echo = await startEchoServer({ port: 0 });
const pages = createServer((request, response) => {
  const script = request.url === '/qmlet-chat.js';
  const picture = PICTURES.find(({ name }) => request.url === `/${name}`);
  response.writeHead(script || picture ? 200 : 404, {
    'content-type': script ? 'text/javascript' : 'text/html',
  });
  response.end(script ? chat!.code : page(picture?.style ?? '').replace('SERVER', echo.url));
}).listen(0, '127.0.0.1');

const browser = await chromium.launch({ executablePath, args: browserArguments() });
try {
  const { port } = pages.address() as AddressInfo;
  for (const { name, scheme } of PICTURES)
    await take(browser, `http://127.0.0.1:${port}/${name}`, name, scheme ?? 'light');
} finally {
  await browser.close();
  pages.close();
  await echo.close();
}
