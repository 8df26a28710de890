import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

export default defineConfig({ plugins: [qmlet({ types: true }), solid()] });
