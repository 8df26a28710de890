// The chat's tags rendered on a server, by the package as it is installed: what a page shows without any script, and
// that the elements take it over without anybody seeing it.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderElement } from '../src/ssr.ts';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';
import { type InstalledPackage, installPackage } from './support/installed-package.ts';

const ROWS = Array.from({ length: 100 }, (_, index) => ({
  prefix: '<#>'[index % 3]!,
  message: `message ${index} <b>&amp; "quoted"</b> </script>`,
  ...(index % 5 === 0 && { name: `Ann ${index}`, time: 1_700_000_000_000 + index }),
}));

/** Run in Node, where the package is installed: the page's body, by `@lit-labs/ssr` or by `renderElement`. */
const RENDER = `
import { html, render } from '@lit-labs/ssr';
import { html as template } from 'lit';
import { chatRenderer } from 'qmlet/ssr/lit';
import { renderElement } from 'qmlet/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
const rows = JSON.parse(process.argv[1]);
const options = { locale: 'en-US', timeZone: 'UTC' };
const byLit = await collectResult(render(template\`<ws-socket url="ws://localhost:1"><chat-view .model=\${rows}
  aria-label=\${'The "chat"'}></chat-view>
  <chat-label .elide=\${2} .text=\${'Hello <world> of labels'} color="red"></chat-label>
  <chat-label horizontal-alignment="right"><i>slotted</i></chat-label>
  <chat-input placeholder="Say something" ?disabled=\${false} .maxLength=\${9} text="draft"></chat-input>
  <chat-input multiline .text=\${'two\\nlines'} ?required=\${true}></chat-input></ws-socket>\`,
  { elementRenderers: [chatRenderer(options)] }));
const view = (properties) => renderElement('chat-view', { properties, ...options });
const plain = renderElement('ws-socket', { attributes: { url: 'ws://localhost:1' }, children:
  view({ model: rows }) + view({ model: rows.slice(0, 2) }) + view({ model: rows, limit: 5 }) +
  renderElement('chat-label', { properties: { text: 'Hello', horizontalAlignment: 2 } }) });
console.log(JSON.stringify({ byLit, plain }));
`;

const SCRIPT = `<script type="module">import '/qmlet/hydrate.js'; import '/qmlet/chat.js';</script>`;

let installed: InstalledPackage;
let browser: Browser;
let server: Server;
let url = '';
let rendered: Record<'byLit' | 'plain', string>;
/** Holds the scripts back until it is resolved. */
let scripts = Promise.resolve();

beforeAll(async () => {
  installed = await installPackage(['@lit-labs/ssr', 'lit']);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', RENDER, JSON.stringify(ROWS)],
    { cwd: installed.project, maxBuffer: 2 ** 24 },
  );
  rendered = JSON.parse(stdout);
  server = createServer(async (request, response) => {
    const path = request.url!;
    if (path.startsWith('/qmlet/')) {
      await scripts;
      response.setHeader('content-type', 'text/javascript');
      response.end(readFileSync(join(installed.dist, normalize(path.slice('/qmlet'.length)))));
    } else if (path === '/byLit' || path === '/plain') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      const icon = '<link rel="icon" href="data:,">';
      response.end(`<!doctype html>${icon}<body>${rendered[path.slice(1) as 'plain']}${SCRIPT}`);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  browser = await chromium.launch({ executablePath, args: browserArguments() });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  installed?.remove();
});

async function open(path: string, javaScriptEnabled = true): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({
    javaScriptEnabled,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 500, height: 1300 },
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url + path, { waitUntil: javaScriptEnabled ? 'commit' : 'load' });
  return { page, complaints };
}

/** What is in the shadow trees, without what only one of both sides needs. */
const TREES = `(root) => [...root.querySelectorAll('chat-view, chat-input, chat-label, ws-socket')].map((element) => {
  const copy = document.createElement('div');
  for (const child of element.shadowRoot.children) copy.append(child.cloneNode(true));
  for (const node of copy.querySelectorAll('style, script')) node.remove();
  for (const node of copy.querySelectorAll('[style]')) node.removeAttribute('style');
  // Rows are as many as the view has room for.
  for (const node of [...copy.querySelectorAll('.row')].slice(0, -10)) node.remove();
  const field = copy.querySelector('input, textarea');
  if (field) {
    // Given as attribute by the one, as property by the other.
    field.setAttribute('data-value', element.shadowRoot.querySelector('input, textarea').value);
    field.removeAttribute('value');
    field.textContent = '';
  }
  const sorted = (node) => {
    const attributes = [...node.attributes].map(({ name, value }) => name + '=' + value).sort().join(' ');
    return node.localName + '[' + attributes + ']' + [...node.childNodes].map((child) =>
      child.nodeType === 1 ? sorted(child) : child.nodeType === 3 && child.data ? JSON.stringify(child.data) : '').join('');
  };
  return [...copy.children].map(sorted).join('\\n');
})`;

describe('the chat rendered on a server', { timeout: 30_000 }, () => {
  it.each(['byLit', 'plain'])('is seen without a script, and looks as with one (%s)', async (path) => {
    const { page: still } = await open(path, false);
    const before = await still.screenshot();
    expect(await still.getByText('message 99').first().isVisible()).toBe(true);
    const { page, complaints } = await open(path);
    await page.waitForFunction('document.querySelector("chat-view")?.count === 100');
    // The frame in which the view has measured its rows.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await expect
      .poll(async () => Buffer.compare(before, await page.screenshot()), { timeout: 10_000 })
      .toBe(0);
    expect(complaints).toEqual([]);
    await still.close();
    await page.close();
  });

  it('is what the elements make themselves', async () => {
    const { page: still } = await open('byLit', false);
    const before = (await still.evaluate(`(${TREES})(document)`)) as string[];
    const { page } = await open('byLit');
    await page.waitForFunction('document.querySelector("chat-view")?.count === 100');
    const after = await page.evaluate(`(async () => {
      const rows = ${JSON.stringify(JSON.stringify(ROWS))};
      document.body.innerHTML = document.body.innerHTML;
      for (const view of document.querySelectorAll('chat-view')) view.model = JSON.parse(rows);
      while (!document.querySelector('chat-view').shadowRoot.querySelector('.row'))
        await new Promise((done) => requestAnimationFrame(done));
      return (${TREES})(document);
    })()`);
    expect(before).toHaveLength(6);
    expect(before[1]).toContain('message 99');
    expect(after).toEqual(before);
    await still.close();
    await page.close();
  });

  it('is taken over without a frame in which something else is seen', async () => {
    let release = () => {};
    scripts = new Promise((resolve) => (release = resolve));
    const { page, complaints } = await open('plain');
    await page.waitForSelector('chat-view');
    // After each frame: what is seen where, until rows have come that only a living view shows.
    await page.evaluate(`
      window.seen = [];
      const channel = new MessageChannel();
      const look = () => {
        window.seen.push(JSON.stringify([...document.querySelectorAll('chat-view')].map((view) => {
          const scroller = view.shadowRoot.querySelector('[part=scroller]');
          const box = scroller.getBoundingClientRect();
          return [...scroller.querySelectorAll('.row')].flatMap((row) => {
            const { top, bottom } = row.getBoundingClientRect();
            return bottom > box.top && top < box.bottom ? [row.textContent, Math.round(top - box.top)] : [];
          });
        })));
        requestAnimationFrame(() => channel.port2.postMessage(0));
      };
      channel.port1.onmessage = look;
      look();
    `);
    await page.waitForFunction('window.seen.length > 3');
    const early = (await page.evaluate('window.seen.length')) as number;
    release();
    await page.waitForFunction('document.querySelector("chat-view").count === 100');
    const defined = (await page.evaluate('window.seen.length')) as number;
    await page.waitForFunction(`window.seen.length > ${defined} + 20`);
    const seen = (await page.evaluate('window.seen')) as string[];
    expect(seen[0]).toContain('message 99');
    expect(JSON.parse(seen[0]!).map((rows: unknown[]) => rows.length > 0)).toEqual([true, true, true]);
    expect(defined).toBeGreaterThanOrEqual(early);
    expect([...new Set(seen)]).toHaveLength(1);
    // The rows are there once, and so is nothing of the server's.
    const left = await page.evaluate(() =>
      [...document.querySelectorAll('chat-view')].map((view) => {
        const root = view.shadowRoot!;
        const rows = [...root.querySelectorAll('.row')].map((row) => row.ariaPosInSet);
        return [new Set(rows).size === rows.length, root.querySelectorAll('.rows style, script').length];
      }),
    );
    expect(left).toEqual(Array(3).fill([true, 0]));
    // And it lives.
    await page.evaluate(() => document.querySelector('chat-view')!.append('>', 'a new one'));
    await page.waitForFunction(
      'document.querySelector("chat-view").shadowRoot.querySelector(".rows").textContent.endsWith("a new one")',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('renderElement', () => {
  it('writes properties as attributes, and escapes', () => {
    const html = renderElement('ws-socket', {
      properties: {
        url: 'ws://x/?a=1&b="2"',
        active: true,
        reconnect: false,
        requestedSubprotocols: ['a', 'b'],
      },
      attributes: { id: 's', title: '<x>', hidden: false, lang: null },
      children: '<p>child</p>',
      nonce: 'n"1',
    });
    expect(html).toMatch(
      /^<ws-socket url="ws:\/\/x\/\?a=1&#38;b=&#34;2&#34;" active requested-subprotocols="a b" id="s" title="&#60;x&#62;"><template shadowrootmode="open"><slot><style nonce="n&#34;1">/,
    );
    expect(html).toMatch(/<\/style><\/slot><\/template><p>child<\/p><\/ws-socket>$/);
  });

  it('lets nothing out of a style, a script or an attribute', () => {
    const label = renderElement('chat-label', { properties: { text: 'x', color: 'red}</style><script>' } });
    expect(label.match(/<\/style>/g)).toHaveLength(1);
    expect(label).not.toContain('<script');
    const view = renderElement('chat-view', {
      properties: { model: [{ prefix: '<', message: '</script>' }] },
    });
    expect(view.match(/<\/script>/g)).toHaveLength(1);
    expect(() => renderElement('chat-view', { attributes: { 'a onclick=': 1 } })).toThrow(
      "<chat-view>: 'a onclick=' cannot be an attribute.",
    );
  });

  it('says what it cannot render', () => {
    const bytes = [
      { prefix: '<', message: 'a' },
      { prefix: '<', message: new Uint8Array(1) },
    ];
    expect(() => renderElement('chat-view', { properties: { model: bytes } })).toThrow(
      '<chat-view>: row 1 holds bytes. Only text can be rendered on a server.',
    );
    expect(() => renderElement('chat-view', { properties: { model: 'rows' } })).toThrow(
      "<chat-view>: 'model' is an array of rows, or a ListModel.",
    );
    expect(() => renderElement('qml-view' as 'chat-view')).toThrow(
      '<qml-view> cannot be rendered: there are chat-input, chat-label, chat-view, ws-socket.',
    );
  });
});
