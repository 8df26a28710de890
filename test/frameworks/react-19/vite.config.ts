import react from '@vitejs/plugin-react';
import qmlet from 'qmlet/vite';
import { defineConfig } from 'vite';

export default defineConfig({ plugins: [qmlet({ types: true }), react()] });
