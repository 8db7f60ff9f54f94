import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** `unit`: beside the code, any number at once. `e2e`: the built app in its host, one at a time, after the others. */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'unit',
          include: ['{electron,renderer,shared,test}/**/*.test.{ts,tsx}'],
          pool: 'forks',
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/**/*.spec.ts'],
          pool: 'forks',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
          // The host hooks the resolution of modules: it must be loaded by Node itself.
          server: { deps: { external: [/\/electron\/launch\//, /\/out\//] } },
        },
      },
    ],
  },
});
