import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { qmlet } from './src/compiler/vite.ts';
import { conformanceDocuments } from './test/support/conformance-plugin.ts';
import { browserArguments, findBrowser } from './test/support/find-browser.mjs';
import { inputCommands } from './test/support/input-commands.ts';

/** `@open-wc/testing` imports a file that only its own test server serves; nothing of it is needed. */
const openWcWithoutItsServer: Plugin = {
  name: 'open-wc-without-its-server',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('__web-dev-server__web-socket.js') ? '\0web-dev-server' : null),
  load: (id) => (id === '\0web-dev-server' ? 'export const webSocket = undefined;' : null),
};

const browser = process.env.VITEST ? findBrowser() : undefined;

export default defineConfig({
  plugins: [openWcWithoutItsServer, conformanceDocuments(), qmlet()],
  define: { __DEV__: JSON.stringify(process.env.NODE_ENV !== 'production') },
  // The pages for people: the demo with the playground, and every state of every tag.
  build: { outDir: 'pages', target: 'esnext', rolldownOptions: { input: ['index.html', 'states.html'] } },
  optimizeDeps: { include: ['@open-wc/testing', 'lit', 'axe-core', 'sql.js/dist/sql-wasm-inline.js'] },
  test: {
    globals: true,
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', 'test/frameworks/**'],
          setupFiles: ['test/support/setup-console.ts'],
          // Many of them start processes and wait for them: on a busy machine that takes its time.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // For the same reason more of them run at a time than there are cores.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          setupFiles: ['test/support/setup-console.ts', 'test/support/setup-browser.ts'],
          // Focus, the clipboard and frame times belong to one page at a time.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            commands: inputCommands,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 800, height: 600 },
            provider: playwright({
              launchOptions: { args: browserArguments(), ...(browser ? { executablePath: browser } : {}) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
