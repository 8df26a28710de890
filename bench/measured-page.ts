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

/** The bytes of a page's JavaScript heap, after collection. */
export async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let i = 0; i < 4; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
