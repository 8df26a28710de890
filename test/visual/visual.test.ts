// Every state of every tag looks as it was recorded, in light, dark, forced colours and right-to-left.
// `npm run record:visual` records anew; look at what changed before you commit it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser, NO_BROWSER } from '../support/find-browser.mjs';
import {
  areasOf,
  compare,
  GOLDENS,
  isVisible,
  MODES,
  openStates,
  sectionsOf,
  serveStates,
  takeFocused,
  takeSection,
} from './pictures.ts';

const FAILED = join(tmpdir(), 'qmlet-visual');

let browser: Browser;
let states: Awaited<ReturnType<typeof serveStates>>;
beforeAll(async () => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  [browser, states] = await Promise.all([
    chromium.launch({ executablePath, args: browserArguments() }),
    serveStates(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  states?.close();
});

/** Fails with what is different, and leaves the picture to look at. */
async function hold(page: Page, file: string, picture: Buffer, section: string | null): Promise<string[]> {
  const golden = join(GOLDENS, file);
  if (!existsSync(golden)) return [`${file} was not recorded: npm run record:visual`];
  const areas = section ? await areasOf(page, section) : null;
  const seen = (await compare(page, readFileSync(golden), picture, areas)).filter(isVisible);
  if (!seen.length) return [];
  mkdirSync(FAILED, { recursive: true });
  writeFileSync(join(FAILED, file), picture);
  return seen.map(
    ({ state, cells, of, most }) =>
      `${file}: "${state}" looks other (${cells} of ${of} cells, by up to ${most}); see ${join(FAILED, file)}`,
  );
}

describe('the states page', { timeout: 120_000 }, () => {
  it.each(Object.keys(MODES))('looks as recorded: %s', async (mode) => {
    const { page, complaints } = await openStates(browser, states.url, mode);
    const wrong: string[] = [];
    for (const section of await sectionsOf(page)) {
      wrong.push(...(await hold(page, `${section}-${mode}.png`, await takeSection(page, section), section)));
      for (const [name, picture] of await takeFocused(page, section))
        wrong.push(...(await hold(page, `${section}-${name}-${mode}.png`, picture, null)));
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('needs no server', async () => {
    const { page } = await openStates(browser, states.url, 'light');
    const origin = new URL(states.url).origin;
    const foreign = await page.evaluate(
      (own) =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => name)
          .filter((name) => !name.startsWith(own) && !/^(blob|data):/.test(name)),
      origin,
    );
    expect(foreign).toEqual([]);
    await page.context().close();
  });

  it('is held whole: a golden for each section and mode, and none beside', async () => {
    const { page } = await openStates(browser, states.url, 'light');
    const sections = await sectionsOf(page);
    const recorded = readdirSync(GOLDENS).filter((name) => !name.includes('focus'));
    expect(recorded.sort()).toEqual(
      sections.flatMap((section) => Object.keys(MODES).map((mode) => `${section}-${mode}.png`)).sort(),
    );
    await page.context().close();
  });

  it('tells when a word is missing, and not when letters are smoothed otherwise', async () => {
    const { page } = await openStates(browser, states.url, 'light');
    const before = await takeSection(page, 'chat-view');
    const areas = await areasOf(page, 'chat-view');
    await page.addStyleTag({
      content: 'chat-view { -webkit-font-smoothing: antialiased; text-rendering: geometricPrecision }',
    });
    const smoothed = await compare(page, before, await takeSection(page, 'chat-view'), areas);
    expect(smoothed.filter(isVisible)).toEqual([]);
    await page.addStyleTag({ content: "chat-view { --chat-view-returned: '' }" });
    const less = await compare(page, before, await takeSection(page, 'chat-view'), areas);
    expect(less.filter(isVisible).map(({ state }) => state)).toEqual(['returned']);
    await page.context().close();
  });
});
