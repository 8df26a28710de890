// Decides which Firefox runs the element tests: the one named by QMLET_FIREFOX, else one that the system has.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['firefox-esr', 'firefox', 'firefox.exe'];
const FIXED = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

export const NO_FIREFOX =
  'qmlet: no Firefox found for the element tests.\n' +
  'Install one with:  apt-get install firefox-esr  (Debian), or from https://www.mozilla.org/firefox\n' +
  'or name one that is there:  QMLET_FIREFOX=/path/to/firefox npm run test:firefox';

/**
 * The path of a Firefox; undefined when there is none.
 * @throws Error when QMLET_FIREFOX names a file that is not there
 */
export function findFirefox(
  env: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const named = env.QMLET_FIREFOX;
  if (named && !exists(named)) throw new Error(`qmlet: QMLET_FIREFOX names ${named}, which is not there.`);
  if (named) return named;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...FIXED].find(exists);
}
