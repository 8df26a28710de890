// The package in pages without a build step, and under the strictest policy that lets it run: scripts and styles from
// the page's own server only, nothing evaluated, and no text that becomes markup (Trusted Types, with no policy at
// all). Whatever the browser objects to fails a test.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../scripts/integrity.ts';
import { type EchoServer, startEchoServer } from '../src/server/echo-server.ts';
import { renderElement } from '../src/ssr.ts';
import { qmlet } from '../src/vite.ts';
import { samplesOf } from './docs/samples.ts';
import { browserArguments, findBrowser, NO_BROWSER } from './support/find-browser.mjs';
import { type InstalledPackage, installPackage } from './support/installed-package.ts';

const NONCE = 'bm9uY2U=';

let installed: InstalledPackage;
let echo: EchoServer;
let browser: Browser;
let server: Server;
let origin = '';
let policy = '';
/** What the server has besides the package's `dist/cdn`, by path. */
const files = new Map<string, string>();
let integrity: Record<string, string>;
/** The module of the built project. */
let entry = '';

/** A document with what is drawn in ways of its own: rich text, inputs, images, lists, states, canvas. */
const DOCUMENT = `import QtQuick
Item {
    id: root
    width: 300; height: 200
    property int clicks: 0
    Column {
        Text { objectName: "rich"; textFormat: Text.RichText; text: "<b style='color:red'>rich</b> <i>text</i>" }
        Text { text: "plain"; elide: Text.ElideRight; width: 40; style: Text.Outline; styleColor: "red" }
        TextInput { width: 100; text: "input" }
        TextEdit { width: 100; text: "edit" }
        Rectangle {
            id: box
            width: 20; height: 20; radius: 4
            gradient: Gradient { GradientStop { position: 0; color: "red" } GradientStop { position: 1; color: "blue" } }
            MouseArea { anchors.fill: parent; onClicked: root.clicks++ }
        }
        Image { width: 16; height: 16; source: "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=" }
        ListView { width: 100; height: 40; model: 20; delegate: Text { text: "row " + index } }
        Canvas { width: 10; height: 10; onPaint: { const ctx = getContext("2d"); ctx.fillRect(0, 0, 5, 5) } }
    }
    states: State { name: "wide"; PropertyChanges { box.width: 60 } }
    transitions: Transition { NumberAnimation { properties: "width"; duration: 1 } }
    Component.onCompleted: state = "wide"
}
`;

/** Builds `main.js` of the project that has the package installed, as its author would. */
async function buildModule(): Promise<void> {
  const { project } = installed;
  writeFileSync(join(project, 'App.qml'), DOCUMENT);
  writeFileSync(join(project, 'index.html'), '<script type="module" src="main.js"></script>');
  writeFileSync(
    join(project, 'main.js'),
    "import { defineElement } from 'qmlet';\nimport App from './App.qml';\ndefineElement('strict-app', App);\n",
  );
  const { output } = (await build({
    root: project,
    base: '/built/',
    configFile: false,
    logLevel: 'silent',
    plugins: [qmlet()],
    build: { write: false, modulePreload: { polyfill: false } },
  })) as Rolldown.RolldownOutput;
  for (const file of output) {
    files.set(`/built/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source));
    if (file.type === 'chunk' && file.isEntry) entry = `/built/${file.fileName}`;
  }
}

beforeAll(async () => {
  installed = await installPackage();
  integrity = JSON.parse(readFileSync(join(installed.dist, 'cdn/integrity.json'), 'utf8'));
  await buildModule();
  echo = await startEchoServer({ port: 0 });
  server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname;
    let body = files.get(path);
    try {
      body ??= readFileSync(join(installed.dist, path), 'utf8');
    } catch {}
    const html = path.endsWith('.html');
    response.setHeader('content-type', html ? 'text/html; charset=utf-8' : 'text/javascript');
    if (html) response.setHeader('content-security-policy', policy);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  browser = await chromium.launch({ executablePath, args: browserArguments() });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  await echo?.close();
  installed?.remove();
});

/** The policy that the documentation gives. */
const POLICY = samplesOf('docs/security.md')
  .find(({ language }) => language === 'csp')!
  .code.trim()
  .replaceAll('\n', ' ');

/** Opens a page with a body, under the strict policy with further sources. */
async function open(
  body: string,
  { scripts = '', styles = '', images = '' } = {},
): Promise<{ page: Page; complaints: string[] }> {
  policy =
    POLICY.replace("script-src 'self'", `$& ${scripts}`)
      .replace("style-src 'self'", `$& ${styles}`)
      .replace('wss://chat.example', echo.url) +
    `; ${images && `img-src ${images}; `}base-uri 'none'; form-action 'none'`;
  files.set('/page.html', `<!doctype html><link rel="icon" href="/icon"><body>${body}`);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('/icon'))
      complaints.push(message.text());
  });
  await page.goto(`${origin}/page.html`);
  return { page, complaints };
}

const CHAT = () =>
  `<ws-socket url="${echo.url}" active><chat-view></chat-view><chat-label text="label" color="green" elide="middle">
  </chat-label><chat-input multiline></chat-input></ws-socket>`;

/** Says something, and reads the echo. */
async function talk(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('ws-socket')!.status === 1);
  await page.getByRole('textbox').fill('<img src=x onerror=alert(1)>');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.getByRole('log').textContent())
    .toMatch(/>\s*<img src=x onerror=alert\(1\)>\s*<\s*<img src=x onerror=alert\(1\)>/);
}

it('the policy is strict', () => {
  for (const part of ["default-src 'none'", "script-src 'self';", "style-src 'self';", 'wss://chat.example;'])
    expect(POLICY).toContain(part);
  expect(POLICY).toMatch(/require-trusted-types-for 'script'; trusted-types 'none'$/);
});

describe('without a build step, under a strict policy', { timeout: 60_000 }, () => {
  it('the chat runs from a script tag with its hash', async () => {
    const file = '/cdn/qmlet-chat.js';
    expect(integrity['qmlet-chat.js']).toBe(hashOf(readFileSync(join(installed.dist, file))));
    const { page, complaints } = await open(
      `<script type="module" src="${file}" integrity="${integrity['qmlet-chat.js']}"></script>${CHAT()}`,
    );
    await talk(page);
    // Styles that are set through the object model are no inline styles.
    expect(
      await page.evaluate(() => {
        const box = document.querySelector('chat-label')!.shadowRoot!.querySelector('div')!;
        return [getComputedStyle(box).color, getComputedStyle(document.querySelector('chat-view')!).display];
      }),
    ).toEqual(['rgb(0, 128, 0)', 'flex']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('a file that was changed does not run', async () => {
    files.set('/changed.js', `${readFileSync(join(installed.dist, 'cdn/qmlet-chat.js'), 'utf8')}\n`);
    const { page, complaints } = await open(
      `<script type="module" src="/changed.js" integrity="${integrity['qmlet-chat.js']}"></script>${CHAT()}`,
    );
    await expect.poll(() => complaints.join()).toMatch(/integrity/);
    expect(await page.evaluate(() => customElements.get('ws-socket'))).toBe(undefined);
    await page.close();
  });

  it('the chat runs through an import map, late parts and hashes included', async () => {
    const map = JSON.stringify({
      imports: { 'qmlet/chat': '/cdn/qmlet-chat.js' },
      integrity: Object.fromEntries(Object.entries(integrity).map(([name, hash]) => [`/cdn/${name}`, hash])),
    });
    files.set(
      '/main.js',
      "import { ChatView } from 'qmlet/chat';\ndocument.title = new ChatView().localName;\n",
    );
    const hash = createHash('sha256').update(map).digest('base64');
    const { page, complaints } = await open(
      `<script type="importmap">${map}</script><script type="module" src="/main.js"></script>${CHAT()}`,
      { scripts: `'sha256-${hash}'` },
    );
    await talk(page);
    expect(await page.title()).toBe('chat-view');
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the package itself is what an import map names', async () => {
    const map = JSON.stringify({ imports: { 'qmlet/chat': '/chat.js', 'qmlet/': '/' } });
    files.set('/main.js', "import 'qmlet/chat';\n");
    const hash = createHash('sha256').update(map).digest('base64');
    const { page, complaints } = await open(
      `<script type="importmap">${map}</script><script type="module" src="/main.js"></script>${CHAT()}`,
      { scripts: `'sha256-${hash}'` },
    );
    await talk(page);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('what a server rendered shows its styles by a nonce', async () => {
    const view = renderElement('chat-view', {
      properties: { model: [{ prefix: '#', message: 'from the server' }] },
      nonce: NONCE,
    });
    files.set('/main.js', "import '/hydrate.js';\nimport '/chat.js';\n");
    const { page, complaints } = await open(`${view}<script type="module" src="/main.js"></script>`, {
      styles: `'nonce-${NONCE}'`,
    });
    await page.waitForFunction(() => document.querySelector('chat-view')!.count === 1);
    await expect.poll(() => page.getByRole('log').textContent()).toMatch(/#\s*from the server/);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

/** The document as an element. */
type App = HTMLElement & { rootObject: { state: string } | null; clicks: number };

describe('a module compiled at build time, under a strict policy', { timeout: 60_000 }, () => {
  it('runs with everything that it draws', async () => {
    const { page, complaints } = await open(
      `<strict-app></strict-app><script type="module" src="${entry}"></script>`,
      { images: 'data:' },
    );
    await page.waitForFunction(() => document.querySelector<App>('strict-app')!.rootObject?.state === 'wide');
    await expect.poll(() => page.getByText('row 1', { exact: true }).count()).toBe(1);
    expect(await page.locator('strict-app').getByText('rich').count()).toBe(1);
    const stage = page.locator('strict-app');
    await stage.click({ position: { x: 5, y: (await stage.evaluate(boxTop)) + 5 } });
    await page.waitForFunction(() => document.querySelector<App>('strict-app')!.clicks === 1);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

/** Where the rectangle is in the element; runs in the page. */
function boxTop(element: Element): number {
  const boxes = [...element.shadowRoot!.querySelectorAll('div')];
  const box = boxes.find((one) => getComputedStyle(one).backgroundImage.includes('gradient'))!;
  return box.getBoundingClientRect().top - element.getBoundingClientRect().top;
}
