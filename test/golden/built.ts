import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** A script that prints a hash of a document, built as the app's bundles are, apart from `out/`. */
export interface Built {
  readonly printHash: string;
  readonly remove: () => void;
}

export async function buildDocuments(): Promise<Built> {
  // Inside node_modules, so that the packages that stay outside of a bundle are found.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'vivier-documents-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir,
      rollupOptions: {
        input: {
          'print-hash': join(root, 'test/golden/print-hash.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return {
    printHash: join(outDir, 'print-hash.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
