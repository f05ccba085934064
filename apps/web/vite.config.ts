import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { themeCss } from './build/theme-css.ts';

/** One build for all portals, served from `/` by the portal under a strict content security policy. */
export default defineConfig({
  base: '/',
  plugins: [react(), themeCss()],
  build: {
    target: 'es2022',
    // A data: address would need its own permission in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rolldownOptions: {
      input: { main: 'index.html', 'service-worker': 'src/service-worker/service-worker.ts' },
      output: {
        // Browsers know a service worker by its address, and it serves what lies below it: so no hash, and not in assets.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
