import vue from '@vitejs/plugin-vue';
import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    qmlet({ types: true }),
    // Vue has to be told which tags are none of its own components.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } }),
  ],
});
