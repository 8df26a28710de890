// Compiles the QML documents into modules that any bundler takes: Angular's has no plugins of its own.
import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [qmlet({ types: true })],
  build: {
    outDir: 'src/documents',
    lib: { entry: 'src/shared/Counter.qml', formats: ['es'], fileName: () => 'counter.js' },
  },
});
