/**
 * Lets a child process of a test import the sources as they stand, without a build: Node takes the types away, this finds
 * what an import without an extension, or of a folder, means. `node --import test/support/typescript-loader.mjs child.ts`.
 */
import { existsSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

/** @param {URL} url */
const isFile = (url) => existsSync(url) && statSync(url).isFile();

registerHooks({
  resolve: (specifier, context, next) => {
    if (!specifier.startsWith('.') || context.parentURL?.includes('/node_modules/'))
      return next(specifier, context);
    const wanted = new URL(specifier, context.parentURL);
    const found = ['', '.ts', '/index.ts'].map((end) => new URL(wanted.href + end)).find(isFile);
    if (found === undefined) return next(specifier, context);
    return fileURLToPath(found).endsWith('.json')
      ? next(found.href, { ...context, importAttributes: { type: 'json' } })
      : next(found.href, context);
  },
});
