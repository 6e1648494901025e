import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window is one page of plain files with relative addresses: it is served by the browser host and by the desktop's own scheme. */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The polyfill would be an inline script, which the page's security policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
  },
});
