import { svelte } from '@sveltejs/vite-plugin-svelte';
import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [qmlet({ types: true }), svelte()] });
