// Pictures of the states page, and how they are compared. A picture is of one section in one mode; what is compared
// is each state in it, so that a small thing that is missing from one is not lost among the others.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { build } from 'vite';
import { ROOT } from '../../scripts/bundle.ts';
import { qmlet } from '../../src/compiler/vite.ts';

export const GOLDENS = join(ROOT, 'test/visual/goldens');

/** The modes, each with what the browser is told and what the page's address says. */
export const MODES: Record<string, { query: string; options: BrowserContextOptions }> = {
  light: { query: '', options: { colorScheme: 'light' } },
  dark: { query: '', options: { colorScheme: 'dark' } },
  forced: { query: '', options: { colorScheme: 'dark', forcedColors: 'active' } },
  rtl: { query: '?rtl', options: { colorScheme: 'light' } },
};

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Builds the states page as its readers get it, and serves it. */
export async function serveStates(): Promise<{ url: string; close(): void }> {
  const outDir = join(tmpdir(), `qmlet-states-${process.pid}`);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [qmlet()],
    define: { __DEV__: 'false' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: join(ROOT, 'states.html') },
    },
  });
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://here');
    try {
      const body = readFileSync(join(outDir, pathname));
      response
        .writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' })
        .end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/states.html`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Opens the page in a mode, once everything in it stands. */
export async function openStates(
  browser: Browser,
  url: string,
  mode: string,
): Promise<{ page: Page; complaints: string[] }> {
  const { query, options } = MODES[mode]!;
  const context = await browser.newContext({
    viewport: { width: 800, height: 1200 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(url + query);
  await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: 60_000 });
  return { page, complaints };
}

export const sectionsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-section]')].map(({ dataset }) => dataset.section!),
  );

/** A picture of a section as PNG. What has the focus in it gets it first; several of them are taken one by one. */
export async function takeSection(page: Page, name: string): Promise<Buffer> {
  const section = page.locator(`[data-section=${name}]`);
  // A document that is being loaded is given up after a while: it begins anew.
  await section.evaluate((element) => {
    for (const view of element.querySelectorAll('qml-view'))
      if (view.getAttribute('status') === 'loading') view.reload();
  });
  return section.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
}

/** The states with the focus, each a picture of its own. */
export async function takeFocused(page: Page, name: string): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>();
  const figures = page.locator(`[data-section=${name}] figure:has([data-focus])`);
  for (let i = 0; i < (await figures.count()); i++) {
    const figure = figures.nth(i);
    // By the keyboard, as only then an outline is shown.
    await page.keyboard.press('Shift');
    await figure.evaluate((element) => element.querySelector<HTMLElement>('[data-focus]')!.focus());
    pictures.set(
      `focus-${i + 1}`,
      await figure.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' }),
    );
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
  return pictures;
}

export interface Area {
  state: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
/** Where the states stand in the picture of a section. */
export const areasOf = (page: Page, name: string): Promise<Area[]> =>
  page.evaluate((wanted) => {
    const section = document.querySelector<HTMLElement>(`[data-section=${wanted}]`)!;
    const from = section.getBoundingClientRect();
    return [...section.querySelectorAll('figure')].map((figure) => {
      const { left, top, width, height } = figure.getBoundingClientRect();
      return { state: figure.dataset.state!, x: left - from.left, y: top - from.top, width, height };
    });
  }, name);

export interface Difference {
  state: string;
  /** How many cells look other, of all. */
  cells: number;
  of: number;
  /** How far the most different one is off, of 255. */
  most: number;
}

/**
 * What two pictures have different. They are compared in cells of 8 pixels, each the mean of its colours, so that
 * another way to smooth the edges of letters makes no difference, and a letter more or less does.
 */
export async function compare(
  page: Page,
  before: Buffer,
  after: Buffer,
  areas: Area[] | null,
): Promise<Difference[]> {
  return page.evaluate(
    async ([one, two, list]) => {
      const load = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await load(one), await load(two)];
      const whole = {
        state: 'all',
        x: 0,
        y: 0,
        width: Math.max(a.width, b.width),
        height: Math.max(a.height, b.height),
      };
      if (a.width !== b.width || a.height !== b.height)
        return [
          { state: `${b.width}×${b.height} instead of ${a.width}×${a.height}`, cells: 1, of: 1, most: 255 },
        ];
      const mean = (image: ImageData, x0: number, y0: number, x1: number, y1: number): number[] => {
        const sum = [0, 0, 0];
        for (let y = y0; y < y1; y++)
          for (let x = x0; x < x1; x++)
            for (let c = 0; c < 3; c++) sum[c]! += image.data[(y * image.width + x) * 4 + c]!;
        return sum.map((value) => value / ((x1 - x0) * (y1 - y0)));
      };
      return (list ?? [whole]).map(({ state, x, y, width, height }) => {
        let cells = 0;
        let of = 0;
        let most = 0;
        for (let top = Math.round(y); top < Math.round(y + height); top += 8)
          for (let left = Math.round(x); left < Math.round(x + width); left += 8) {
            const right = Math.min(left + 8, Math.round(x + width), a.width);
            const bottom = Math.min(top + 8, Math.round(y + height), a.height);
            const [m, n] = [mean(a, left, top, right, bottom), mean(b, left, top, right, bottom)];
            const off = Math.max(...m.map((value, c) => Math.abs(value - n[c]!)));
            of++;
            most = Math.max(most, off);
            if (off > 24) cells++;
          }
        return { state, cells, of, most: Math.round(most) };
      });
    },
    [before.toString('base64'), after.toString('base64'), areas] as const,
  );
}

/** Whether a difference is one that a reader would see. */
export const isVisible = ({ cells, of }: Difference): boolean => cells > Math.max(2, of * 0.01);
