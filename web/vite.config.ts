import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfAssets } from './pdf-assets.ts';

/**
 * The browsers we promise: Chromium 108 (WeChat's and 360's in-app browsers), Firefox ESR 115,
 * Safari 16.
 * `public/browser-check.js` shows older ones a readable page instead of a blank one.
 */
const BROWSERS = ['chrome108', 'edge108', 'firefox115', 'safari16'];

export default defineConfig({
  plugins: [react(), pdfAssets()],
  // The server replaces this placeholder with the nonce of each answer; see index.html.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    manifest: true,
    // A data: URL would need `font-src data:` and the like in the content security policy.
    assetsInlineLimit: 0,
    // Inlined preload polyfills would be inline scripts; every promised browser knows
    // modulepreload.
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      // The server compares Origin with Host: a changed host would look like another site.
      '/api': {
        target: process.env['JIXU_API'] ?? 'http://localhost:3000',
        changeOrigin: false,
      },
    },
  },
});
