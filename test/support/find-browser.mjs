// Decides which Chromium runs the element tests: the one named by an environment variable, else one
// that the system has, else the one that Playwright installed for itself.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const FIXED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export const NO_BROWSER =
  'qmlet: no Chromium-based browser found for the element tests.\n' +
  'Install one with:  npx playwright install chromium\n' +
  'or name one that is there:  QMLET_BROWSER=/path/to/chrome npm test';

/**
 * The path of a Chromium-based browser.
 * @param {Record<string, string | undefined>} env environment to look in, `process.env` unless told
 * @param {(path: string) => boolean} exists whether a file is there
 * @returns {string | undefined} an absolute path; undefined when there is none
 * @throws {Error} when QMLET_BROWSER or CHROME_PATH names a file that is not there
 */
export function findBrowser(env = process.env, exists = existsSync) {
  for (const variable of ['QMLET_BROWSER', 'CHROME_PATH']) {
    const named = env[variable];
    if (!named) continue;
    if (!exists(named)) throw new Error(`qmlet: ${variable} names ${named}, which is not there.`);
    return named;
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...FIXED, chromium.executablePath()].find((path) => exists(path));
}

/** Switches that keep the browser quiet and offline; without a sandbox only where root runs it. */
export function browserArguments() {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
