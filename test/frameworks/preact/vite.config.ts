import preact from '@preact/preset-vite';
import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [qmlet({ types: true }), preact()] });
