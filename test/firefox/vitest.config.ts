// `npm run test:firefox`: the tests of the chat's tags in Firefox.
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../vite.config.ts';
import { firefox } from './provider.ts';

const ROOT = join(import.meta.dirname, '../..');
const { test, ...vite } = base;
const browser = test!.projects!.find(
  (project) => (project as { test?: { name?: string } }).test?.name === 'browser',
) as { test: Record<string, unknown> };

export default mergeConfig(
  vite,
  defineConfig({
    root: ROOT,
    // Bundled beforehand, it would be another one than the page's own.
    optimizeDeps: { exclude: ['@vitest/browser', '@vitest/browser/locators'] },
    test: {
      globals: true,
      globalSetup: test!.globalSetup as string[],
      name: 'firefox',
      include: ['test/chat/**/*.browser.test.ts'],
      setupFiles: browser.test.setupFiles as string[],
      fileParallelism: false,
      testTimeout: 30_000,
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        viewport: { width: 800, height: 600 },
        provider: firefox(),
        instances: [{ browser: 'firefox' as never }],
      },
    },
  }),
);
