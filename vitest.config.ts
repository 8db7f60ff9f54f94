import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Tests that put another module in the place of one (a disk that fails, Electron): each has its modules to itself. */
const apart = 'test/security/bar-{26,30,32,38,45,48,50,57}-*.test.ts';

/** Long campaigns, in the window or not: `npm run proof`. */
const proof = '{electron,renderer,shared,test}/**/*.proof.{test,spec}.ts';

/** The host hooks the resolution of modules: it must be loaded by Node itself. */
const server = { deps: { external: [/\/electron\/launch\//, /\/out\//] } };
const globalSetup = ['test/e2e/canary-tally.ts', 'test/e2e/ready-portfolio.ts'];

/**
 * `unit`: beside the code, as many at once as there are cores, with the modules loaded once for each of them. `e2e`: the
 * built app in its host, each in a process and a profile of its own, two at a time: a person's pauses, which those specs
 * wait for, cost no processor. `proof`: what takes longer than a person waits, each file alone.
 */
export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'unit',
          setupFiles: ['test/support/read-here.ts'],
          include: ['{electron,renderer,shared,test}/**/*.test.{ts,tsx}'],
          exclude: [apart, proof],
          pool: 'forks',
          // One core of two would stay idle by default.
          maxWorkers: '100%',
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 120_000 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'apart',
          setupFiles: ['test/support/read-here.ts'],
          include: [apart],
          exclude: [proof],
          pool: 'forks',
          maxWorkers: '100%',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 120_000 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          setupFiles: ['test/support/read-here.ts'],
          include: ['test/**/*.spec.ts'],
          exclude: [proof],
          globalSetup,
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // A second is too short for a screen on a machine that has other work.
          expect: { poll: { timeout: 120_000 } },
          sequence: { groupOrder: 1 },
          server,
        },
      },
      {
        test: {
          name: 'proof',
          setupFiles: ['test/support/read-here.ts'],
          include: [proof],
          globalSetup,
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 900_000,
          hookTimeout: 900_000,
          expect: { poll: { timeout: 120_000 } },
          sequence: { groupOrder: 2 },
          server,
        },
      },
    ],
  },
});
