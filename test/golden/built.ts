import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** The worker of the documents and a script that prints a hash, built as the app's bundles are, apart from `out/`. */
export interface Built {
  readonly worker: URL;
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
          'pdf-worker': join(root, 'electron/vault/documents/pdf-worker.ts'),
          'print-hash': join(root, 'test/golden/print-hash.ts'),
        },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return {
    worker: pathToFileURL(join(outDir, 'pdf-worker.mjs')),
    printHash: join(outDir, 'print-hash.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
