// Which system `Qt.platform.os` names.
import { expect, it } from 'vitest';
import { systemOf } from '../../src/runtime/qt/platform.ts';

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0', 0, 'linux'],
  ['Mozilla/5.0 (X11; CrOS x86_64 15633.69.0) AppleWebKit/537.36', 0, 'linux'],
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile', 5, 'android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101', 0, 'windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 0, 'osx'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 5, 'ios'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', 5, 'ios'],
  ['Something else', 0, 'wasm'],
])('%s with %i touch points is %s', (userAgent, maxTouchPoints, os) => {
  expect(systemOf({ userAgent, maxTouchPoints })).toBe(os);
});
