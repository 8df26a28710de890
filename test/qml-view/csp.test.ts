// A document compiled at build time in a page whose policy forbids to evaluate text as code: it runs, and
// neither the compiler nor the document's text is shipped. The same document compiled in the browser
// behaves the same.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { qmlet } from '../../src/vite.ts';
import { browserArguments, findBrowser } from '../support/find-browser.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
const ROOT = join(import.meta.dirname, 'csp');

let browser: Browser;
let server: Server;
let url = '';
let code = '';
let policy: string | null = POLICY;

beforeAll(async () => {
  const { output } = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [qmlet()],
    define: { __DEV__: 'false' },
    build: {
      rolldownOptions: { input: [join(ROOT, 'index.html'), join(ROOT, 'full.html')] },
      write: false,
      modulePreload: { polyfill: false },
      minify: true,
      target: 'es2022',
    },
  })) as Rolldown.RolldownOutput;
  const files = new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
  // The page without the compiler: its entry, and what that imports.
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const reached = new Set<string>();
  const reach = (name: string) => {
    const chunk = chunks.get(name);
    if (!chunk || reached.has(name)) return;
    reached.add(name);
    code += chunk.code;
    for (const other of [...chunk.imports, ...chunk.dynamicImports]) reach(other);
  };
  for (const { fileName, facadeModuleId } of chunks.values())
    if (facadeModuleId?.endsWith('index.html')) reach(fileName);
  server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : request.url!;
    const own = /^\/[\w/]+\.(qml|js)$|\/qmldir$/.test(path) && existsSync(join(ROOT, path));
    const body = files.get(path) ?? (own ? readFileSync(join(ROOT, path)) : undefined);
    if (policy) response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', path.endsWith('.html') ? 'text/html' : 'text/javascript');
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const executablePath = findBrowser();
  browser = await chromium.launch({
    args: browserArguments(),
    ...(executablePath && { executablePath }),
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
});

// biome-ignore lint/suspicious/noExplicitAny: runs in the page, where the element has the document's members
type Any = any;

async function open(path = ''): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/icon\.svg|404/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url + path);
  await page.waitForSelector('qml-view:is([status=ready], [status=error])', { state: 'attached' });
  return { page, complaints };
}

describe('a strict Content-Security-Policy', () => {
  it('lets a compiled document run', async () => {
    policy = POLICY;
    const { page, complaints } = await open();
    const seen = await page.evaluate(async () => {
      const app = document.querySelector('strict-app') as Any;
      const events: number[] = [];
      app.addEventListener('counted', (event: CustomEvent) => events.push(event.detail.to));
      app.add();
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const box = app.shadowRoot.querySelector('.stage > div');
      const badge = box.firstElementChild.getBoundingClientRect();
      let evaluates = true;
      try {
        new Function('return 1')();
      } catch {
        evaluates = false;
      }
      return {
        evaluates,
        events,
        text: app.text,
        color: getComputedStyle(box).backgroundColor,
        height: app.clientHeight,
        badge: [badge.x - app.getBoundingClientRect().x, badge.width],
        view: (document.querySelector('qml-view') as Any).rootObject.text,
      };
    });
    expect(seen).toEqual({
      evaluates: false,
      events: [5],
      text: 'look 5',
      color: 'rgb(32, 64, 96)',
      height: 45,
      badge: [5, 12],
      view: 'look 1',
    });
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('ships no compiler and no document to be compiled', () => {
    expect(code).toContain('Look.qml');
    expect(code).not.toContain('Unterminated regular expression');
    expect(code).not.toContain("Expected token `%1'");
    expect(code).not.toContain('import QtQuick\n');
    expect(code).not.toMatch(/\bnew Function\b/);
  });

  it('says how when a document would have to be compiled', async () => {
    policy = POLICY;
    const { page } = await open();
    const errors = await page.evaluate(async () => {
      const view = document.querySelector('qml-view') as Any;
      view.module = null;
      const script = document.createElement('script');
      script.type = 'text/qml';
      script.textContent = 'import QtQuick\nItem {}';
      view.append(script);
      while (view.status !== 3) await new Promise((resolve) => setTimeout(resolve, 10));
      return view.errors.map((error: { message: string }) => error.message);
    });
    expect(errors).toEqual([
      'There is no compiler on this page to read it with. Load "qmlet/full" instead of "qmlet", or compile the document at build time with "qmlet/vite"',
    ]);
    await page.close();
  });

  it('says how when the page has a compiler that it may not use', async () => {
    policy = POLICY;
    const { page } = await open('full.html');
    expect(
      await page.evaluate(() =>
        (document.querySelector('qml-view') as Any).errors.map((error: Any) => error.message),
      ),
    ).toEqual([
      "EvalError: the page's Content-Security-Policy does not allow 'unsafe-eval', which compiling in the browser needs. " +
        'Compile the document at build time with "qmlet/vite"',
    ]);
    await page.close();
  });
});

describe('a document compiled in the browser', () => {
  it('behaves as the one compiled at build time', async () => {
    policy = null;
    const seen = async (path: string) => {
      const { page, complaints } = await open(path);
      const result = await page.evaluate(() => {
        const view = document.querySelector('qml-view') as Any;
        const root = view.rootObject;
        const counted: number[] = [];
        root.counted.connect((to: number) => counted.push(to));
        root.add();
        return {
          counted,
          text: root.text,
          color: String(root.color),
          height: root.height,
          html: view.shadowRoot.querySelector('.stage').innerHTML,
        };
      });
      await page.close();
      return { ...result, complaints };
    };
    const built = await seen('');
    expect(built).toMatchObject({
      counted: [2],
      text: 'look 2',
      color: '#204060',
      height: 42,
      complaints: [],
    });
    expect(await seen('full.html')).toEqual(built);
  });
});
