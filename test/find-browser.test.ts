import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser } from './support/find-browser.mjs';

describe('findBrowser', () => {
  const only =
    (...paths: string[]) =>
    (path: string) =>
      paths.includes(path);

  it('takes the environment variable first', () => {
    const env = { QMLET_BROWSER: '/opt/b', PATH: '/usr/bin' };
    expect(findBrowser(env, only('/opt/b', '/usr/bin/chromium'))).toBe('/opt/b');
  });
  it('names a variable whose file is missing', () => {
    expect(() => findBrowser({ QMLET_BROWSER: '/nowhere' }, only())).toThrow(/QMLET_BROWSER names \/nowhere/);
  });
  it('looks through PATH in order', () => {
    const env = { PATH: ['/a', '/b'].join(delimiter) };
    expect(findBrowser(env, only('/b/google-chrome', '/b/chromium'))).toBe('/b/chromium');
  });
  it('finds none where there is none', () => {
    expect(findBrowser({ PATH: '/a' }, only())).toBeUndefined();
  });
});
