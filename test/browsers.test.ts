// docs/browsers.md, and the reading of the support data that it is made of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { browsersPage, FEATURES, firstVersion } from '../scripts/browsers.ts';
import { ROOT } from '../scripts/bundle.ts';
import { findFirefox } from './firefox/find-firefox.ts';

describe('the browsers', () => {
  it('are told as the data and the sources have them', () => {
    expect(readFileSync(join(ROOT, 'docs/browsers.md'), 'utf8')).toBe(browsersPage());
  });

  it('are asked for features without flags, and for features that are known', () => {
    expect(firstVersion('api.CustomElementRegistry.define', 'safari')).toBe('10.1');
    expect(firstVersion('html.elements.script.type.importmap.integrity', 'chrome')).toBe('127');
    expect(() => firstVersion('api.Nothing', 'chrome')).toThrow("MDN's data has no 'api.Nothing'");
  });

  it('are not asked for what the sources do not use', () => {
    const unused = { ...FEATURES[0]!, name: 'Time travel', pattern: /travelInTime/ };
    expect(() => browsersPage([unused])).toThrow('Time travel is not used in src/components/chat');
  });

  it('include the Firefox that a variable names, else one on the path', () => {
    expect(findFirefox({ QMLET_FIREFOX: '/a' }, () => true)).toBe('/a');
    expect(() => findFirefox({ QMLET_FIREFOX: '/a' }, () => false)).toThrow('QMLET_FIREFOX names /a');
    expect(findFirefox({ PATH: '/x:/y' }, (path) => path === join('/y', 'firefox'))).toBe(
      join('/y', 'firefox'),
    );
    expect(findFirefox({ PATH: '/x' }, () => false)).toBe(undefined);
  });
});
