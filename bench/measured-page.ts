// A browser for measurements: each has a page of its own, so that none finds what another left behind.
import { type Browser, chromium, type Page } from 'playwright';
import { browserArguments, findBrowser } from '../test/support/find-browser.mjs';

/** The middle one of some figures; `NaN` of none. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Opens a browser for the page at `address`.
 * @param ready the name of what the page's script puts on `window` once it can be used
 */
export async function measuredPage(
  address: string,
  ready: string,
): Promise<{ browser: Browser; measure<T>(work: (page: Page) => Promise<T>): Promise<T> }> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: [...browserArguments(), '--js-flags=--expose-gc'],
    ...(executablePath ? { executablePath } : {}),
  });
  return {
    browser,
    async measure(work) {
      const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
      page.on('pageerror', (error) => console.error(error.message));
      try {
        await page.goto(address);
        await page.waitForFunction((name) => name in window, ready);
        return await work(page);
      } finally {
        await page.close();
      }
    },
  };
}

/** What a page's main thread worked between its marks, in milliseconds of the processor's time. */
export interface Worked {
  /** From `begin` to `script`. */
  script: number;
  /** From `begin` to `frame`. */
  frame: number;
}
/**
 * Does `work`, in which the page marks `begin`, `script` and `frame` in turn with `performance.mark`. The processor's
 * time says what something costs even where other processes want the processor too.
 */
export async function worked(page: Page, work: () => Promise<unknown>): Promise<Worked[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['blink.user_timing'] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: { cat: string; name: string; ts: number; tts?: number }[];
  };
  const marks = trace.traceEvents
    .filter(({ cat, name }) => cat === 'blink.user_timing' && /^(begin|script|frame)$/.test(name))
    .sort((a, b) => a.ts - b.ts);
  const all: Worked[] = [];
  for (let i = 0; i + 2 < marks.length; i += 3) {
    const [begin, script, frame] = marks.slice(i, i + 3).map(({ tts }) => tts! / 1000);
    all.push({ script: script! - begin!, frame: frame! - begin! });
  }
  return all;
}

/** The bytes of a page's JavaScript heap, after collection. */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let i = 0; i < 4; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
