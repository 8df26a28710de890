// An application in the browser, as the checks see it. What always holds: a check waits for what it expects, for
// as long as a busy machine may need, and what the page complains of fails the check during which it did.

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, CDPSession, Page } from 'playwright';

/** How long to wait for something, in ms: never passed where all is well. */
export const PATIENCE = 30_000;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

/** The server that the tags talk to, and how many are connected to it. */
export interface Echo {
  url: string;
  clients(): number;
}

/** Runs in the page before anything else of it: remembers every connection without keeping it alive. */
const WATCH_SOCKETS = `{
  const made = [];
  const count = (test) => made.filter((each) => test(each.deref())).length;
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      made.push(new WeakRef(this));
    }
  };
  window.socketsMade = () => made.length;
  window.socketsOpen = () => count((socket) => socket && socket.readyState < 2);
  window.socketsAlive = () => count(Boolean);
}`;

export interface Watch {
  socketsMade(): number;
  socketsOpen(): number;
  socketsAlive(): number;
}

/** Serves a folder to the browser. */
async function serveFolder(folder: string): Promise<{ url: string; close(): void }> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export class App {
  /** How long to wait for what is expected, in ms. */
  patience = PATIENCE;
  readonly page: Page;
  readonly echo: Echo;
  #complaints: string[] = [];
  #session: CDPSession;

  private constructor(page: Page, session: CDPSession, echo: Echo) {
    this.page = page;
    this.echo = echo;
    this.#session = session;
    page.on('console', (message) => {
      if (/^(error|warning|assert)$/.test(message.type())) this.#complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.#complaints.push(String(error.stack ?? error)));
  }

  /** Opens a built application; `close` shuts its page and the server of its files. */
  static async open(browser: Browser, folder: string, echo: Echo): Promise<App & { close(): Promise<void> }> {
    const files = await serveFolder(folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.addInitScript(WATCH_SOCKETS);
    const app = new App(page, await context.newCDPSession(page), echo);
    const close = async () => {
      await context.close();
      files.close();
    };
    try {
      await page.goto(`${files.url}?ws=${encodeURIComponent(echo.url)}`);
      await page.waitForFunction(() => 'testApp' in window);
    } catch (error) {
      await close();
      throw new Error(`${(error as Error).message}\n${app.complaints().join('\n')}`);
    }
    return Object.assign(app, { close });
  }

  /** What the page has complained of since this was asked last. */
  complaints(): string[] {
    return this.#complaints.splice(0);
  }

  /** Mounts a scenario in place of what is there. */
  async show(scenario: string): Promise<void> {
    await this.hide();
    await this.page.evaluate(async (name) => {
      await (window as unknown as { testApp: { show(name: string): unknown } }).testApp.show(name);
    }, scenario);
  }

  /** Unmounts what is there. */
  async hide(): Promise<void> {
    await this.page.evaluate(async () => {
      await (window as unknown as { testApp: { hide(): unknown } }).testApp.hide();
    });
  }

  /**
   * Waits until something is as expected.
   * @throws Error that says what it is instead
   */
  async soon(what: string, get: () => unknown, expected: unknown): Promise<void> {
    const deadline = Date.now() + this.patience;
    for (;;) {
      let actual: unknown;
      try {
        actual = await get();
      } catch (error) {
        actual = `(${(error as Error).message.split('\n')[0]})`;
      }
      if (isDeepStrictEqual(actual, expected)) return;
      if (Date.now() > deadline)
        throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until an expression of the element `el`, found by its selector, has a value. */
  has(selector: string, expression: string, expected: unknown): Promise<void> {
    const get = `(() => { const el = document.querySelector(${JSON.stringify(selector)}); return ${expression}; })()`;
    return this.soon(`${selector}: ${expression}`, () => this.page.evaluate(get), expected);
  }

  /** Waits until an `<output>` has a text. */
  says(id: string, text: string): Promise<void> {
    return this.has(`#${id}`, 'el.textContent.trim()', text);
  }

  /** Waits until a transcript has exactly these rows. */
  rows(selector: string, rows: readonly string[]): Promise<void> {
    const expression =
      '[...el.shadowRoot.querySelectorAll("[part~=row]")].map((row) => row.textContent.trim())';
    return this.has(selector, expression, rows);
  }

  /** Presses a button of the scenario, whether or not it is in sight. */
  press(id: string): Promise<void> {
    return this.page.locator(`#${id}`).evaluate((button: HTMLElement) => button.click());
  }

  /** Remembers elements, to see later whether they are still the same. */
  async remember(...selectors: string[]): Promise<void> {
    const get = `window.remembered = new Map(${JSON.stringify(selectors)}.map((each) => [each, document.querySelector(each)])), [...window.remembered.values()].every(Boolean)`;
    if (!(await this.page.evaluate(get))) throw new Error(`not all of ${selectors.join(', ')} are there`);
  }

  /** @throws Error when one of the remembered elements is another one by now */
  async same(): Promise<void> {
    const others = await this.page.evaluate(
      '[...window.remembered].filter(([each, el]) => document.querySelector(each) !== el).map(([each]) => each)',
    );
    if ((others as string[]).length) throw new Error(`made anew: ${(others as string[]).join(', ')}`);
  }

  /** A figure of the page's connections. */
  sockets(which: keyof Watch): Promise<number> {
    return this.page.evaluate(`window.${which}()`);
  }

  async collectGarbage(): Promise<void> {
    await this.#session.send('HeapProfiler.collectGarbage');
  }

  /** How many nodes and listeners the page holds, in the document or out of it. */
  async counters(): Promise<{ nodes: number; listeners: number }> {
    await this.collectGarbage();
    const { nodes, jsEventListeners } = await this.#session.send('Memory.getDOMCounters');
    return { nodes, listeners: jsEventListeners };
  }
}
