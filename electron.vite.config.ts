import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** One main build holds every Node bundle, so that they share their chunks; packages under `dependencies` stay outside. */
export default defineConfig({
  main: {
    define: { __UPDATE_KEY__: JSON.stringify(process.env.VIVIER_UPDATE_KEY ?? '') },
    build: {
      // The benchmarks drive a browser; nothing else of the main build needs it.
      externalizeDeps: { include: ['playwright-core'] },
      rollupOptions: {
        input: {
          main: 'electron/main/index.ts',
          vault: 'electron/vault/index.ts',
          reader: 'electron/reader/index.ts',
          cli: 'electron/cli/index.ts',
          bench: 'test/bench/index.ts',
          torture: 'test/torture/index.ts',
          fuzz: 'test/fuzz/index.ts',
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    html: { cspNonce: '__CSP_NONCE__' },
    plugins: [react()],
    build: {
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: 'renderer/index.html' } },
    },
  },
});
