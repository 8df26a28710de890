// `npm run record:visual`: takes the pictures of the states page that test/visual holds it against. Look at those
// that changed before you commit them.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { browserArguments, findBrowser, NO_BROWSER } from '../test/support/find-browser.mjs';
import {
  GOLDENS,
  MODES,
  openStates,
  sectionsOf,
  serveStates,
  takeFocused,
  takeSection,
} from '../test/visual/pictures.ts';

const executablePath = findBrowser();
if (!executablePath) throw new Error(NO_BROWSER);
const states = await serveStates();
const browser = await chromium.launch({ executablePath, args: browserArguments() });
/** Kept until all are there: what fails on the way leaves the old ones. */
const pictures = new Map<string, Buffer>();
try {
  for (const mode of Object.keys(MODES)) {
    const { page, complaints } = await openStates(browser, states.url, mode);
    for (const complaint of complaints) console.error(`${mode}: ${complaint}`);
    for (const section of await sectionsOf(page)) {
      pictures.set(`${section}-${mode}.png`, await takeSection(page, section));
      for (const [name, picture] of await takeFocused(page, section))
        pictures.set(`${section}-${name}-${mode}.png`, picture);
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  states.close();
}
mkdirSync(GOLDENS, { recursive: true });
for (const name of readdirSync(GOLDENS)) rmSync(join(GOLDENS, name));
for (const [name, picture] of pictures) writeFileSync(join(GOLDENS, name), picture);
console.log(`${pictures.size} pictures in test/visual/goldens`);
