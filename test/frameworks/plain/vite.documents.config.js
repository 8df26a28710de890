// Compiles the QML document for `defineElement` into a module that a page imports as it is, and what the
// applications have in common along with it.
import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [qmlet({ types: true })],
  build: {
    outDir: 'dist/built',
    lib: {
      entry: { counter: 'src/shared/Counter.qml', page: 'src/shared/page.ts' },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
  },
});
