// Builds the desk into built/, which the program embeds. The output is the same for the same source:
// names hold a hash of the content, and nothing of the machine goes in.
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  publicDir: false,
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  server: { proxy: { '/api': process.env['SAYSO_SERVER'] ?? 'http://127.0.0.1:8420' } },
  build: {
    outDir: 'built',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    // The content security policy allows no inline style, script or data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
